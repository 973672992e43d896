import { light } from "../theme";
import type { ColourName } from "../theme";

const classes = new Map((Object.keys(light) as ColourName[]).map((name) => [light[name], name]));

/** Escapes text and attribute values; control characters that XML forbids are dropped. */
export function xml(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, "")
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;")
    .replace(/"/g, "&quot;");
}

/** A Plotly label as an SVG text: Plotly's labels are escaped once already. */
export function label(text: string): string {
  return xml(unescapeLabel(text));
}

/** The text of a Plotly label; `<br>` is a new line. */
export function unescapeLabel(text: string): string {
  return text.replace(/<br>/g, "\n").replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&amp;/g, "&");
}

/** A colour as fill: a class where it is the theme's, so that the page's style sheet decides between light and dark. */
export function fill(colour: string): string {
  const name = classes.get(colour);
  return name ? `class="f-${name}" fill="${colour}"` : `fill="${xml(colour)}"`;
}

/** A colour as stroke, see `fill`. */
export function stroke(colour: string): string {
  const name = classes.get(colour);
  return name ? `class="s-${name}" stroke="${colour}"` : `stroke="${xml(colour)}"`;
}

/** A coordinate with at most one decimal. */
export function at(value: number): string {
  return String(Math.round(value * 10) / 10);
}

/** Width of a text in pixels, from the glyphs of wide system fonts: good to about 10 %, and seldom too small. */
export function textWidth(text: string, size: number): number {
  return Array.from(unescapeLabel(text)).reduce((sum, glyph) => sum + glyphWidth(glyph), 0) * size;
}

/** The text, or as much of it as fits into so many pixels, with an ellipsis. One pass: names from outside may be very long. */
export function fit(text: string, size: number, room: number): string {
  let width = 0;
  let end = 0;
  let kept = 0;
  for (const glyph of text) {
    width += glyphWidth(glyph) * size;
    if (width > room) return `${text.slice(0, kept).trimEnd() || Array.from(text)[0]!}…`;
    end += glyph.length;
    if (width + glyphWidth("…") * size <= room) kept = end;
  }
  return text;
}

/** Widths of wide system fonts (DejaVu Sans, Verdana): a label that fits with them fits with narrower ones. */
function glyphWidth(glyph: string): number {
  if (/[iljtf.,:;' |]/.test(glyph)) return 0.34;
  if (/[mwMW@%—…]/.test(glyph)) return 0.92;
  return /[A-Z]/.test(glyph) ? 0.68 : 0.61;
}
