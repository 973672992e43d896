/** Text for a Plotly label: Plotly reads a little HTML in every text, so a name from a file must be made plain first. */
export function plain(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
}

/** At most `length` characters (code points), with an ellipsis where it was cut. */
export function shorten(text: string, length: number): string {
  const points = Array.from(text);
  return points.length <= length ? text : `${points.slice(0, length - 1).join("")}…`;
}

/** A number for a hover text or a caption: four significant digits, thin spaces never, plain digits always. */
export function short(value: number): string {
  if (!Number.isFinite(value)) return "—";
  const magnitude = Math.abs(value);
  if (magnitude >= 1000) return Math.round(value).toLocaleString("en-US");
  if (magnitude === 0) return "0";
  const decimals = Math.max(0, Math.min(4, 3 - Math.floor(Math.log10(magnitude)) - 0));
  return value.toFixed(Math.min(decimals, magnitude >= 100 ? 1 : magnitude >= 10 ? 2 : 3));
}

/** "1 call", "5 calls". */
export function count(n: number, one: string, many = `${one}s`): string {
  return `${n.toLocaleString("en-US")} ${n === 1 ? one : many}`;
}

/** Milliseconds on an axis or in a hover text: "850 ms", "12.4 s". */
export function duration(ms: number): string {
  return Math.abs(ms) >= 10_000 ? `${short(ms / 1000)} s` : `${short(ms)} ms`;
}
