import type { Frame } from "../clauses/frame";
import type { Known } from "../known/types";
import { isWord } from "../words/tokens";
import { contradicted, notRead, proven, unused, unusedReason } from "./judgement";
import type { Judgement } from "./judgement";
import { isMetric } from "./metrics";

/** Judges "chimera and wide cannot be told from the best in TTFT in the report stage": all that are named must be of the set. */
export function judgeBest(frame: Frame, known: Known): Judgement {
  const strange = unused(
    frame.tokens,
    "verdict",
    "metric",
    "statistic",
    "subject",
    "stage",
    "noun:stages",
    "noun:variants",
  );
  if (strange) return unusedReason(strange);
  if (frame.tokens.some((token) => isWord(token, "statistic") && !isWord(token, "statistic", "median")))
    return notRead("no fact tells the best of these");
  const names = [...new Set(frame.subjects.map(({ subject }) => subject.name))];
  const meant = known.bests.filter(
    ({ about }) =>
      frame.metrics.some((metric) => isMetric(metric, about.metric, undefined)) &&
      (frame.stages.length === 0 || frame.stages.includes(about.stage)),
  );
  if (meant.length === 0 || names.length === 0) return notRead("no fact tells the best of these");
  const facts = meant.map(({ fact }) => fact);
  const within = meant.map(({ about }) => {
    const set = about.subjects.map(({ name }) => name);
    return names.every((name) => set.includes(name));
  });
  if (within.every(Boolean)) return proven(...facts);
  return within.some(Boolean)
    ? notRead("it holds in one place and not in another")
    : contradicted(`the best are ${facts[0]!.text}`, ...facts);
}
