import { leave } from "./best-set";
import type { FrozenScale } from "./best-set";

export interface RaceOptions {
  /** Names of all that start. */
  readonly variants: readonly string[];
  /** Whether less or more is better. */
  readonly better: "lower" | "higher";
  /** Fewer looks, and a stricter rule for variants that vary much more than the others. */
  readonly strict?: boolean;
}

/** Values of one block, by variant; a variant whose calls gave none is not there. */
export type RaceBlock = ReadonlyMap<string, number>;

/** A variant that left. */
export interface Left {
  readonly variant: string;
  /** Blocks that had been made, from 1. */
  readonly after: number;
  /** Of those that stayed then, the one that it was furthest behind; absent where it left because its calls gave no value. */
  readonly worseThan?: string;
}

export interface Race {
  /** Who is left, in the order of the start. */
  readonly stays: readonly string[];
  /** Who left, in the order of leaving. */
  readonly left: readonly Left[];
  /** Blocks after which it was looked who leaves. */
  readonly looks: readonly number[];
  /** Blocks that every survivor has a value of. */
  readonly blocks: number;
}

/** Level of the whole race: the chance that the best one leaves. */
export const raceLevel = 0.05;
const usualLooks = [3, 4, 5, 6, 8, 10];
const strictLooks = [4, 6, 8, 10];
/** A variant without a value in so many blocks cannot be judged. */
const mostMissing = 2;

/** Blocks after which a race looks who leaves; planned before its start. */
export function raceLooks(strict = false): readonly number[] {
  return strict ? strictLooks : usualLooks;
}

/**
 * A race: at looks that were planned before the start, those variants leave that are worse than some other beyond chance. Its state follows from the
 * blocks alone, so that a race that was stopped goes on where it was. A variant leaves too when its calls gave no value in the first block, or in two.
 * @param blocks what was measured so far, in order; blocks that are not finished are not there
 * @throws RangeError for fewer than two variants, or a value that is not above 0
 * @example
 * const blocks = [1, 2, 3].map((n) => new Map([["a", 10 + n / 10], ["b", 20 + n / 9]]));
 * console.log(race({ variants: ["a", "b"], better: "lower" }, blocks).stays);
 */
export function race({ variants, better, strict = false }: RaceOptions, blocks: readonly RaceBlock[]): Race {
  if (variants.length < 2) throw new RangeError(`a race needs two variants, not ${variants.length}`);
  const planned = raceLooks(strict);
  const alpha = raceLevel / planned.length;
  const sign = better === "lower" ? 1 : -1;
  let stays = [...variants];
  const left: Left[] = [];
  const looks: number[] = [];
  let frozen: FrozenScale = { squares: 0, freedom: 0 };
  for (let made = 1; made <= blocks.length && stays.length > 1; made += 1) {
    const so = blocks.slice(0, made);
    for (const variant of stays.filter((name) => isMissing(so, name))) left.push({ variant, after: made });
    stays = stays.filter((name) => !isMissing(so, name));
    if (!planned.includes(made) || stays.length < 2) continue;
    looks.push(made);
    const common = so.filter((block) => stays.every((name) => block.has(name)));
    if (common.length < 3) continue;
    const logs = stays.map((name) => common.map((block) => sign * logOf(block.get(name)!, name)));
    const { worseThan, ownSquares } = leave(logs, { alpha, startedWith: variants.length, frozen, strict });
    const names = stays;
    const each = ((common.length - 1) * (names.length - 1)) / names.length;
    worseThan.forEach((by, at) => {
      if (by === null) return;
      left.push({ variant: names[at]!, after: made, worseThan: names[by]! });
      frozen = { squares: frozen.squares + ownSquares[at]!, freedom: frozen.freedom + each };
    });
    stays = names.filter((_, at) => worseThan[at] === null);
  }
  return { stays, left, looks, blocks: blocks.filter((block) => stays.every((name) => block.has(name))).length };
}

function isMissing(blocks: readonly RaceBlock[], variant: string): boolean {
  const missing = blocks.filter((block) => !block.has(variant)).length;
  return missing >= mostMissing || !blocks[0]!.has(variant);
}

function logOf(value: number, variant: string): number {
  if (!(value > 0 && Number.isFinite(value)))
    throw new RangeError(`${variant} has the value ${value}, which has no logarithm`);
  return Math.log(value);
}
