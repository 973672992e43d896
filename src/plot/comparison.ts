import { hodgesLehmannRatio, isWarm } from "../stats";
import type { CallRecord } from "../records";
import { axis, namedAxis } from "./axis";
import { measured, stagesOf, thin, variantsOf } from "./calls";
import type { Figure, ScatterTrace } from "./figure";
import { emptyFigure, figure, heading } from "./layout";
import { plain, shorten } from "./text";
import { light, seriesStyle } from "./theme";

export interface ComparisonOptions {
  /** Difference that does not matter in practice, as a share; 0.05 = ±5 %. */
  readonly margin?: number;
}

/** Values a side that a ratio is drawn from. */
const mostValues = 1000;

const metrics = [
  { label: "TTFT", of: (call: CallRecord) => call.clock.ttftMs },
  {
    label: "time per token",
    of: (call: CallRecord) => (call.throughput === undefined ? undefined : 1000 / call.throughput),
  },
] as const;

/**
 * Time of each candidate over time of the first variant, with its 95 % interval, against the band that does not matter.
 * Hodges–Lehmann ratio on logarithms; warm calls, at least 4 a side.
 */
export function comparison(all: readonly CallRecord[], options: ComparisonOptions = {}): Figure {
  const margin = options.margin ?? 0.05;
  const title = "Is the difference real?";
  const calls = measured(all).filter(isWarm);
  const [baseline, ...candidates] = variantsOf(calls);
  const rows = candidates.flatMap((candidate, index) =>
    metrics.flatMap((metric) =>
      stagesOf(measured(all)).flatMap((stage) => {
        const values = (variant: string): readonly number[] =>
          calls
            .filter((call) => call.variant === variant && call.stage === stage)
            .map(metric.of)
            .filter((value): value is number => value !== undefined && Number.isFinite(value));
        const [first, second] = [values(baseline!), values(candidate)];
        // All pairs of thousands of calls take seconds; evenly spaced ones place the mark as well.
        const shift = hodgesLehmannRatio(thin(first, mostValues), thin(second, mostValues));
        const label = `${metric.label} · ${stage}${candidates.length > 1 ? ` · ${candidate}` : ""}`;
        return shift ? [{ label, shift, index: index + 1, n: [first.length, second.length] as const, candidate }] : [];
      }),
    ),
  );
  if (rows.length === 0) {
    return emptyFigure("comparison", title, "A comparison with an interval needs two variants with 4 warm calls each.");
  }
  const percent = (ratio: number): string => `${ratio < 1 ? "−" : "+"}${Math.abs((ratio - 1) * 100).toFixed(1)} %`;
  const far = Math.max(1.12, 1 + margin * 2, ...rows.flatMap(({ shift }) => [1 / shift.low, shift.high])) * 1.02;
  const steps = [0.1, 0.2, 0.25, 0.5, 0.8, 0.9, 0.95, 1, 1.05, 1.1, 1.25, 2, 4, 5, 10];
  const wanted = far > 1.6 ? [0.1, 0.25, 0.5, 1, 2, 4, 10] : far > 1.2 ? [0.8, 0.9, 1, 1.1, 1.25, 1.5] : steps;
  const ticks = wanted.filter((tick) => tick >= 1 / far && tick <= far);
  const data = rows.map(({ shift, index, label, n, candidate }, row): ScatterTrace => {
    const style = seriesStyle(index);
    return {
      type: "scatter",
      mode: "markers",
      x: [shift.estimate],
      y: [row],
      name: plain(candidate),
      xaxis: "x",
      yaxis: "y",
      showlegend: false,
      hoverinfo: "text",
      hovertext: [
        `${plain(label)}: ${percent(shift.estimate)}<br>95 % interval ${percent(shift.low)} to ${percent(shift.high)}<br>n = ${n[0]} + ${n[1]}`,
      ],
      marker: { color: style.colour, symbol: style.symbol, size: 11, line: { color: light.surface, width: 1.5 } },
      error_x: {
        type: "data",
        symmetric: false,
        array: [shift.high - shift.estimate],
        arrayminus: [shift.estimate - shift.low],
        color: style.colour,
        thickness: 2.2,
        width: 6,
      },
    };
  });
  const x = axis("log", [-Math.log10(far), Math.log10(far)], ticks, { title: `time, relative to ${plain(baseline!)}` });
  return figure({
    name: "comparison",
    title,
    data,
    left: 168,
    height: 104 + rows.length * 44,
    axes: {
      xaxis: { ...x, ticktext: ticks.map((tick) => (tick === 1 ? "same" : percent(tick).replace(".0", ""))) },
      yaxis: namedAxis(
        rows.map((row) => plain(shorten(row.label, 25))),
        { anchor: "x", downwards: true },
      ),
    },
    shapes: [
      {
        type: "rect",
        x0: 1 - margin,
        x1: 1 + margin,
        xref: "x",
        y0: 0,
        y1: 1,
        yref: "paper",
        layer: "below",
        fillcolor: light.band,
        line: { color: light.band, width: 0 },
      },
      {
        type: "line",
        x0: 1,
        x1: 1,
        xref: "x",
        y0: 0,
        y1: 1,
        yref: "paper",
        layer: "below",
        line: { color: light.line, width: 1 },
      },
    ],
    annotations: [heading("← less time", 1), { ...heading("more time →", 1, 1), xanchor: "right" }],
    n: calls.length,
    alt: `${title} Time relative to ${baseline!}: ${rows
      .map(
        ({ label, shift, n, candidate }) =>
          `${candidate}, ${label}: ${percent(shift.estimate)} (95 % interval ${percent(shift.low)} to ${percent(shift.high)}, n = ${n[0]} + ${n[1]})`,
      )
      .join("; ")}.`,
    caption: `n = ${[...new Set(rows.map(({ n }) => `${n[0]} + ${n[1]}`))].join(", ")} warm calls. Marks: Hodges–Lehmann ratio with its 95 % interval; shaded: ±${margin * 100} %, differences that do not matter in practice.${rows.some(({ n }) => Math.max(...n) > mostValues) ? ` Drawn from ${mostValues} evenly spaced calls a side; the verdicts above use all.` : ""}`,
  });
}
