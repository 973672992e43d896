import { seededRandom } from "./random";

export interface OrderOptions {
  readonly variants: readonly { readonly name: string; readonly runner: string }[];
  readonly runs: number;
  readonly stages: readonly string[];
  readonly seed: number;
}

/** One call in its place. `warm-up` calls follow each reload and enter no statistics. */
export interface OrderedCall {
  readonly id: string;
  readonly order: number;
  readonly run: number;
  readonly stage: string;
  readonly variant: string;
}

/**
 * Plans the calls of a study so that drift of the machine falls on all variants alike: run by run, the variants in a seeded order
 * that is reversed every other run (A B, B A, A B, …), never AAAA BBBB. Whenever the runner options differ from the call before, the
 * server loads the model anew: a warm-up call is put in.
 */
export function planOrder(options: OrderOptions): readonly OrderedCall[] {
  const random = seededRandom(options.seed);
  const names = [...options.variants];
  for (let at = names.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1));
    [names[at], names[other]] = [names[other]!, names[at]!];
  }
  const calls: OrderedCall[] = [];
  let loaded: string | undefined;
  for (let run = 1; run <= options.runs; run += 1) {
    for (const variant of run % 2 === 1 ? names : [...names].reverse()) {
      if (variant.runner !== loaded) {
        calls.push({
          id: `r${run}-${variant.name}-warm-up`,
          order: calls.length,
          run,
          stage: "warm-up",
          variant: variant.name,
        });
        loaded = variant.runner;
      }
      for (const stage of options.stages) {
        calls.push({ id: `r${run}-${variant.name}-${stage}`, order: calls.length, run, stage, variant: variant.name });
      }
    }
  }
  return calls;
}
