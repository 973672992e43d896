import { isWarm, median } from "../stats";
import type { CallRecord } from "../records";
import { axis, linearAxis, roundTicks } from "./axis";
import { measured, thin, seriesOf } from "./calls";
import type { FigureSource } from "./calls";
import type { Figure, ScatterTrace } from "./figure";
import { emptyFigure, figure, heading } from "./layout";
import { plain, short } from "./text";
import { light } from "./theme";

/** Throughput in the order in which calls were made, relative to the median of its stage, session and variant, with the drift line (Theil–Sen). */
export function runOrder(source: FigureSource): Figure {
  const title = "In the order of the calls";
  const warm = measured(source).filter((call) => isWarm(call) && call.throughput !== undefined);
  const cellOf = ({ variant, stage, session }: CallRecord): string => JSON.stringify([variant, stage, session]);
  const times = new Map<string, number>();
  for (const call of warm) times.set(cellOf(call), (times.get(cellOf(call)) ?? 0) + 1);
  // A session that was called once in a variant has nothing to be compared with.
  const calls = warm.filter((call) => call.session === undefined || times.get(cellOf(call))! > 1);
  if (calls.length < 3) return emptyFigure("run-order", title, "Drift needs at least 3 warm calls.");
  const cells = new Map<string, number[]>();
  for (const call of calls) cells.set(cellOf(call), [...(cells.get(cellOf(call)) ?? []), call.throughput!]);
  const centres = new Map([...cells].map(([cell, values]) => [cell, median(values)!]));
  const points = calls
    .map((call, index) => ({
      call,
      at: call.order ?? index,
      y: (call.throughput! / centres.get(cellOf(call))! - 1) * 100,
    }))
    .sort((a, b) => a.at - b.at);
  const sampled = thin(points, 400);
  const slope = theilSen(sampled.map(({ at, y }) => [at, y] as const));
  const centreAt = median(points.map(({ at }) => at))!;
  const centreY = median(points.map(({ y }) => y))!;
  const [first, last] = [points[0]!.at, points.at(-1)!.at];
  const line = (at: number): number => centreY + slope * (at - centreAt);
  const drift = slope * (last - first);
  const data = seriesOf(source, calls).map(({ variant, ...style }): ScatterTrace => {
    const own = sampled.filter(({ call }) => call.variant === variant);
    return {
      type: "scatter",
      mode: "markers",
      x: own.map(({ at }) => at + 1),
      y: own.map(({ y }) => y),
      name: plain(variant),
      xaxis: "x",
      yaxis: "y",
      showlegend: true,
      hoverinfo: "text",
      hovertext: own.map(
        ({ call, at, y }) =>
          `call ${at + 1}: ${plain(variant)}, ${plain(call.stage)}, run ${call.run}<br>${short(call.throughput!)} tokens/s (${signed(y)})`,
      ),
      marker: {
        color: style.colour,
        symbol: style.symbol,
        size: sampled.length > 150 ? 5 : 8,
        line: { color: light.surface, width: 1 },
      },
    };
  });
  data.push({
    type: "scatter",
    mode: "lines",
    x: [first + 1, last + 1],
    y: [line(first), line(last)],
    name: "drift",
    xaxis: "x",
    yaxis: "y",
    showlegend: false,
    hoverinfo: "skip",
    line: { color: light.ink, width: 1.5 },
  });
  const room = Math.max(0.5, (last - first) * 0.02);
  const xTicks = roundTicks(first + 1, last + 1, 8).filter((tick) => Number.isInteger(tick) && tick >= 1);
  return figure({
    name: "run-order",
    title,
    data,
    height: 270,
    axes: {
      xaxis: axis("linear", [first + 1 - room, last + 1 + room], xTicks, {
        title: "place in the order of calls",
        grid: false,
        line: true,
      }),
      yaxis: linearAxis([...sampled.map(({ y }) => y), -1, 1], { zero: false, anchor: "x" }),
    },
    annotations: [heading("throughput against its own median, %", 1)],
    n: calls.length,
    alt: `${title}: the drift line changes by ${signed(drift)} from the first call to the last, over ${calls.length} warm calls.`,
    caption: `n = ${calls.length.toLocaleString("en-US")} warm calls, each against the median of its ${calls.some(({ session }) => session !== undefined) ? "stage, prompt" : "stage"} and variant. Line: Theil–Sen, ${signed(drift)} from first to last.`,
  });
}

function signed(percent: number): string {
  const size = Math.abs(percent).toFixed(1);
  return `${size === "0.0" ? "±" : percent < 0 ? "−" : "+"}${size} %`;
}

/** Median of all pairwise slopes. */
function theilSen(points: readonly (readonly [number, number])[]): number {
  const slopes: number[] = [];
  points.forEach(([x0, y0], i) => {
    for (const [x1, y1] of points.slice(i + 1)) if (x1 !== x0) slopes.push((y1 - y0) / (x1 - x0));
  });
  return median(slopes) ?? 0;
}
