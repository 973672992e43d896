import { seriesMark } from "../plot";
import { modelOf } from "../records";
import type { Study } from "../records";
import { counted, gradeSummary } from "../stats";
import type { Answer } from "./answer";
import { caseRows } from "./case-rows";
import { bestWords, comparisonWords, costWords, madeWords, secondsWords, shareWords } from "./grade-words";
import { opinionRows } from "./opinions";

/** Who is right how often, what a right answer costs, and case by case what was said; null for a study without cases. */
export function gradesView(study: Study) {
  const summary = gradeSummary(study);
  if (summary === undefined || summary.variants.length === 0) return null;
  const { config } = study.manifest;
  const order = config.variants.map(({ name }) => name);
  const runs = Math.max(...summary.variants.map(({ calls, cases }) => Math.ceil(calls / Math.max(1, cases))));
  const several = new Set(order.map((name) => modelOf(config, name).name)).size > 1;
  return {
    counts: `${counted(summary.cases, "case")}${runs > 1 ? `, each asked ${runs} times and counted once` : ""}${summary.variants.length > 1 ? "; ● best: right answers first, then the seconds of one" : ""}`,
    rows: summary.variants.map((one) => ({
      name: one.variant,
      model: several ? modelOf(config, one.variant).name : "",
      mark: { markup: seriesMark(order.indexOf(one.variant)) },
      best: summary.best?.includes(one.variant) === true ? "●" : summary.undecided.includes(one.variant) ? "?" : "",
      share: shareWords(one.accuracy),
      made: madeWords(one),
      perCorrect: costWords(one.perCorrect),
      perCall: secondsWords(one.perCall),
    })),
    sentences: [...bestWords(summary), ...summary.comparisons.map(comparisonWords)],
    cases: caseRows(study),
    opinions: opinionRows(study),
  };
}

/** Who is proven to give fewer right answers has not won, however fast. */
export function mindingGrades(answer: Answer, study: Study): Answer {
  const fewer = (gradeSummary(study)?.comparisons ?? []).filter(({ claim }) => claim !== "not decided");
  const [first] = fewer;
  if (first === undefined) return answer;
  const who =
    fewer.length > 1
      ? `${counted(fewer.length, "variant")} differ from ${first.baseline} in right answers`
      : `${first.candidate} gives ${first.claim} answers than ${first.baseline}`;
  const sentence = `${answer.sentence} Mind the right answers: ${who}; see below.`;
  return answer.tone === "good" ? { ...answer, tone: "open", shape: "◇", sentence } : { ...answer, sentence };
}
