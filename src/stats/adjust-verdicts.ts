import { canDecide } from "./can-decide";
import { holm } from "./holm";
import type { Verdict, VerdictCode } from "./verdict-types";
import { moreWords } from "./verdict-words";
import { pText } from "./words";

/** Verdicts that say that there is a difference. */
const claiming = new Set<VerdictCode>(["faster", "slower", "small", "faster-by-open", "slower-by-open"]);

/**
 * Holm over a family of verdicts: fills in `pAdjusted`, and takes back every claim of a difference that the family does not bear
 * (adjusted p ≥ .05), which becomes inconclusive with the reason in its sentence. Those without a p do not count.
 */
export function adjustVerdicts(verdicts: readonly Verdict[]): readonly Verdict[] {
  const tested = verdicts.filter((verdict) => verdict.p !== null && verdict.code !== "not-enough");
  const adjusted = holm(tested.map((verdict) => verdict.p!));
  return verdicts.map((verdict): Verdict => {
    const at = tested.indexOf(verdict);
    if (at < 0) return verdict;
    const pAdjusted = adjusted[at]!.adjusted;
    if (tested.length < 2) return { ...verdict, pAdjusted };
    const family = `${tested.length} comparisons`;
    const note = `Holm over ${family}: p = ${verdict.p!.toPrecision(3)} raw, ${pAdjusted.toPrecision(3)} adjusted.`;
    const footnotes = [...verdict.footnotes.filter((line) => !line.startsWith("One of ")), note];
    if (!claiming.has(verdict.code) || pAdjusted < 0.05) return { ...verdict, pAdjusted, footnotes };
    const have = verdict.paired?.pairs ?? Math.min(...verdict.n);
    const { possible, runsNeeded } = canDecide(have, tested.length, verdict.paired?.by);
    const more = possible ? null : runsNeeded - have;
    return {
      ...verdict,
      code: "inconclusive",
      word: "inconclusive",
      more,
      pAdjusted,
      footnotes,
      sentence:
        `inconclusive: among ${family} this one is not beyond chance (adjusted ${pText(pAdjusted)}); alone it would read "${verdict.sentence}"` +
        (more === null ? "" : `; at least ${moreWords(more, verdict)} are needed for so many`),
    };
  });
}
