/**
 * Chances of every number of inversions between two groups, n1 and n2 in size, in random order: the distribution of Mann &
 * Whitney's U without ties (the Gaussian binomial coefficient), index 0 to n1·n2.
 */
export function inversionChances(n1: number, n2: number): Float64Array {
  const size = n1 * n2 + 1;
  const counts = new Float64Array(size);
  counts[0] = 1;
  for (let i = 1; i <= n1; i += 1) {
    for (let u = size - 1; u >= n2 + i; u -= 1) counts[u]! -= counts[u - n2 - i]!;
    for (let u = i; u < size; u += 1) counts[u]! += counts[u - i]!;
  }
  // It is symmetrical, and the lower half keeps the digits that differences of great numbers lose in the upper one.
  for (let u = size - 1; u > size - 1 - u; u -= 1) counts[u] = counts[size - 1 - u]!;
  const total = counts.reduce((all, count) => all + count, 0);
  return counts.map((count) => count / total);
}

/** Twice the smaller tail at `at`, itself included, of chances by index; at most 1. */
export function twoSided(chances: ArrayLike<number>, at: number): number {
  let low = 0;
  let high = 0;
  for (let index = 0; index < chances.length; index += 1) {
    if (index <= at) low += chances[index]!;
    if (index >= at) high += chances[index]!;
  }
  return Math.min(1, (2 * Math.min(low, high)) / (low + high - (chances[at] ?? 0)));
}

/** Twice the midrank of each value, in the order given (whole numbers, so that sums are exact), and the sizes of the ties. */
export function doubledMidranks(values: readonly number[]): {
  readonly doubled: readonly number[];
  readonly ties: readonly number[];
} {
  const order = values
    .map((_, index) => index)
    .sort((a, b) => (values[a]! < values[b]! ? -1 : values[a]! > values[b]! ? 1 : 0));
  const doubled = new Array<number>(values.length).fill(0);
  const ties: number[] = [];
  for (let from = 0; from < order.length;) {
    let to = from;
    while (to < order.length && values[order[to]!] === values[order[from]!]) to += 1;
    for (let at = from; at < to; at += 1) doubled[order[at]!] = from + 1 + to;
    ties.push(to - from);
    from = to;
  }
  return { doubled, ties };
}
