import { metrics } from "../../records";
import type { CallRecord, PlannedCall, StudyManifest } from "../../records";
import { countedCalls, race } from "../../stats";
import type { CountedCall, Race, RaceBlock } from "../../stats";
import { saysSomething, wasMade } from "../finished";
import { blockOf } from "./blocks";

/** Where a race stands. */
export interface RaceState {
  readonly race: Race;
  /** Runs that were looked at: what they hold stays as it is, so that who left stays away. */
  readonly finished: number;
  /** Whether a planned call is to be made: its variant had not left before it. */
  readonly isDue: (call: PlannedCall) => boolean;
  /** The run of a planned call; a warm-up's is that of the measured call after it. */
  readonly runOf: (call: PlannedCall) => number;
}

/**
 * The state of a study's race, from its plan and its records alone; undefined where it is none.
 * @param before runs before this one are over, whatever their calls came to; else a run is over when all of its calls say something, or a later one began
 */
export function raceState(
  { config, order }: StudyManifest,
  records: ReadonlyMap<string, CallRecord>,
  before = 0,
): RaceState | undefined {
  if (config.race === undefined) return undefined;
  const { objective, strict } = config.race;
  const variants = config.variants.map(({ name }) => name);
  const options = { variants, better: metrics[objective].better, strict };
  const runs = byRun(order);
  const began = Math.max(0, ...[...records.values()].map(({ run }) => run));
  const blocks: RaceBlock[] = [];
  let now = race(options, blocks);
  for (const [run, planned] of runs) {
    const due = planned.filter(({ variant }) => now.stays.includes(variant));
    const made = due.map(({ id }) => records.get(id));
    const over = run < before || run < began ? made.every(wasMade) : made.every(saysSomething);
    if (now.stays.length < 2 || due.length === 0 || !over) break;
    blocks.push(blockOf(countedIn(made as readonly CallRecord[], records), objective));
    now = race(options, blocks);
  }
  // Runs are numbered from 1 without a gap, so a variant that left after so many blocks was in as many runs.
  const last = new Map(now.left.map(({ variant, after }) => [variant, after]));
  const winner = now.stays.length === 1 ? blocks.length : Infinity;
  const numbers = runsOfCalls(order);
  const runOf = (call: PlannedCall): number => numbers.get(call.id) ?? call.run;
  return {
    race: now,
    finished: blocks.length,
    isDue: (call) => runOf(call) <= Math.min(last.get(call.variant) ?? Infinity, winner),
    runOf,
  };
}

/** These calls with what makes them count, as it is known from all that was called until then: later calls change nothing of it. */
function countedIn(
  made: readonly CallRecord[],
  records: ReadonlyMap<string, CallRecord>,
): readonly CountedCall<CallRecord>[] {
  const until = made.reduce(
    (latest, { startedAt }) => (startedAt !== undefined && startedAt > latest ? startedAt : latest),
    "",
  );
  const own = new Set(made.map(({ id }) => id));
  return countedCalls([...records.values()].filter(({ startedAt = "" }) => startedAt <= until)).filter(({ id }) =>
    own.has(id),
  );
}

/** Measured calls by their run, in order. */
function byRun(order: readonly PlannedCall[]): readonly (readonly [run: number, calls: readonly PlannedCall[]])[] {
  const runs = new Map<number, PlannedCall[]>();
  for (const call of order) if (call.run > 0) runs.set(call.run, [...(runs.get(call.run) ?? []), call]);
  return [...runs].sort(([a], [b]) => a - b);
}

/** The run of each planned call; a warm-up's is that of the measured call after it. */
function runsOfCalls(order: readonly PlannedCall[]): ReadonlyMap<string, number> {
  const runs = new Map<string, number>();
  let next = Infinity;
  for (const call of [...order].reverse()) {
    if (call.run > 0) next = call.run;
    runs.set(call.id, next);
  }
  return runs;
}
