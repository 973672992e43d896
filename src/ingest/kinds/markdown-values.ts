import type { Quantity } from "../values/quantity";
import { quantityOf } from "../values/name";
import { unitOf } from "../values/unit";
import { slashedUnit } from "../values/unit-endings";

/** A value and the quantity that name and unit make it. */
export interface MeasuredText {
  readonly quantity: Quantity;
  readonly text: string;
}

/** Longer text is prose. */
const longest = 300;
/** A number as people write it: `1,234.5`, `1 234` in groups of three, `1e-3`. */
const number = String.raw`(?:\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})+(?:\.\d+)?|(?:\d+(?:,\d+)*(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?)`;
const unitWord = String.raw`[a-zA-Z%°µμ][\w/%°µμ]*`;
const amount = new RegExp(
  String.raw`^~?([+-]?${number})\s*(${unitWord})?\s*(?:±\s*(${number})\s*(${unitWord})?\s*)?(?:\(.*\))?$`,
);

const inUnits = new WeakMap<Quantity, Map<string, Quantity>>();

/** A number with its unit in the text itself, such as `104.05 ± 36.59 tok/s`; none where the text is something else. */
export function measuredPair(name: string, text: string): readonly MeasuredText[] {
  return mayBeAmount(text) && name.trim() !== "" ? amountsIn(quantityOf(name), text) : [];
}

/** Prose in a cell begins with no digit, sign or point. */
export function mayBeAmount(text: string): boolean {
  const first = text.charCodeAt(0);
  return (first <= 0x39 || first === 0x7e) && text.length <= longest;
}

const bare = /^\d{1,20}(?:\.\d{1,20})?$/;

/** Whether a cell has nothing but digits and a point, as most do: nothing has to be told apart there. */
export function isBareNumber(text: string): boolean {
  return bare.test(text);
}

/** The same for a quantity that is known already; a unit in the text goes before the quantity's own. */
export function amountsIn(named: Quantity, text: string): readonly MeasuredText[] {
  const match = mayBeAmount(text) ? amount.exec(text) : null;
  if (match === null) return [];
  const [, value = "", behind, deviation, last = behind] = match;
  const quantity = inUnit(named, behind ?? last);
  if (quantity === undefined) return [];
  if (deviation === undefined) return [{ quantity, text: digits(value) }];
  const spread = inUnit(named, last);
  if (spread === undefined) return [];
  return [
    { quantity, text: digits(value) },
    { quantity: { ...spread, aggregate: "sd" }, text: digits(deviation) },
  ];
}

/**
 * The quantity in the unit of the first cell of a column that has one; undefined where none has.
 * @param cellOf the cell in each of `rows` rows
 */
export function unitAmong(named: Quantity, rows: number, cellOf: (row: number) => string): Quantity | undefined {
  for (let row = 0; row < rows; row += 1) {
    const cell = cellOf(row);
    if (named.unit === "unknown" && isBareNumber(cell)) continue;
    const found = amountsIn(named, cell)[0];
    if (found !== undefined && found.quantity.unit !== "unknown") return found.quantity;
  }
  return undefined;
}

/** The quantity in the unit of this word; undefined where the word is none. A column says the same word row after row. */
function inUnit(named: Quantity, word: string | undefined): Quantity | undefined {
  if (word === undefined) return named;
  let known = inUnits.get(named);
  if (known === undefined) inUnits.set(named, (known = new Map<string, Quantity>()));
  let quantity = known.get(word);
  if (quantity === undefined) {
    quantity = withUnit(named, word);
    if (quantity !== undefined) known.set(word, quantity);
  }
  return quantity;
}

function withUnit(named: Quantity, word: string): Quantity | undefined {
  const unit = unitOf(word) ?? slashedUnit(word)?.unit;
  if (unit === undefined) return undefined;
  return {
    metric: named.metric,
    unit: unit.unit,
    scale: unit.scale,
    originalUnit: word,
    ...(named.aggregate === undefined ? {} : { aggregate: named.aggregate }),
    ...(unit.ambiguous === undefined ? {} : { ambiguous: unit.ambiguous }),
  };
}

/** A number without the spaces between its groups. */
function digits(text: string): string {
  return /\s/.test(text) ? text.replaceAll(/\s/g, "") : text;
}
