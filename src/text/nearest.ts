/**
 * The candidate that a mistyped word most likely meant: least number of letters put in, left out, changed, or swapped with the next one
 * (optimal string alignment), at most a third of the word's length (at least 1, at most 3); undefined when none is that close.
 * @example
 * nearest("num_ctxx", ["num_gpu", "num_ctx"]) // "num_ctx"
 */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  let best: string | undefined;
  let least = Math.min(3, Math.max(1, Math.floor(word.length / 3))) + 1;
  for (const candidate of candidates) {
    // What is longer or shorter by more cannot be near, however long a text somebody gave.
    if (Math.abs(candidate.length - word.length) >= least) continue;
    const found = distance(word, candidate);
    if (found < least) {
      least = found;
      best = candidate;
    }
  }
  return best;
}

function distance(a: string, b: string): number {
  let before: readonly number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const changed = previous[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? before[j - 2]! + 1 : changed;
      row.push(Math.min(changed, swapped, previous[j]! + 1, row[j - 1]! + 1));
    }
    before = previous;
    previous = row;
  }
  return previous[b.length]!;
}
