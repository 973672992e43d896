import { readName } from "../values/name";
import type { Quantity } from "../values/quantity";
import { slashedUnit } from "../values/unit-endings";
import { unitOf } from "../values/unit";

/** Names of times that say no unit, which a `time_unit` beside them gives. */
const times = /(?:^|_)(?:time|times|duration|latency|elapsed|ttft|tpot|itl|e2e)(?:_|$)/;

/** Whether a name without a unit is that of a time. */
export function namesTime(name: string): boolean {
  return times.test(readName(name).plain);
}

/** The quantity in a unit that stands beside its value; unchanged where it has one of its own or the word is none. */
export function inUnit(quantity: Quantity, word: unknown): Quantity {
  if (quantity.unit !== "unknown" || typeof word !== "string") return quantity;
  const found = slashedUnit(word)?.unit ?? unitOf(word);
  if (found === undefined) return { ...quantity, originalUnit: word.trim().slice(0, 40) };
  const { unit, scale, ambiguous } = found;
  return { ...quantity, unit, scale, originalUnit: word.trim(), ...(ambiguous === undefined ? {} : { ambiguous }) };
}

/** What is asked of a column here. */
interface Column {
  readonly name: string;
  readonly quantity: Quantity;
  readonly unitsInCells: boolean;
  readonly expected: Quantity;
}

/** Columns that take their unit from one of their own: `latency.unit` is that of `latency.mean` and `latency.p99`, `memory_unit` that of `memory`. */
export function unitColumns<C extends Column>(
  header: readonly string[],
  columns: readonly C[],
  rows: readonly (readonly string[])[],
): readonly (C & { readonly unitAt?: number })[] {
  const units = header.flatMap((name, index) => {
    const prefix = /^(.+[._])units?$/.exec(name)?.[1];
    return prefix === undefined ? [] : [{ prefix, index }];
  });
  if (units.length === 0) return columns;
  return columns.map((column) => {
    const found = units.find(({ prefix }) => column.name.startsWith(prefix) || column.name === prefix.slice(0, -1));
    if (found === undefined || column.quantity.unit !== "unknown") return column;
    const word = rows.map((row) => row[found.index]?.trim() ?? "").find((cell) => cell !== "");
    return { ...column, unitAt: found.index, expected: inUnit(column.quantity, word) };
  });
}

/** Columns that take their unit from a column of units: the times of a `time_unit`, the only column without one of a `unit`. */
export function timed<C extends Column>(
  columns: readonly C[],
  unitAt: number,
  rows: readonly (readonly string[])[],
  any: boolean,
): readonly (C & { readonly unitAt?: number })[] {
  const open = columns.filter(({ quantity, unitsInCells }) => quantity.unit === "unknown" && !unitsInCells);
  const wanted = any ? (open.length === 1 ? open : []) : open.filter(({ name }) => namesTime(name));
  const word = rows.map((row) => row[unitAt]?.trim() ?? "").find((cell) => cell !== "");
  if (word === undefined || wanted.length === 0) return columns;
  return columns.map((column) =>
    wanted.includes(column) ? { ...column, unitAt, expected: inUnit(column.quantity, word) } : column,
  );
}
