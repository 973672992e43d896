/** One sample in order, +∞ counted apart. */
interface Side {
  readonly finite: ArrayLike<number>;
  readonly infinite: number;
}

/**
 * The k-th least (from 1) of all differences second − first, without building them: bisection over the value, counting pairs
 * in n₁ + n₂ steps. The pairs ∞ − ∞ are undecided: `infinitePairs` of them count as −∞, the rest as +∞.
 */
export function kthDifference(first: Side, second: Side, k: number, infinitePairs: number): number {
  const below = second.finite.length * first.infinite + infinitePairs;
  const among = first.finite.length * second.finite.length;
  if (k <= below) return -Infinity;
  if (k > below + among) return Infinity;
  const a = first.finite;
  const b = second.finite;
  let low = b[0]! - a[a.length - 1]!;
  let high = b[b.length - 1]! - a[0]!;
  if (countUpTo(a, b, low) >= k - below) return low;
  for (;;) {
    const middle = low / 2 + high / 2;
    if (!(middle > low && middle < high)) return high;
    if (countUpTo(a, b, middle) >= k - below) high = middle;
    else low = middle;
  }
}

/** Pairs whose difference b − a is at most `limit`, both in order. */
function countUpTo(a: ArrayLike<number>, b: ArrayLike<number>, limit: number): number {
  let count = 0;
  let from = a.length;
  for (let j = b.length - 1; j >= 0; j -= 1) {
    while (from > 0 && b[j]! - a[from - 1]! <= limit) from -= 1;
    count += a.length - from;
    // The smaller b is, the more of a qualifies: the pointer only moves down.
  }
  return count;
}
