import { formatNumber } from "../format";
import type { Claim } from "./claims";
import type { Statement } from "./sentences";
import type { PrintedNumber } from "./types";
import { bracketUnit, inUnit } from "./units";

/** What a number's surroundings are. */
export interface Place {
  readonly text: string;
  readonly statement: Statement;
  /** The numbers of the text that claim something. */
  readonly numbers: readonly PrintedNumber[];
}

/** "k of N": which of the two a number is. */
export interface Pair {
  readonly n: number;
  readonly place: "k" | "n";
}

/** The unit that is printed, or that the words before, the column or the row give. */
export function unitOf(number: PrintedNumber, { text, statement }: Place): string | undefined {
  if (number.unit !== undefined) return number.unit;
  const before = text.slice(Math.max(0, number.start - 24), number.start);
  if (/\bp(?:[- ]values?)?\s?(?:=|<|≈|of|is)\s?$/i.test(before)) return "p";
  if (/\bn\s?=\s?(?:\d+\s?\+\s?)?$/.test(before)) return "n";
  const label = bracketUnit(statement.column) ?? bracketUnit(statement.row);
  return label ?? (/\btokens?\b(?! ?(?:\/|per))/i.test(`${statement.column} ${statement.row}`) ? "tokens" : undefined);
}

/** "k of N" around a number; undefined where it stands alone. */
export function pairWith(number: PrintedNumber, { text, numbers }: Place): Pair | undefined {
  const index = numbers.indexOf(number);
  const [before, after] = [numbers[index - 1], numbers[index + 1]];
  const link = /^[\s*]*(?:out of|of|\/)\s*(?:the\s+|all\s+)?\**$/i;
  if (after && link.test(text.slice(number.unitEnd, after.start))) return { n: after.readings[0]!.value, place: "k" };
  if (before && link.test(text.slice(before.unitEnd, number.start)))
    return { n: number.readings[0]!.value, place: "n" };
  return undefined;
}

/** Whether a fact's value, in the printed unit and rounded to the printed decimals, is the printed number. */
export function fits(number: PrintedNumber, unit: string | undefined, claim: Claim, pair: Pair | undefined): boolean {
  if (pair) {
    if (claim.of === undefined || unit !== undefined) return false;
    return pair.place === "n" ? matches(number, claim.of) : matches(number, claim.value) && pair.n === claim.of;
  }
  if (claim.of !== undefined && unit === undefined && matches(number, claim.of)) return true;
  const bare = claim.unit === "p" || claim.unit === "n" || claim.unit === "%" ? [] : [claim.value];
  const targets = unit === undefined ? bare : inUnit(claim.value, claim.unit, unit);
  // "×" out of a share is "half of the calls"; a change is never said so.
  if (claim.unit === "%" && unit === "×" && claim.gain !== undefined) return false;
  if (claim.printed === undefined) return targets.some((target) => matches(number, target));
  return (
    (unit ?? "count") === claim.unit &&
    claim.printed.some((own) => number.readings.some((reading) => same(own.value, reading.value)))
  );
}

function matches(number: PrintedNumber, target: number): boolean {
  return number.readings.some(({ value, decimals }) => {
    if (value === 0 && target !== 0) return false;
    const wanted = Math.abs(target) / number.scale;
    return (
      formatNumber(wanted, decimals) === formatNumber(value, decimals) ||
      wanted.toFixed(Math.min(decimals, 20)) === value.toFixed(Math.min(decimals, 20))
    );
  });
}

function same(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a));
}
