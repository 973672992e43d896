/** A kind of value: true when it may stand. */
type Kind = (value: string) => boolean;

const words =
  (list: string): Kind =>
  (value) =>
    list.split(" ").includes(value);

/** How much of each unit may be asked for: nothing grows over its neighbours. */
const most: Readonly<Record<string, number>> = { px: 64, pt: 48, em: 4, rem: 4, ch: 8, ex: 8 };

/** Lengths from `least` to `factor` times the usual most; never below zero, so that nothing is moved over anything else. */
const lengths =
  (count: number, { factor = 1, percent = 0, least = 0 } = {}): Kind =>
  (value) => {
    const parts = value.split(/\s+/);
    return parts.length <= count && parts.every((part) => isLength(part, factor, percent, least));
  };

function isLength(part: string, factor: number, percent: number, least: number): boolean {
  if (part === "0") return least === 0;
  const [, digits, unit = ""] = /^(\d{1,4}(?:\.\d{1,4})?|\.\d{1,4})(px|pt|em|rem|ch|ex|%)$/.exec(part) ?? [];
  const [size, limit] = [Number(digits), unit === "%" ? percent : (most[unit] ?? 0) * factor];
  return size <= limit && size >= (least * limit) / 100;
}

const between =
  (low: number, high: number): Kind =>
  (value) =>
    /^(?:\d+(?:\.\d+)?|\.\d+)$/.test(value) && Number(value) >= low && Number(value) <= high;

/** An opaque colour: text must be there to be seen. */
const opaque: Kind = (value) =>
  (/^[a-z]{3,20}$/.test(value) && !["transparent", "canvas"].includes(value)) ||
  /^#(?:[\da-f]{3}|[\da-f]{6})$/.test(value) ||
  /^(?:rgb|hsl)\(\s*[\d.]+(?:deg)?(?:[\s,]+[\d.]+%?){2}\s*\)$/.test(value) ||
  themed(value, opaque);

/** A colour, also a see-through one. */
const colour: Kind = (value) =>
  opaque(value) ||
  value === "transparent" ||
  /^#(?:[\da-f]{4}|[\da-f]{8})$/.test(value) ||
  /^(?:rgb|hsl)a?\(\s*[\d.]+(?:deg)?(?:[\s,/]+[\d.]+%?){2,3}\s*\)$/.test(value) ||
  themed(value, colour);

/** JupyterLab's own colours and fonts, with what stands in for them elsewhere. */
function themed(value: string, kind: Kind): boolean {
  const found = /^var\(--jp-[a-z\d-]{1,60}(?:,([^()]*|(?:rgb|hsl)a?\([^()]*\)))?\)$/.exec(value);
  return found !== null && (found[1] === undefined || kind(found[1].trim()));
}

const fonts: Kind = (value) => /^[a-z][a-z -]*(?:,\s*[a-z][a-z -]*)*$/.test(value) || themed(value, fonts);

const border: Kind = (value) =>
  value
    .split(/\s+(?![^(]*\))/)
    .every((part) => lengths(1, { factor: 0.125 })(part) || borderStyle(part) || colour(part));
const borderStyle = words("none solid dashed dotted double");

const sides = ["", "-top", "-right", "-bottom", "-left"];
const each = (name: string, kind: Kind): readonly (readonly [string, Kind])[] =>
  sides.map((side) => [`${name}${side}`, kind] as const);

/** What may be said about how something looks; nothing here moves, hides, covers or loads anything. */
const properties: ReadonlyMap<string, Kind> = new Map([
  ["color", opaque],
  ["background", colour],
  ["background-color", colour],
  ["text-align", words("left right center justify start end")],
  ["vertical-align", words("baseline top middle bottom sub super text-top text-bottom")],
  ["font-weight", (value) => words("normal bold bolder lighter")(value) || /^[1-9]00$/.test(value)],
  ["font-style", words("normal italic oblique")],
  // In no unit that grows or shrinks with each element around it.
  [
    "font-size",
    (value) => words("small medium large x-large")(value) || /^(?:1[0-9]|2[0-9]|3[0-2])(?:px|pt)$/.test(value),
  ],
  ["font-family", fonts],
  ["font-variant-numeric", words("normal tabular-nums lining-nums proportional-nums")],
  ["line-height", (value) => value === "normal" || between(1, 3)(value)],
  ["text-decoration", words("none underline")],
  ["white-space", words("normal nowrap pre pre-wrap pre-line")],
  ["overflow-wrap", words("normal anywhere break-word")],
  ["word-break", words("normal break-word")],
  ["display", words("block inline inline-block flex inline-flex grid table table-row table-cell list-item")],
  ["flex", between(0, 10)],
  ["flex-wrap", words("nowrap wrap")],
  ["align-items", words("start center end baseline stretch")],
  ["justify-content", words("start center end space-between")],
  ["gap", lengths(2)],
  ["width", lengths(1, { factor: 20, percent: 100 })],
  ["min-width", lengths(1, { factor: 10, percent: 100 })],
  ["max-width", lengths(1, { factor: 20, percent: 100, least: 10 })],
  ["list-style-type", words("disc circle square decimal none")],
  ["border-collapse", words("collapse separate")],
  ["border-spacing", lengths(2, { factor: 0.25 })],
  ["border-radius", lengths(4, { percent: 50 })],
  ["border-color", colour],
  ["border-style", borderStyle],
  ["border-width", lengths(4, { factor: 0.125 })],
  ...each("border", border),
  ...each("padding", lengths(4, { percent: 10 })),
  ...each("margin", lengths(4, { percent: 10 })),
]);

/**
 * The declarations of a `style` that only say how something looks, written anew; empty when none is left. What would move an element over
 * another, hide it, blow it up or load something is not among the properties or their values.
 */
export function sanitizeStyle(style: string): string {
  const kept = style.split(";").flatMap((declaration) => {
    const at = declaration.indexOf(":");
    const name = declaration.slice(0, Math.max(0, at)).trim().toLowerCase();
    const value = declaration
      .slice(at + 1)
      .trim()
      .toLowerCase();
    return value.length <= 200 && properties.get(name)?.(value) === true ? [`${name}:${value}`] : [];
  });
  return kept.join(";");
}
