import { countedThings } from "../../records";
import type { Frame } from "../clauses/frame";
import type { Known } from "../known/types";
import { isWord, saysOf } from "../words/tokens";
import type { Slot } from "../words/lexicon";
import { judgeBest } from "./bests";
import { borneOut } from "./borne-out";
import { judgeCompare } from "./compare";
import { judgeCounts } from "./counts";
import { judgeDrift } from "./drifts";
import { notRead } from "./judgement";
import type { Judgement } from "./judgement";
import { judgeLevels } from "./levels";
import { judgeNames } from "./names";
import { judgeQuote } from "./quotes";
import { judgeRank } from "./ranks";
import { resolvedInFull } from "./resolved";
import { judgeSettings } from "./settings";
import { judgeVerdict } from "./verdicts";

/** Judges one clause: the first judge whose kind of statement it is decides, and none guesses. Undefined where nothing is said. */
export function judge(frame: Frame, known: Known): Judgement | undefined {
  return resolvedInFull(frame, borneOut(frame, judgeByKind(frame, known)));
}

function judgeByKind(frame: Frame, known: Known): Judgement | undefined {
  const { tokens } = frame;
  const has = (slot: Slot, ...values: readonly string[]): boolean =>
    tokens.some((token) => isWord(token, slot, ...values));
  const kind = (...kinds: readonly string[]): boolean => tokens.some((token) => kinds.includes(token.kind));
  const stop = tokens.find((token) => isWord(token, "stop"));
  if (stop) return notRead(isWord(stop, "stop", "cause") ? "causes are not read" : "plans and guesses are not read");
  const names = has("noun", "parameters", "quantization", "engine");
  const strange = tokens.find((token) => token.kind === "unknown");
  if (strange && !names) return notRead(`"${strange.text.slice(0, 40)}" is not understood here`);
  const itself =
    frame.subjects.some(
      ({ other, subject }) => other && frame.subjects.every((each) => each.subject.name === subject.name),
    ) && frame.subjects.length > 1;
  if (itself) return notRead("it compares one with itself");
  const series = tokens.some(
    (token, index) =>
      token.kind === "run" && tokens[index + 2]?.kind === "quantity" && !isWord(tokens[index + 1], "glue"),
  );
  if (series) return notRead("more than one run is not read");
  if (has("pronoun", "other")) return notRead("it does not say which is the other");
  if (has("glue", "except") && !(has("state", "failed") && frame.metrics.length > 0))
    return notRead("what is left out is not read");
  if (kind("quote")) return judgeQuote(frame, known);
  if (has("verdict", "best-set")) return judgeBest(frame, known);
  if (has("scope", "runs")) return judgeDrift(frame, known);
  if (has("verdict")) return judgeVerdict(frame, known);
  const counting = has("state") && !(has("glue", "except") || (has("state", "cold") && has("metric")));
  if (counting && !has("compare", "+value", "-value")) return judgeCounts(frame, known);
  if (has("extreme") && !has("compare") && !has("change") && !has("difference") && !has("ratio") && !hasSize(frame))
    return judgeRank(frame, known);
  if (kind("setting")) return judgeSettings(frame, known);
  if (
    has("compare") ||
    has("change") ||
    has("difference") ||
    has("ratio") ||
    (hasSize(frame) && (frame.metrics.length > 0 || has("against")))
  )
    return isShare(frame)
      ? judgeCounts(frame, known)
      : hasSpread(frame)
        ? judgeLevels(frame, known)
        : judgeCompare(frame, known);
  if (has("same")) return notRead("whether two are the same is not read");
  const nouns = frame.nouns.some((noun) => !["variants", "stages", "comparisons"].includes(noun));
  if ((kind("share") || kind("quantity") || has("quantifier")) && isCount(frame)) return judgeCounts(frame, known);
  if (kind("quantity", "range")) return judgeLevels(frame, known);
  if (names || (nouns && kind("subject", "name"))) return judgeNames(frame, known);
  const content = tokens.some(
    (token) =>
      !["mark"].includes(token.kind) &&
      !isWord(token, "glue") &&
      !isWord(token, "link") &&
      !isWord(token, "metric") &&
      token.kind !== "stage" &&
      !isWord(token, "noun"),
  );
  return content ? notRead("it says nothing that could be judged") : undefined;
}

function hasSize({ quantities }: Frame): boolean {
  return quantities.some(({ unit }) => unit === "%" || unit === "×");
}

/** "CV of TTFT is 20.6 %": a spread, and no change. */
function hasSpread({ statistics, quantities }: Frame): boolean {
  return statistics.includes("variation") && quantities.every(({ unit }) => unit === "%");
}

function isShare({ metrics, nouns, quantities }: Frame): boolean {
  return (
    metrics.length === 0 &&
    nouns.some((noun) => ["files", "observations", "calls", "compilations"].includes(noun)) &&
    quantities.every(({ unit }) => unit === undefined || unit === "%")
  );
}

/** Numbers without a unit, of things that are counted. */
function isCount({ metrics, nouns, quantities, tokens }: Frame): boolean {
  const counted: readonly string[] = [...countedThings, "duplicates"];
  const memory = nouns.includes("memory");
  const plain = quantities.every(({ unit }) => unit === undefined || unit === "%" || memory);
  const own = tokens.some((token) => counted.includes(saysOf(token, "noun") ?? ""));
  return plain && own && metrics.every((metric) => metric === "tokens");
}
