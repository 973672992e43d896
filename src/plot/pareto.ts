import { isWarm, median } from "../stats";
import type { CallRecord } from "../records";
import { linearAxis } from "./axis";
import { measured, stagesOf, variantsOf } from "./calls";
import type { Figure, ScatterTrace } from "./figure";
import { emptyFigure, figure, heading } from "./layout";
import { plain, short } from "./text";
import { light, seriesStyle } from "./theme";

/** Median TTFT against median throughput of every stage and variant; the line joins those that no other beats in both. */
export function pareto(all: readonly CallRecord[]): Figure {
  const title = "TTFT against throughput";
  const calls = measured(all).filter(isWarm);
  const variants = variantsOf(calls);
  const points = variants.flatMap((variant, index) =>
    stagesOf(calls).flatMap((stage) => {
      const own = calls.filter((c) => c.variant === variant && c.stage === stage);
      const x = median(own.flatMap((c) => (c.clock.ttftMs === undefined ? [] : [c.clock.ttftMs])));
      const y = median(own.flatMap((c) => (c.throughput === undefined ? [] : [c.throughput])));
      return x === undefined || y === undefined ? [] : [{ variant, stage, index, x, y, n: own.length }];
    }),
  );
  if (points.length < 2) return emptyFigure("pareto", title, "Needs two combinations of variant and stage.");
  const front = points
    .filter((p) => !points.some((q) => q.x <= p.x && q.y >= p.y && (q.x < p.x || q.y > p.y)))
    .sort((a, b) => a.x - b.x);
  const base = { type: "scatter", xaxis: "x", yaxis: "y" } as const;
  const data: ScatterTrace[] = [
    {
      ...base,
      mode: "lines",
      x: front.map((p) => p.x),
      y: front.map((p) => p.y),
      name: "front",
      showlegend: false,
      hoverinfo: "skip",
      line: { color: light.line, width: 1.5, dash: "dot" },
    },
    ...variants.map((variant, index): ScatterTrace => {
      const own = points.filter((p) => p.variant === variant);
      const style = seriesStyle(index);
      return {
        ...base,
        mode: "markers",
        x: own.map((p) => p.x),
        y: own.map((p) => p.y),
        name: plain(variant),
        showlegend: true,
        hoverinfo: "text",
        hovertext: own.map(
          (p) => `${plain(variant)}, ${plain(p.stage)}<br>TTFT ${short(p.x)} ms, ${short(p.y)} tokens/s<br>n = ${p.n}`,
        ),
        marker: { color: style.colour, symbol: style.symbol, size: 11, line: { color: light.surface, width: 1.5 } },
        cliponaxis: false,
      };
    }),
  ];
  return figure({
    name: "pareto",
    title,
    data,
    height: 300,
    left: 60,
    axes: {
      xaxis: linearAxis(
        points.map((p) => p.x),
        { title: "median TTFT, ms (less is better)", zero: false },
      ),
      yaxis: linearAxis(
        points.map((p) => p.y),
        { anchor: "x", zero: false },
      ),
    },
    annotations: [heading("median throughput, tokens/s (more is better)", 1)],
    n: points.reduce((sum, p) => sum + p.n, 0),
    alt: `${title}: ${points.map((p) => `${p.variant}, ${p.stage}: ${short(p.x)} ms, ${short(p.y)} tokens/s`).join("; ")}. Not beaten: ${front.map((p) => `${p.variant}, ${p.stage}`).join("; ")}.`,
    caption: `Medians of warm calls: ${points.map((p) => `${p.variant}, ${p.stage}: n = ${p.n}`).join("; ")}. Dotted: those that no other beats in both.`,
  });
}
