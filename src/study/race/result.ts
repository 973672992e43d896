import type { CallRecord, RankedMetric, Study } from "../../records";
import { isMeasured } from "../../stats";
import type { Left } from "../../stats";
import { raceState } from "./state";

/** How a race ended, or stands. */
export interface RaceResult {
  readonly objective: RankedMetric;
  readonly strict: boolean;
  /** Who cannot be told from the best. */
  readonly stays: readonly string[];
  /** Who left, in the order of leaving. */
  readonly left: readonly Left[];
  /** Runs after which it was looked who leaves. */
  readonly looks: readonly number[];
  /** Runs that were looked at. */
  readonly runs: number;
  /** Measured calls that were made, and how many the plan has without anybody leaving. */
  readonly calls: number;
  readonly planned: number;
}

/** How a study's race ended, from its records; undefined where the study is none. */
export function raceResult({ manifest, calls }: Pick<Study, "manifest" | "calls">): RaceResult | undefined {
  const { race } = manifest.config;
  const records = new Map(calls.map((call): [string, CallRecord] => [call.id, call]));
  const state = raceState(manifest, records, Infinity);
  if (race === undefined || state === undefined) return undefined;
  return {
    ...race,
    stays: state.race.stays,
    left: state.race.left,
    looks: state.race.looks,
    runs: state.finished,
    calls: calls.filter(isMeasured).length,
    planned: manifest.order.filter(({ run }) => run > 0).length,
  };
}
