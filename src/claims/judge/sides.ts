import type { FactSubject } from "../../records";
import type { Frame } from "../clauses/frame";
import type { Known } from "../known/types";
import { isWord } from "../words/tokens";

/** Of a comparison: who, and against whom. */
export interface Sides {
  readonly subject: string;
  readonly against: string;
}

/**
 * The two variants that a clause compares. One that stands behind "than", "against" and the like is the other side; where one is named, the other
 * one of two is; where none is, it is the candidate against the baseline. Undefined where there are more than two to choose from.
 */
export function sidesOf(frame: Frame, known: Known): Sides | undefined {
  const named = frame.subjects.filter(({ subject }) => subject.kind === "variant");
  const { variants, baseline } = known;
  const otherOf = (name: string): string | undefined =>
    variants.length === 2 ? variants.find((each) => each !== name) : name === baseline ? undefined : baseline;
  if (
    named.length > 1 &&
    named.every(({ subject }) => subject.name === named[0]!.subject.name) &&
    named.some(({ other }) => other)
  )
    return undefined;
  const behind = named.find(({ other }) => other)?.subject.name;
  const front = named.find(({ other, subject }) => !other && subject.name !== behind)?.subject.name;
  const make = (subject: string | undefined, against: string | undefined): Sides | undefined =>
    subject === undefined || against === undefined || subject === against ? undefined : { subject, against };
  if (behind !== undefined) return make(front ?? otherOf(behind), behind);
  if (front === undefined) {
    const candidate = variants.find((name) => name !== baseline);
    return variants.length === 2 ? make(candidate, baseline) : undefined;
  }
  const second = named.find(({ subject }) => subject.name !== front)?.subject.name;
  // "From baseline to chimera", "between baseline and chimera": what changes is the second.
  if (second !== undefined) {
    const ordered = frame.tokens.some((token) => isWord(token, "link", "from", "between")) || second !== baseline;
    return ordered && front === baseline ? make(second, front) : make(front, second);
  }
  return make(front, otherOf(front));
}

/** What kind of thing in the files a clause speaks of, if it does: by its names, nouns and place. */
export function fileKind(frame: Frame): Exclude<FactSubject["kind"], "variant"> | undefined {
  const scope = (value: string): boolean => frame.tokens.some((token) => isWord(token, "scope", value));
  const noun = (value: string): boolean => frame.nouns.includes(value);
  const kinds = new Set(frame.subjects.map(({ subject }) => subject.kind));
  if (kinds.has("variant")) return undefined;
  if (scope("sweep") || noun("settings") || frame.tokens.some(({ kind }) => kind === "setting")) return "settings";
  if (kinds.has("backend") || noun("backends")) return "backend";
  if (kinds.has("model") || noun("models") || scope("files")) return "model";
  return undefined;
}
