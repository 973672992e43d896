import { mannWhitney } from "./mann-whitney";

/**
 * Cliff's δ = 2U/(n₁n₂) − 1 (Cliff 1993), from −1 to 1: how much more often the first sample's value is the greater one;
 * undefined when a side is empty.
 */
export function cliffDelta(first: readonly number[], second: readonly number[]): number | undefined {
  const test = mannWhitney(first, second);
  return test && (2 * test.u) / (first.length * second.length) - 1;
}
