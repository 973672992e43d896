import { growthText } from "./growth-texts";

/** Times shorter than this are the timer's noise. */
const leastMs = 2;

/**
 * How many times as long a reader takes for four times the text: about 4 where it is linear, 16 where it is quadratic. The best of up to eight tries, so
 * that a busy machine does not make it look worse.
 */
export function growthOf(read: (text: string) => unknown, piece: string, characters = 4000): number {
  const [short, long] = [growthText(piece, characters), growthText(piece, 4 * characters)];
  const best = { short: Infinity, long: Infinity };
  for (let attempt = 0; attempt < 8; attempt += 1) {
    best.short = Math.min(best.short, timeOf(read, short));
    best.long = Math.min(best.long, timeOf(read, long));
    if (ratioOf(best) < mostGrowth - 2) break;
  }
  return ratioOf(best);
}

/** More than this is not linear. */
export const mostGrowth = 9;

function ratioOf({ short, long }: { readonly short: number; readonly long: number }): number {
  return Math.max(leastMs, long) / Math.max(leastMs, short);
}

function timeOf(read: (text: string) => unknown, text: string): number {
  const begin = performance.now();
  read(text);
  return performance.now() - begin;
}
