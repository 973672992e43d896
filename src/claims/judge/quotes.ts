import type { Frame } from "../clauses/frame";
import type { Known } from "../known/types";
import { contradicted, notRead, proven, unused, unusedReason } from "./judgement";
import type { Judgement } from "./judgement";
import { isMetric } from "./metrics";
import { isOfAnswers } from "./verdict-meanings";

/** Judges a verdict that is given in its own words: "The verdict on TTFT in the report stage is: inconclusive: …". */
export function judgeQuote(frame: Frame, { verdicts }: Known): Judgement {
  const uses = [
    "quote",
    "metric",
    "subject",
    "stage",
    "against",
    "noun:stages",
    "noun:calls",
    "noun:variants",
    "state:ok",
    "state:whole",
    "glue:verdict",
  ];
  const strange = unused(frame.tokens, ...uses);
  if (strange) return unusedReason(strange);
  const quotes = frame.tokens.flatMap((token) => (token.kind === "quote" ? [token] : []));
  const ok = frame.tokens.some((token) => token.kind === "word" && token.slot === "state");
  const [quote] = quotes;
  if (!quote || quotes.length > 1) return notRead("it gives more than one verdict");
  const meant = verdicts.filter(
    ({ about }) =>
      (ok
        ? isOfAnswers(about.metric)
        : frame.metrics.length === 0 || frame.metrics.some((metric) => isMetric(metric, about.metric, undefined))) &&
      (frame.stages.length === 0 || frame.stages.includes(about.stage ?? "")) &&
      frame.subjects.every(({ subject, other }) => subject.name === (other ? about.against : about.subject).name),
  );
  const right = meant.filter(({ fact }) => quote.facts.some(({ id }) => id === fact.id));
  if (meant.length === 0) return notRead("no fact tells this verdict");
  return right.length > 0
    ? proven(...right.map(({ fact }) => fact))
    : contradicted(`the verdict is "${meant[0]!.fact.text}"`, meant[0]!.fact);
}
