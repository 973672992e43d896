import { align } from "../clauses/align";
import type { Frame } from "../clauses/frame";
import type { Known } from "../known/types";
import { isWord, saysOf } from "../words/tokens";
import { fits } from "./fits";
import { contradicted, notRead, proven, unused, unusedReason } from "./judgement";
import type { Judgement } from "./judgement";
import { isMetric } from "./metrics";

/** Judges "over the runs the TTFT of chimera in the report stage rose by 12.3 %". Where no drift is known, nothing is: it may be chance. */
export function judgeDrift(frame: Frame, known: Known): Judgement {
  const strange = unused(frame.tokens, "scope:runs", "metric", "subject", "stage", "quantity", "change", "noun:stages");
  if (strange) return unusedReason(strange);
  const ways = new Set(frame.tokens.flatMap((token) => saysOf(token, "change") ?? []));
  const [way] = ways;
  const places = align(frame, frame.quantities);
  const names = frame.subjects.map(({ subject }) => subject.name);
  const meant = known.drifts.filter(
    ({ about }) =>
      frame.metrics.some((metric) => isMetric(metric, about.metric, undefined)) &&
      names.length === 1 &&
      about.subject?.name === names[0] &&
      frame.stages.includes(about.stage ?? ""),
  );
  const [drift] = meant;
  if (!drift || meant.length > 1 || ways.size !== 1 || places.length > 1 || !/^[+-]value$/.test(way ?? ""))
    return notRead("no fact tells this drift");
  if (frame.tokens.some((token) => isWord(token, "negation"))) return notRead("it denies a drift");
  const rose = way === "+value";
  const size = places[0]?.quantity;
  const right = drift.value > 0 === rose && (size === undefined || fits(size, Math.abs(drift.value), "%") === "fits");
  return right ? proven(drift.fact) : contradicted(`it is ${drift.fact.text}`, drift.fact);
}
