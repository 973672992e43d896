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

/** Width of a text in pixels, from the average glyph of the usual system fonts: good to about 10 %. */
export function textWidth(text: string, size: number): number {
  return (
    Array.from(unescapeLabel(text)).reduce((sum, glyph) => sum + (/[iljtf.,:;' |]/.test(glyph) ? 0.3 : 0.56), 0) * size
  );
}
