import { comparedMetrics, metrics } from "../records";
import type { Ranking } from "../stats";
import { capital } from "../text";
import { namesOf } from "./best-names";
import type { Conclusion } from "./conclusion";
import { listed } from "./format";
import { setWords } from "./rank-words";

/** From so many variants on the question is which is best; two are compared with each other. */
export const leastRanked = 3;

/** A ranking that has a set of the best. */
type Judged = Ranking & { readonly best: readonly string[] };

/**
 * Which of three variants or more is best, by the sets that cannot be told from the best in the measures that variants are compared by.
 * Undefined for fewer variants, or where no measure has such a set: then the comparisons with the baseline are all that can be said.
 */
export function bestOf(rankings: readonly Ranking[]): Conclusion | undefined {
  const asked = rankings.filter(
    ({ metric, rows }) => rows.length >= leastRanked && comparedMetrics.some((name) => name === metric),
  );
  const judged = asked.filter((ranking): ranking is Judged => ranking.best !== null);
  if (judged.length === 0) return undefined;
  const several = new Set(asked.map(({ stage }) => stage)).size > 1;
  const where = (some: readonly Ranking[]): string =>
    listed(some.map(({ metric, stage }) => `${metrics[metric].word}${several ? ` (${stage})` : ""}`));
  const rest = [
    ...(judged.length < asked.length ? [`No set of the best can be given for ${where(asked.filter(({ best }) => best === null))}.`] : []),
    ...(judged.some(({ leftOut }) => leftOut.length > 0) ? ["Not every variant could be judged; see below."] : []),
  ]; // prettier-ignore
  const groups = bySet(judged);
  const { tone, word, sentence } = groups.length === 1 ? sameSet(judged, where(judged)) : unlikeSets(groups, where);
  return { tone, word, sentence: [sentence, ...rest].join(" ") };
}

function bySet(judged: readonly Judged[]): readonly (readonly Judged[])[] {
  const groups = new Map<string, Judged[]>();
  for (const ranking of judged) {
    const key = JSON.stringify([...ranking.best].sort());
    groups.set(key, [...(groups.get(key) ?? []), ranking]);
  }
  return [...groups.values()];
}

function sameSet(judged: readonly Judged[], where: string): Conclusion {
  const [{ best, rows }] = judged as readonly [Judged, ...Judged[]];
  const all = rows.filter(({ inSet }) => inSet !== null).length;
  const others = all - best.length;
  if (others === 0)
    return {
      tone: "open",
      word: "No best can be told",
      sentence: `None of the ${all} variants can be told from the best in ${where}.`,
    };
  const behind = others === 1 ? "the other one" : `the other ${others}`;
  if (best.length === 1)
    return {
      tone: "good",
      word: `${best[0]!} is best`,
      sentence: `In ${where} it is ahead of ${behind}, beyond chance.`,
    };
  return {
    tone: "good",
    word: `${namesOf(best, all)} lead`,
    sentence: `In ${where} they are ahead of ${behind}, beyond chance; which of them is best cannot be told.`,
  };
}

function unlikeSets(groups: readonly (readonly Judged[])[], where: (some: readonly Ranking[]) => string): Conclusion {
  const sets = groups.map(([first]) => first!.best);
  const always = sets[0]!.filter((name) => sets.every((set) => set.includes(name)));
  const all = groups[0]![0]!.rows.length;
  const word =
    always.length === 0
      ? "It depends on the measure"
      : `${namesOf(always, all)} ${always.length === 1 ? "is" : "are"} among the best throughout`;
  const sentence = groups.map((group) => `${capital(where(group))}: ${setWords(group[0]!)}.`).join(" ");
  return { tone: "open", word, sentence };
}
