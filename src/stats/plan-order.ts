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
  /** How often every session is made in each variant. */
  readonly runs: number;
  /** The first run that is planned; 1 unless given, later ones go on with a plan that was made before. */
  readonly firstRun?: number;
  /** What each run makes, in order; without an id where there is one only. */
  readonly sessions: readonly { readonly id?: string; readonly stages: readonly string[] }[];
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
  readonly session?: string;
}

/**
 * Plans the calls of a study so that drift of the machine falls on all variants alike: run by run, the variants in a seeded order that is
 * reversed every other run (A B, B A, A B, …), never AAAA BBBB. Variants with the same reloading options stay side by side,
 * and whenever those change, a warm-up call comes first; while they are loaded, every session is made in all of them before the next.
 * @throws RangeError for runs that are no count, no variant, or two of one name
 */
export function planOrder(options: OrderOptions): readonly OrderedCall[] {
  const { runs, firstRun = 1, sessions, variants } = options;
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
  const calls: OrderedCall[] = [];
  const add = (call: Omit<OrderedCall, "order">): void => void calls.push({ ...call, order: calls.length });
  let loaded: string | undefined;
  for (let run = firstRun; run <= runs; run += 1) {
    const forward = run % 2 === 1;
    for (const [key, names] of forward ? blocks : [...blocks].reverse()) {
      const order = forward ? names : [...names].reverse();
      if (key !== loaded) {
        const variant = order[0]!;
        add({ id: `r${run}-${variant}-warm-up`, run: 0, stage: "warm-up", variant });
        loaded = key;
      }
      for (const [at, session] of sessions.entries()) {
        for (const variant of at % 2 === 0 ? order : [...order].reverse()) {
          for (const stage of session.stages) {
            const own = session.id === undefined ? {} : { session: session.id };
            add({ id: idOf(run, variant, stage, session, at), run, stage, variant, ...own });
          }
        }
      }
    }
  }
  return calls;
}

/** Names of prompts may hold anything, so a session is known by its place. */
function idOf(
  run: number,
  variant: string,
  stage: string,
  { id, stages }: OrderOptions["sessions"][number],
  at: number,
): string {
  if (id === undefined) return `r${run}-${variant}-${stage}`;
  return stages.length === 1
    ? `r${run}-${variant}-${at + 1}`
    : `r${run}-${variant}-${at + 1}-${stages.indexOf(stage) + 1}`;
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
