/** Up to so many values, the averages are built and sorted. */
const fewValues = 100;

/**
 * The k-th least (from 1) of the averages of all pairs of values, each with itself too (Walsh averages): for many by bisection over the value,
 * counting pairs in n steps, without building them.
 * @param sorted finite values, ascending
 */
export function kthAverage(sorted: ArrayLike<number>, k: number): number {
  const n = sorted.length;
  if (n <= fewValues) {
    const averages: number[] = [];
    for (let i = 0; i < n; i += 1) for (let j = 0; j <= i; j += 1) averages.push(sorted[i]! / 2 + sorted[j]! / 2);
    return averages.sort((a, b) => a - b)[k - 1]!;
  }
  let low = sorted[0]!;
  let high = sorted[n - 1]!;
  if (countUpTo(sorted, low) >= k) return low;
  for (;;) {
    const middle = low / 2 + high / 2;
    if (!(middle > low && middle < high)) return high;
    if (countUpTo(sorted, middle) >= k) high = middle;
    else low = middle;
  }
}

/** Pairs i ≤ j whose average is at most `limit`. */
function countUpTo(sorted: ArrayLike<number>, limit: number): number {
  let count = 0;
  // The greater the value of i is, the fewer partners j it has: the pointer only moves down.
  let partners = sorted.length;
  for (let i = 0; i < sorted.length; i += 1) {
    while (partners > 0 && sorted[partners - 1]! / 2 + sorted[i]! / 2 > limit) partners -= 1;
    count += Math.max(0, partners - i);
  }
  return count;
}
