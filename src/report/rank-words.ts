import { metrics } from "../records";
import { counted } from "../stats";
import type { Ranking } from "../stats";
import { listed } from "./format";

/** Names of a set that are listed; beyond, it is counted. */
const mostNames = 8;

/**
 * What the rankings of a stage support, a sentence each: the set that cannot be told from the best, once for all metrics that have the same; and
 * whom they do not judge, once where that is the same for all.
 */
export function rankingWords(rankings: readonly Ranking[]): readonly string[] {
  const left = rankings.map(leftWords);
  const once = new Set(left).size === 1;
  const groups = new Map<string, Ranking[]>();
  rankings.forEach((ranking, index) => {
    const best = ranking.best === null ? null : [...ranking.best].sort();
    const key = JSON.stringify([best, judgedOf(ranking), ranking.rows.length, ranking.blocks, once ? "" : left[index]]);
    groups.set(key, [...(groups.get(key) ?? []), ranking]);
  });
  const sets = [...groups.values()].map((group) => {
    const words = listed(group.map(({ metric }) => metrics[metric].word));
    return `${words}: ${setWords(group[0]!)}.${once ? "" : leftWords(group[0]!)}`;
  });
  return once && left[0] !== "" ? [...sets, left[0]!.trim()] : sets;
}

function judgedOf({ rows }: Ranking): number {
  return rows.filter(({ inSet }) => inSet !== null).length;
}

/** "a and b cannot be told from the best; the others can". */
export function setWords(ranking: Ranking): string {
  const { rows, best, blocks, blockWord } = ranking;
  const judged = judgedOf(ranking);
  if (best === null)
    return `no set of the best, for the variants have ${counted(blocks, blockWord)} in common and 4 are needed`;
  const of = judged < rows.length ? ` of the ${judged} judged` : "";
  if (best.length === 1) return `${best[0]!} is best${of}, beyond chance`;
  if (best.length === judged) return `none of the ${judged} can be told from the best`;
  const names = best.length > mostNames ? `${best.length} of the ${judged} variants` : listed(best);
  return `${names} cannot be told from the best${of}; the others can`;
}

function leftWords({ leftOut }: Ranking): string {
  const reasons = [...new Set(leftOut.map(({ reason }) => reason))];
  const groups = reasons.map((reason) => {
    const names = leftOut.filter((each) => each.reason === reason).map(({ variant }) => variant);
    return `${listed(names)} (${reason})`;
  });
  return groups.length === 0 ? "" : ` Not judged: ${groups.join("; ")}.`;
}
