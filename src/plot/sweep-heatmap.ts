import type { Measurement } from "../records";
import { namedAxis } from "./axis";
import type { Figure, FigureShape } from "./figure";
import { emptyFigure, figure, heading } from "./layout";
import { cellOf, ofModel, sweepOf, valuesOf } from "./sweep";
import type { SweepOptions } from "./sweep";
import { plain, short, shorten } from "./text";
import { light } from "./theme";

export interface HeatmapOptions extends SweepOptions {
  /** Setting across; default `num_ctx`. */
  readonly x?: string;
  /** Setting upwards; default `num_gpu`. */
  readonly y?: string;
}

const shades = [light.s1, light.s2, light.s3, light.s4, light.s5];

/** Median of each combination of two settings in ingested sweep files; darker = more. Every cell says its number and n. */
export function sweepHeatmap(measurements: readonly Measurement[], options: HeatmapOptions = {}): Figure {
  const [across, upwards] = [options.x ?? "num_ctx", options.y ?? "num_gpu"];
  const title = `Sweep: ${upwards} × ${across}`;
  const sweep = sweepOf(measurements, options);
  const [xs, ys] = sweep ? [valuesOf(sweep, across).slice(0, 12), valuesOf(sweep, upwards).slice(0, 12)] : [[], []];
  if (!sweep || xs.length === 0 || ys.length === 0) {
    return emptyFigure("sweep-heatmap", title, `The files hold no sweep of ${upwards} and ${across}.`);
  }
  const cells = ys.flatMap((y, row) =>
    xs.flatMap((x, column) => {
      const cell = cellOf(sweep, { [across]: x, [upwards]: y });
      return cell ? [{ row, column, x, y, ...cell }] : [];
    }),
  );
  const centres = cells.map((cell) => cell.centre);
  const [least, most] = [Math.min(...centres), Math.max(...centres)];
  const shadeOf = (value: number): number =>
    most === least ? 2 : Math.min(4, Math.floor(((value - least) / (most - least)) * 5));
  const shapes = cells.map((cell): FigureShape => ({
    type: "rect",
    x0: cell.column - 0.49,
    x1: cell.column + 0.49,
    y0: cell.row - 0.48,
    y1: cell.row + 0.48,
    xref: "x",
    yref: "y",
    layer: "below",
    fillcolor: shades[shadeOf(cell.centre)]!,
    line: { color: light.surface, width: 1 },
  }));
  return figure({
    name: "sweep-heatmap",
    title,
    height: 100 + ys.length * 44,
    left: 64,
    shapes,
    data: [
      {
        type: "scatter",
        mode: "text",
        x: cells.map((cell) => cell.column),
        y: cells.map((cell) => cell.row),
        text: cells.map((cell) => short(cell.centre)),
        textfont: { color: cells.map((cell) => (shadeOf(cell.centre) >= 3 ? light.surface : light.ink)), size: 12 },
        name: plain(sweep.metric),
        xaxis: "x",
        yaxis: "y",
        showlegend: false,
        hoverinfo: "text",
        hovertext: cells.map(
          (cell) =>
            `${plain(upwards)} ${plain(String(cell.y))}, ${plain(across)} ${plain(String(cell.x))}<br>median ${short(cell.centre)} ${plain(sweep.unit)}, n = ${cell.n}`,
        ),
      },
    ],
    axes: {
      xaxis: namedAxis(
        xs.map((x) => plain(shorten(String(x), 12))),
        { title: plain(across) },
      ),
      yaxis: namedAxis(
        ys.map((y) => plain(shorten(String(y), 8))),
        { anchor: "x" },
      ),
    },
    annotations: [
      heading(
        `${plain(upwards)} ↑ · median ${plain(sweep.metric)}, ${plain(sweep.unit)}${sweep.model === "" ? "" : ` · ${plain(shorten(sweep.model, 40))}`}`,
        1,
      ),
    ],
    n: sweep.rows.length,
    alt: `${title}, median ${sweep.metric}${ofModel(sweep)}: from ${short(least)} to ${short(most)} ${sweep.unit} over ${combinations(cells.length)}.`,
    caption: `n = ${sweep.rows.length} ingested observations in ${combinations(cells.length)} of settings${sweep.failed > 0 ? `; ${sweep.failed} more failed and have no value` : ""}. Stronger blue: larger.`,
  });
}

function combinations(count: number): string {
  return `${count} ${count === 1 ? "combination" : "combinations"}`;
}
