/** Raw and adjusted p of one comparison in a family. */
export interface AdjustedP {
  readonly p: number;
  readonly adjusted: number;
}

/**
 * Holm's step-down adjustment (Holm 1979) over one family of comparisons, in the order given.
 * @throws RangeError for a p outside 0…1 or NaN
 */
export function holm(family: readonly number[]): readonly AdjustedP[] {
  const wrong = family.find((p) => !(p >= 0 && p <= 1));
  if (wrong !== undefined) throw new RangeError(`${wrong} is no p: it lies from 0 to 1`);
  const order = family.map((_, index) => index).sort((a, b) => family[a]! - family[b]!);
  const adjusted = new Array<number>(family.length).fill(1);
  let reached = 0;
  order.forEach((index, place) => {
    reached = Math.max(reached, Math.min(1, (family.length - place) * family[index]!));
    adjusted[index] = reached;
  });
  return family.map((p, index) => ({ p, adjusted: adjusted[index]! }));
}
