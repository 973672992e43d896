import type { Claim, ReadText, Reading } from "../../src/claims/index.js";
import type { FactRegistry } from "../../src/records/index.js";

export interface CorrectSentence {
  readonly text: string;
  readonly registry: FactRegistry;
  readonly reading: Reading;
}
export interface Measured {
  readonly made: number;
  readonly missed: readonly { readonly text: string; readonly sentence: CorrectSentence }[];
}
type Read = (text: string, registry: FactRegistry) => ReadText;
export function readingOf(text: string, registry: FactRegistry, readText: Read): Reading;
export function sentencesOf(
  registry: FactRegistry,
  use: {
    readonly readText: Read;
    readonly formatNumber: (value: number, digits: number) => string;
    readonly claims: (registry: FactRegistry) => readonly Claim[];
    readonly claimText: (claim: Claim) => string;
  },
): readonly CorrectSentence[];
export function measure(
  name: string,
  sentences: readonly CorrectSentence[],
  count: number,
  random: () => number,
  readText: Read,
): Measured;
