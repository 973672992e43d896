import { isWarm, median, medianInterval } from "../stats";
import { capital } from "../text";
import { metrics } from "../records";
import type { CallRecord, MetricName } from "../records";
import { linearAxis, namedAxis } from "./axis";
import { measured, stagesOf, thin, variantsOf } from "./calls";
import type { Figure, ScatterTrace } from "./figure";
import { emptyFigure, figure } from "./layout";
import { plain, short, shorten } from "./text";
import { light, seriesStyle } from "./theme";

export interface DistributionOptions {
  readonly metric?: MetricName;
}

const mostDots = 200;

/** Every warm call a dot, one row per stage and variant, with the median and its interval. */
export function distribution(all: readonly CallRecord[], options: DistributionOptions = {}): Figure {
  const { name: metric, word, unit, of } = metrics[options.metric ?? "throughput"];
  const label = capital(word);
  const name = `distribution-${metric}`;
  const title = `${label}: every warm call`;
  const calls = measured(all).filter((call) => isWarm(call) && Number.isFinite(of(call)));
  if (calls.length === 0) return emptyFigure(name, title, "No warm call with a value.");
  const variants = variantsOf(calls);
  const every = stagesOf(measured(all)).flatMap((stage) =>
    variantsOf(measured(all)).map((variant) => ({ stage, variant })),
  );
  const rows = every.filter((row) => calls.some((call) => call.stage === row.stage && call.variant === row.variant));
  const none = every.filter((row) => !rows.includes(row)).map(({ stage, variant }) => `${stage} · ${variant}`);
  const data: ScatterTrace[] = [];
  const words: string[] = [];
  rows.forEach(({ stage, variant }, row) => {
    const values = calls.filter((call) => call.stage === stage && call.variant === variant).map((call) => of(call)!);
    const style = seriesStyle(variants.indexOf(variant));
    const drawn = thin(
      [...values].sort((a, b) => a - b),
      mostDots,
    );
    const base = { type: "scatter", name: plain(variant), xaxis: "x", yaxis: "y", hoverinfo: "text" } as const;
    data.push({
      ...base,
      mode: "markers",
      x: [...drawn],
      y: drawn.map((_, i) => row - 0.06 - spread(i) * 0.26),
      showlegend: false,
      hovertext: drawn.map((value) => `${short(value)} ${unit}`),
      marker: { color: style.colour, symbol: "circle", size: drawn.length > 60 ? 4 : 6, opacity: 0.55 },
    });
    const centre = median(values);
    const interval = medianInterval(values);
    if (centre === undefined) return;
    const sure = interval
      ? ` [${short(interval.low)}, ${short(interval.high)}], ${short(interval.confidence * 100)} %`
      : "";
    words.push(`${variant}, ${stage}: median ${short(centre)} ${unit}${sure} (n = ${values.length})`);
    data.push({
      ...base,
      mode: "markers",
      x: [centre],
      y: [row + 0.2],
      showlegend: false,
      hovertext: [`median ${short(centre)} ${unit}${sure}`],
      marker: { color: style.colour, symbol: style.symbol, size: 11, line: { color: light.surface, width: 1.5 } },
      ...(interval
        ? {
            error_x: {
              type: "data",
              symmetric: false,
              array: [interval.high - centre],
              arrayminus: [centre - interval.low],
              color: style.colour,
              thickness: 2,
              width: 5,
            },
          }
        : {}),
    });
  });
  return figure({
    name,
    title,
    data,
    left: 132,
    height: 74 + rows.length * 58,
    axes: {
      xaxis: linearAxis(
        calls.map((call) => of(call)!),
        { title: `${label}, ${unit}`, zero: false },
      ),
      yaxis: namedAxis(
        rows.map(({ stage, variant }) => plain(shorten(`${stage} · ${variant}`, 20))),
        { anchor: "x", downwards: true },
      ),
    },
    n: calls.length,
    alt: `${title}. ${words.join("; ")}.`,
    caption: `n = ${calls.length.toLocaleString("en-US")} warm calls. Below the dots: median with its order-statistic interval (95 % from n = 6 on).${calls.length > mostDots ? ` At most ${mostDots} dots a row are drawn, evenly spaced by rank.` : ""}${none.length > 0 ? ` Without a warm call: ${none.join(", ")}.` : ""}`,
  });
}

/** A fixed spread from 0 to 1 that keeps neighbours apart (golden ratio sequence). */
function spread(index: number): number {
  return (index * 0.6180339887) % 1;
}
