import type { Fact, FactSubject, NarrativeSection } from "../../records";
import { metrics } from "../../records";
import type { MetricName } from "../../records";
import type { Known } from "../known/types";
import type { Claim, ClaimKind } from "../types";
import type { Slot, Wordings } from "./wording";

/** What claims are made of: the sorted facts, and one number by which each takes one of its wordings. */
export interface Making {
  readonly known: Known;
  readonly seed: number;
}

export interface Made<Names extends string> {
  readonly id: string;
  readonly kind: ClaimKind;
  readonly weight: number;
  readonly sections: readonly NarrativeSection[];
  readonly say: Wordings<Names>;
  readonly slots: Readonly<Record<Names, Slot>>;
  /** Facts that it rests on beside those of its slots. */
  readonly rests?: readonly Fact[];
}

/** One claim in the wording that the seed gives it. */
export function claim<Names extends string>({ seed }: Making, { say, slots, rests = [], ...rest }: Made<Names>): Claim {
  const parts = say(slots, hash(`${seed} ${rest.id}`));
  const facts = [...parts.flatMap(({ fact }) => fact ?? []), ...rests.map(({ id }) => id)];
  return { ...rest, facts: [...new Set(facts)], parts };
}

/** "TTFT" in a sentence; undefined for a metric that has no word. */
export function metricWord(metric: string): string | undefined {
  return (metrics as Readonly<Record<string, { readonly word: string }>>)[metric]?.word;
}

/** Which way is better; undefined for a metric that nobody compares. */
export function betterOf(metric: string): "lower" | "higher" | undefined {
  return Object.hasOwn(metrics, metric) ? metrics[metric as MetricName].better : undefined;
}

export function isVariant(subject: FactSubject | undefined): subject is FactSubject {
  return subject?.kind === "variant";
}

/** "a", "a and b", "a, b and c". */
export function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)!}`;
}

/** FNV-1a: the same for the same text everywhere. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193) >>> 0;
  return value;
}
