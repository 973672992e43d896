import type { Metric } from "../records";
import type { CallLike } from "./call-like";
import { median } from "./median";

/** One session's value of a metric: the median of its calls, so that it counts once however often it was repeated. */
export interface SessionValue {
  readonly session: string;
  /** In the metric's unit. */
  readonly value: number;
  /** Calls that the median is of. */
  readonly calls: number;
}

/** Stages whose calls are of more than one session: there the sessions are what is counted, not the calls. */
export function stagesOfSessions(calls: readonly Pick<CallLike, "stage" | "session">[]): ReadonlySet<string> {
  const first = new Map<string, string>();
  const several = new Set<string>();
  for (const { stage, session = "" } of calls) {
    const known = first.get(stage);
    if (known === undefined) first.set(stage, session);
    else if (known !== session) several.add(stage);
  }
  return several;
}

/** The middle of calls as a summary has it: over sessions where they are of several, each counting once. */
export function middleOf(metric: Metric, calls: readonly CallLike[], overSessions: boolean): number | undefined {
  const { values } = valuesOf(metric, calls);
  return median((overSessions ? sessionValues(values) : values).map(({ value }) => value));
}

/** Values of calls by their session, sessions in the order in which they appear. */
export function sessionValues(
  values: readonly { readonly call: Pick<CallLike, "session">; readonly value: number }[],
): readonly SessionValue[] {
  const groups = new Map<string, number[]>();
  for (const { call, value } of values) {
    const session = call.session ?? "";
    const known = groups.get(session);
    if (known === undefined) groups.set(session, [value]);
    else known.push(value);
  }
  return [...groups].map(([session, own]) => ({ session, value: median(own)!, calls: own.length }));
}

/** The metric's usable values of the calls, and why the others have none. */
export function valuesOf<T extends CallLike>(
  { word, of }: Metric,
  calls: readonly T[],
): { readonly values: readonly { readonly call: T; readonly value: number }[]; readonly excluded: readonly string[] } {
  const values: { call: T; value: number }[] = [];
  const excluded: string[] = [];
  for (const call of calls) {
    const value = of(call);
    if (value !== undefined && Number.isFinite(value) && value >= 0) values.push({ call, value });
    else excluded.push(`${call.id}: ${word} ${value === undefined ? "missing" : `is ${value}`}`);
  }
  return { values, excluded };
}
