import { isSpeedValid } from "../stats";
import { linearAxis } from "./axis";
import { measured, thin } from "./calls";
import type { FigureSource } from "./calls";
import type { Figure, FigureAxes, FigureShape, ScatterTrace } from "./figure";
import { emptyFigure, figure, heading, stackedDomains } from "./layout";
import { plain, short } from "./text";
import { light } from "./theme";

/** Arrival of every text chunk of the call of median duration and of the longest one; the time of thinking is shaded. */
export function tokenTimeline(source: FigureSource): Figure {
  const title = "How the text arrived";
  const calls = measured(source)
    .filter((call) => isSpeedValid(call) && (call.clock.chunkMs?.length ?? 0) > 1)
    .sort((a, b) => (a.clock.durationMs ?? 0) - (b.clock.durationMs ?? 0));
  const middle = calls[Math.floor((calls.length - 1) / 2)];
  const worst = calls.at(-1);
  if (!middle || !worst) return emptyFigure("token-timeline", title, "No call with the times of its chunks.");
  const shown =
    middle === worst
      ? [{ word: "only call", call: middle }]
      : [
          { word: "median call", call: middle },
          { word: "longest call", call: worst },
        ];
  const end = Math.max(...shown.flatMap(({ call }) => [call.clock.durationMs ?? 0, call.clock.chunkMs!.at(-1)!]));
  const seconds = end >= 10_000 ? 1000 : 1;
  const unit = seconds === 1000 ? "s" : "ms";
  const domains = stackedDomains(shown.length, 0.24);
  const axes: FigureAxes = {};
  const shapes: FigureShape[] = [];
  const data: ScatterTrace[] = [];
  shown.forEach(({ call, word }, row) => {
    const id = row === 0 ? "" : row + 1;
    const chunks = call.clock.chunkMs!;
    const marks = thin(
      chunks.map((at, i) => [at / seconds, i + 1] as const),
      500,
    );
    axes[`xaxis${id}`] = linearAxis([end / seconds], {
      anchor: `y${id}` as "y",
      line: true,
      grid: false,
      labels: row === shown.length - 1,
      ...(row === shown.length - 1 ? { title: `time since the request, ${unit}` } : {}),
    });
    axes[`yaxis${id}`] = linearAxis([chunks.length], { anchor: `x${id}` as "x", domain: domains[row]! });
    data.push({
      type: "scatter",
      mode: "lines",
      x: marks.map(([at]) => at),
      y: marks.map(([, n]) => n),
      name: word,
      xaxis: `x${id}`,
      yaxis: `y${id}`,
      showlegend: false,
      hoverinfo: "text",
      hovertext: marks.map(([at, n]) => `chunk ${n} after ${short(at)} ${unit}`),
      line: { color: row === 0 ? light.c1 : light.c2, width: 2, shape: "hv" },
    });
    const { ttftMs, ttfaMs } = call.clock;
    if (ttftMs !== undefined && ttfaMs !== undefined && ttfaMs > ttftMs) {
      shapes.push({
        type: "rect",
        x0: ttftMs / seconds,
        x1: ttfaMs / seconds,
        xref: `x${id}`,
        y0: domains[row]![0],
        y1: domains[row]![1],
        yref: "paper",
        layer: "below",
        fillcolor: light.band,
        line: { color: light.band, width: 0 },
      });
    }
  });
  const words = shown.map(
    ({ word, call }) =>
      `${word}: ${call.variant}, ${call.stage}, run ${call.run}, ${call.clock.chunkMs!.length} chunks, first after ${short(call.clock.ttftMs ?? call.clock.chunkMs![0]!)} ms`,
  );
  return figure({
    name: "token-timeline",
    title,
    data,
    axes,
    shapes,
    height: 80 + shown.length * 140,
    annotations: shown.map(({ word, call }, row) =>
      heading(
        `${word} · ${plain(call.variant)}, ${plain(call.stage)}, run ${call.run} · chunks received`,
        domains[row]![1],
      ),
    ),
    n: shown.length,
    alt: `${title}. ${words.join("; ")}.`,
    caption: `${shown.length} of ${calls.length.toLocaleString("en-US")} calls.${shapes.length > 0 ? " Shaded: thinking, from the first token to the first answer token." : ""}`,
  });
}
