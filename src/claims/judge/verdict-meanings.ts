import type { VerdictSays } from "../../records";

/** How often answers were whole, or, in older files, calls ok: a verdict that is meant only where it is named. */
export function isOfAnswers(metric: string): boolean {
  return metric === "whole" || metric === "ok";
}

/** Undefined where people would differ. */
export type Truth = boolean | undefined;

const open: ReadonlySet<VerdictSays> = new Set([
  "inconclusive",
  "not-enough",
  "refused",
  "difference-only",
  "not-shown",
]);
const decided: ReadonlySet<VerdictSays> = new Set(["faster", "slower", "more-often", "less-often"]);

/** What a word says of a verdict; undefined where people would differ. */
export const meanings: Readonly<Record<string, (says: VerdictSays) => Truth>> = {
  inconclusive: (says) => open.has(says),
  decided: (says) => (says === "small" ? undefined : !open.has(says)),
  significant: (says) => (says === "equivalent" || says === "small" ? undefined : decided.has(says)),
  "not-significant": (says) => (says === "equivalent" || says === "small" ? undefined : !decided.has(says)),
  equivalent: (says) => (decided.has(says) ? false : says === "equivalent" ? true : undefined),
  indistinct: (says) => (says === "small" ? undefined : !decided.has(says)),
  small: (says) => (says === "small" ? true : decided.has(says) ? false : undefined),
};
