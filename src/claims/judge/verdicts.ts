import type { VerdictSays } from "../../records";
import type { Frame } from "../clauses/frame";
import type { Known, Verdict } from "../known/types";
import { isWord } from "../words/tokens";
import type { WordToken } from "../words/tokens";
import { contradicted, notRead, proven, unused, unusedReason } from "./judgement";
import type { Judgement } from "./judgement";
import { isMetric, lessIsBetter } from "./metrics";
import { isOfAnswers, meanings } from "./verdict-meanings";
import type { Truth } from "./verdict-meanings";

const uses = [
  "verdict",
  "metric",
  "statistic",
  "subject",
  "stage",
  "change",
  "compare",
  "difference",
  "against",
  "negation",
  "quantifier",
  "same",
  "glue:verdict",
  "noun:stages",
  "noun:comparisons",
  "noun:variants",
  "noun:calls",
  "state:ok",
  "state:whole",
];

/** Judges "the slowdown of TTFT in the analysis stage is significant", "none of the four comparisons reached a verdict". */
export function judgeVerdict(frame: Frame, known: Known): Judgement {
  const strange = unused(frame.tokens, ...uses, "share", "quantity", "bound");
  if (strange) return unusedReason(strange);
  const words = frame.tokens.filter((token): token is WordToken => isWord(token, "verdict"));
  const meaning = words[0] && meanings[words[0].value];
  if (!meaning || new Set(words.map(({ value }) => value)).size > 1) return notRead("it gives more than one verdict");
  const ok = frame.tokens.some((token) => isWord(token, "state", "ok", "whole"));
  const meant = known.verdicts.filter(
    ({ about }) =>
      (ok
        ? isOfAnswers(about.metric)
        : !isOfAnswers(about.metric) &&
          (frame.metrics.length === 0 || frame.metrics.some((metric) => isMetric(metric, about.metric, undefined)))) &&
      (frame.stages.length === 0 || frame.stages.includes(about.stage ?? "")) &&
      frame.subjects.every(({ subject }) => [about.subject.name, about.against.name].includes(subject.name)),
  );
  if (meant.length === 0) return notRead("no fact gives this verdict");
  return frame.quantities.length > 0 || frame.tokens.some(({ kind }) => kind === "share")
    ? counted(frame, meant, meaning)
    : said(frame, meant, meaning, known);
}

function said(frame: Frame, meant: readonly Verdict[], meaning: (says: VerdictSays) => Truth, known: Known): Judgement {
  const none = frame.tokens.some((token) => isWord(token, "quantifier", "none", "neither"));
  const denied = frame.tokens.some((token) => isWord(token, "negation")) !== none;
  const truths = meant.map((verdict): Truth => {
    const truth = both(meaning(verdict.about.says), goes(frame, verdict, known));
    return truth === undefined ? undefined : truth !== denied;
  });
  const facts = meant.map(({ fact }) => fact);
  if (truths.every((truth) => truth === true)) return proven(...facts);
  const narrow =
    frame.metrics.length > 0 || meant.length === 1 || frame.tokens.some((token) => isWord(token, "quantifier"));
  // "Faster in both stages" names no metric: it must be wrong of each. "All comparisons" names them all.
  const named = frame.nouns.includes("comparisons");
  const denies = (named ? meant.slice(0, 1) : meant).every(({ about }) =>
    truths.some((truth, index) => truth === false && (named || meant[index]!.about.metric === about.metric)),
  );
  if (
    truths.every((truth) => truth === false) ||
    (narrow && frame.tokens.some((token) => isWord(token, "quantifier", "all", "both", "none")) && denies)
  )
    return contradicted(`the verdict is "${meant[truths.indexOf(false)]!.fact.text}"`, ...facts);
  return notRead("it holds in one place and not in another");
}

function both(a: Truth, b: Truth): Truth {
  if (a === false || b === false) return false;
  return a === undefined || b === undefined ? undefined : true;
}

/** Whether the way that the clause names, "slower", "a reduction", is the way of the verdict. */
function goes(frame: Frame, { about }: Verdict, known: Known): Truth {
  const ways = frame.tokens.filter(
    (token): token is WordToken =>
      isWord(token, "compare") || (isWord(token, "change") && !isWord(token, "change", "0value")),
  );
  const [way] = ways;
  if (!way) return true;
  if (ways.length > 1 && new Set(ways.map(({ value }) => value)).size > 1) return undefined;
  const front = frame.subjects.find(({ other }) => !other)?.subject.name;
  const turned = front !== undefined && front === about.against.name;
  const value = (name: string): number | undefined =>
    isOfAnswers(about.metric)
      ? undefined
      : known.levels.find(
          ({ about: level }) =>
            level.metric === about.metric &&
            level.statistic === "median" &&
            level.stage === about.stage &&
            level.subject?.name === name,
        )?.value;
  if (isOfAnswers(about.metric)) {
    const more = way.value.startsWith("+");
    if (about.says === "not-shown") return undefined;
    return (about.says === "more-often") === (more !== turned);
  }
  const [a, b] = [value(about.subject.name), value(about.against.name)];
  if (a === undefined || b === undefined || a === b) return undefined;
  const up = a > b !== turned;
  const less = !way.value.endsWith("value") && lessIsBetter(about.metric) === true;
  return way.value.startsWith("+") === (less ? !up : up);
}

/** "Two of the four comparisons are inconclusive". */
function counted(frame: Frame, meant: readonly Verdict[], meaning: (says: VerdictSays) => Truth): Judgement {
  const truths = meant.map(({ about }) => meaning(about.says));
  if (truths.includes(undefined)) return notRead("people would differ on what counts");
  const share = frame.tokens.find((token) => token.kind === "share");
  const none = frame.tokens.some((token) => isWord(token, "quantifier", "none"));
  const every = frame.tokens.some((token) => isWord(token, "quantifier", "all", "both"));
  const denied = frame.tokens.some((token) => isWord(token, "negation"));
  const k = truths.filter((truth) => truth !== denied).length;
  const [quantity] = frame.quantities;
  const n = share?.kind === "share" ? share.n.value : quantity?.value;
  const wanted = share?.kind === "share" ? share.k.value : none ? 0 : every ? truths.length : quantity?.value;
  const whole = share?.kind === "share" || none || every;
  if (!frame.nouns.includes("comparisons") || frame.quantities.length > 1)
    return notRead("it is not clear what is counted");
  const facts = meant.map(({ fact }) => fact);
  if (wanted === k && (!whole || n === truths.length)) return proven(...facts);
  return contradicted(`it is so of ${k} of ${truths.length}`, ...facts);
}
