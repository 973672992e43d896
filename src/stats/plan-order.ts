import { seededRandom } from "./random";
import { reloadKey } from "./runner-key";

export interface OrderOptions {
  readonly variants: readonly {
    readonly name: string;
    /** As they are sent: those that make the server reload decide the blocks. */
    readonly options?: Readonly<Record<string, unknown>>;
    /** In place of options: the same text for variants that share a loaded model. */
    readonly runner?: string;
  }[];
  readonly runs: number;
  readonly stages: readonly string[];
  readonly seed: number;
}

/** One call in its place. */
export interface OrderedCall {
  readonly id: string;
  /** From 0. */
  readonly order: number;
  /** From 1; 0 for a warm-up, which follows each reload and enters no statistics. */
  readonly run: number;
  readonly stage: string;
  readonly variant: string;
}

/**
 * Plans the calls of a study so that drift of the machine falls on all variants alike: run by run, the variants in a seeded order that is
 * reversed every other run (A B, B A, A B, …), never AAAA BBBB. Variants with the same reloading options stay side by side,
 * and whenever those change, a warm-up call comes first.
 * @throws RangeError for runs that are no count, no variant, or two of one name
 */
export function planOrder(options: OrderOptions): readonly OrderedCall[] {
  const { runs, stages, variants } = options;
  if (!Number.isInteger(runs) || runs < 0) throw new RangeError(`${runs} is no number of runs`);
  if (variants.length === 0) throw new RangeError("a study needs at least one variant");
  if (new Set(variants.map(({ name }) => name)).size < variants.length)
    throw new RangeError("two variants share a name");
  const blocks = new Map<string, string[]>();
  const random = seededRandom(options.seed);
  for (const { name, options: sent, runner } of shuffled(variants, random)) {
    const key = runner ?? reloadKey(sent ?? {});
    blocks.set(key, [...(blocks.get(key) ?? []), name]);
  }
  const forward = [...blocks].flatMap(([key, names]) => names.map((name) => ({ name, key })));
  const calls: OrderedCall[] = [];
  let loaded: string | undefined;
  for (let run = 1; run <= runs; run += 1) {
    for (const { name: variant, key } of run % 2 === 1 ? forward : [...forward].reverse()) {
      if (key !== loaded) {
        calls.push({ id: `r${run}-${variant}-warm-up`, order: calls.length, run: 0, stage: "warm-up", variant });
        loaded = key;
      }
      for (const stage of stages) {
        calls.push({ id: `r${run}-${variant}-${stage}`, order: calls.length, run, stage, variant });
      }
    }
  }
  return calls;
}

/** Fisher & Yates. */
function shuffled<T>(items: readonly T[], random: () => number): readonly T[] {
  const mixed = [...items];
  for (let at = mixed.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1));
    [mixed[at], mixed[other]] = [mixed[other]!, mixed[at]!];
  }
  return mixed;
}
