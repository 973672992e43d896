import { quantityOf } from "../values/name";
import type { Quantity } from "../values/quantity";

const durations = new Set(["total_duration", "load_duration", "prompt_eval_duration", "eval_duration"]);
const nanoseconds = { unit: "ms", scale: 1e-6, originalUnit: "ns" } as const;
/** A tenth of a millisecond: shorter work is none, and the same number of milliseconds is more than a minute. */
const least = 100_000;

/**
 * Fields of Ollama's own answers, in nanoseconds as it writes them: known by two of their names and by figures that no other unit makes
 * plausible. A script that divided them before gives no unit, and then there is none.
 */
export function nanosecondsOf(
  header: readonly string[],
  rows: readonly (readonly string[])[],
): (name: string) => Quantity | undefined {
  const places = header.flatMap((name, index) => (durations.has(name.trim()) ? [index] : []));
  const known = places.length > 1 && areNanoseconds(rows.flatMap((row) => places.map((index) => row[index])));
  return (name) => (known && durations.has(name.trim()) ? inNanoseconds(name.trim()) : undefined);
}

/** What a field of Ollama's answer measures, once its figures are known to be nanoseconds. */
export function inNanoseconds(name: string): Quantity {
  return { ...quantityOf(name), ...nanoseconds };
}

/** Whether a name is that of one of the durations. */
export function isOllamaDuration(name: string): boolean {
  return durations.has(name);
}

/** Whether all of these are whole numbers and most of them as large as nanoseconds are. */
export function areNanoseconds(values: readonly unknown[]): boolean {
  const numbers = values.filter((value) => value !== undefined && value !== null && value !== "").map(Number);
  if (numbers.length === 0 || !numbers.every((value) => Number.isInteger(value) && value >= 0)) return false;
  const some = numbers.filter((value) => value > 0);
  return some.length > 0 && some.every((value) => value >= least);
}
