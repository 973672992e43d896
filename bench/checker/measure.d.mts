import type { CheckedText } from "../../src/facts/index.js";
import type { FactRegistry } from "../../src/records/index.js";

export interface CorrectSentence {
  readonly text: string;
  readonly registry: FactRegistry;
  readonly checked: CheckedText;
}
export interface Measured {
  readonly made: number;
  readonly found: number;
  readonly wronglyFlagged: number;
  readonly missed: readonly { readonly text: string; readonly sentence: CorrectSentence }[];
}
type Check = (text: string, registry: FactRegistry) => CheckedText;
export function sentencesOf(
  registry: FactRegistry,
  use: {
    readonly checkText: Check;
    readonly formatNumber: (value: number, digits: number) => string;
    readonly fixedNarrative: (registry: FactRegistry) => unknown;
    readonly narrativeText: (narrative: never, registry: FactRegistry) => string;
  },
): readonly CorrectSentence[];
export function measure(
  name: string,
  sentences: readonly CorrectSentence[],
  count: number,
  random: () => number,
  checkText: Check,
): Measured;
