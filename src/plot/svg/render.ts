import type { Figure, FigureLayout } from "../figure";
import { fontFamily } from "../theme";
import { annotations, axes, legend, shape } from "./frame";
import { bar, scatter } from "./marks";
import { scaleOf } from "./scale";
import { xml } from "./xml";

export interface SvgOptions {
  /** Width in pixels; default 640. Texts keep their size, so a narrow picture is made, not a shrunken one. */
  readonly width?: number;
}

/**
 * A figure as static SVG, for the first paint, for print and for pages without scripts. Colours are presentation attributes (light)
 * with a class each (`f-c1`, `s-grid`, …), so a style sheet can make them dark. Draws what the figures of this folder use, and no more.
 */
export function figureSvg(figure: Figure, options: SvgOptions = {}): string {
  const width = options.width ?? 640;
  const narrow = width < 480;
  const probe = legend(figure, scaleOf(figure.layout, width));
  const extra = Math.max(0, probe.rows - 1) * 20;
  const margin = figure.layout.margin;
  const layout: FigureLayout = {
    ...figure.layout,
    height: figure.layout.height + extra,
    margin: { ...margin, t: margin.t + extra, l: narrow ? Math.min(margin.l, 128) : margin.l },
  };
  const scale = scaleOf(layout, width);
  const below = layout.shapes.filter((part) => part.layer !== "above").map((part) => shape(part, scale));
  const above = layout.shapes.filter((part) => part.layer === "above").map((part) => shape(part, scale));
  const marks = figure.data.map((trace) => (trace.type === "bar" ? bar(trace, scale) : scatter(trace, scale)));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${layout.height}" width="${width}" height="${layout.height}" role="img" aria-label="${xml(figure.alt)}" font-family="${xml(fontFamily)}">`,
    axes(layout, scale),
    ...below,
    ...marks,
    ...above,
    annotations(layout, scale),
    legend(figure, scale).svg,
    "</svg>",
  ].join("");
}
