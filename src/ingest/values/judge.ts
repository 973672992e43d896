import { numberIn, plainNumber } from "./cell";
import type { CellNumber } from "./cell";
import { failureWord } from "./failure";
import type { Quantity } from "./quantity";
import type { Row } from "./row";

const difference = /δ|delta|diff|change|penalty|improvement|reduction|gain|overhead|trend|slope/;
const neverNegative = new Set(["ms", "tokens/s", "tokens", "bytes", "count"]);

/** A difference may be below zero, and so may what has no unit; a time, a rate or a size may not. */
export function mayBeNegative({ unit, metric }: Quantity): boolean {
  return !neverNegative.has(unit) || difference.test(metric);
}

/** The number of most cells, about which there is nothing to judge; NaN or less than 0 for the others. */
export function quickly(row: Row, { ambiguous, share, style }: Quantity, cell: unknown): number {
  if (row.failure !== undefined || ambiguous !== undefined || share === true || style !== undefined) return Number.NaN;
  if (typeof cell !== "number") return plainNumber(cell);
  return Number.isFinite(cell) ? cell : Number.NaN;
}

/** What stands in a cell: a number, or why there is none. */
export function judge(row: Row, quantity: Quantity, cell: unknown): CellNumber {
  if (row.failure !== undefined) return { value: null, status: row.failure.status, reason: row.failure.reason };
  const read = numberIn(cell, quantity.style);
  if (read.status === "invalid") {
    const word = failureWord(cell);
    if (word !== undefined) return { value: null, ...word };
  }
  if (read.value !== null && read.value < 0 && !mayBeNegative(quantity)) {
    return { value: null, status: "invalid", reason: `${read.value} is negative` };
  }
  if (read.value !== null && !Number.isFinite(read.value * quantity.scale)) {
    return { value: null, status: "invalid", reason: `the value ${read.value} is too large in ${quantity.unit}` };
  }
  return read;
}
