import type { DataFrame } from "danfojs-node";

/**
 * What the rows of a frame are called, such as `count`, `mean` and `std` of `frame.describe()`; undefined where they only have numbers,
 * which rows keep when they are filtered or sorted.
 */
export function rowLabels(frame: DataFrame): readonly unknown[] | undefined {
  const labels: readonly unknown[] = frame.index;
  return labels.every(isRowNumber) ? undefined : labels;
}

function isRowNumber(label: unknown): boolean {
  return typeof label === "number" && Number.isInteger(label) && label >= 0;
}
