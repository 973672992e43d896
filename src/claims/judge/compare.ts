import type { Frame } from "../clauses/frame";
import type { Known } from "../known/types";
import { isWord } from "../words/tokens";
import type { Quantity } from "../words/tokens";
import { baseUnit } from "../words/units";
import type { Fit } from "./fits";
import { all, contradicted, notRead, proven, unused, unusedReason } from "./judgement";
import type { Judgement } from "./judgement";
import { judgeLevel } from "./level";
import { align } from "../clauses/align";
import { lessIsBetter } from "./metrics";
import { pairsOf } from "./pairs";
import type { Pair } from "./pair";
import { printedSize, sizeFits } from "./sizes";
import { saidOf } from "./said";
import { betweenStages, stagesApart } from "./stages-apart";
import type { Said } from "./said";

const uses = [
  "metric",
  "statistic",
  "subject",
  "stage",
  "quantity",
  "range",
  "compare",
  "change",
  "difference",
  "ratio",
  "against",
  "scope",
  "extreme",
  "negation",
  "noun:variants",
  "noun:stages",
  "noun:models",
  "noun:backends",
  "noun:settings",
  "noun:calls",
  "noun:runs",
  "quantifier:both",
  "quantifier:all",
];

/** Judges "chimera cut the median TTFT by 14 %", "is 1.2× as fast", "rose from 580 to 862 ms", "differs by 12 ms". */
export function judgeCompare(frame: Frame, known: Known): Judgement {
  const strange = unused(frame.tokens, ...uses);
  if (strange) return unusedReason(strange);
  if (betweenStages(frame)) return notRead("it does not say which stage it sets against which");
  const said = saidOf(frame);
  if (typeof said === "string") return notRead(said);
  const levels = levelParts(said, frame, known);
  const fromTo =
    said.levels.length === 2 && frame.tokens.some((token) => isWord(token, "link", "from") || token.kind === "range");
  if (fromTo && frame.subjects.length === 0 && fromCandidate(levels, known))
    return notRead("it does not say which of the two came first");
  if (fromTo)
    return all([
      ...levels,
      ...risesAsSaid(said, said.levels, frame),
      ...said.sizes.map((size) => printedSize(size, said)),
    ]);
  const pairs = pairsOf(frame, known, [...said.sizes, ...said.levels]);
  if (pairs.length === 0)
    return levels.length > 0 && said.way === 0 ? all(levels) : notRead("no fact compares these two");
  return all([...levels, decide(said, pairs, frame)]);
}

/** "Fell from A to B", where A is the candidate's and B the baseline's: what changes is the candidate. */
function fromCandidate(levels: readonly Judgement[], { baseline }: Known): boolean {
  const [first, second] = levels.map(({ facts }) => {
    const about = facts[0]?.about;
    return about?.role === "level" && about.subject?.kind === "variant" ? about.subject.name : undefined;
  });
  return first !== undefined && second === baseline && first !== second;
}

function levelParts(said: Said, frame: Frame, known: Known): readonly Judgement[] {
  if (said.levels.length === 0) return [];
  const apart = stagesApart(frame) !== undefined;
  return align(frame, said.levels).map((place) => {
    const sided =
      !apart &&
      place.quantity.other &&
      place.subjects.length === 1 &&
      new Set(frame.subjects.map(({ subject }) => subject.name)).size === 1 &&
      said.levels.length > 1 &&
      known.variants.length === 2;
    const subjects = sided ? known.variants.filter((name) => !place.subjects.includes(name)) : place.subjects;
    return judgeLevel({ ...place, subjects }, frame, known);
  });
}

/** "Rose from A to B": B is more than A, or better, as the word has it. */
function risesAsSaid({ way, sense, denied }: Said, [a, b]: readonly Quantity[], frame: Frame): readonly Judgement[] {
  if (way === 0 || !a || !b) return [];
  const metric = frame.metrics[0] ?? (baseUnit(a.unit ?? b.unit ?? "") === "tokens/s" ? "throughput" : "ttft");
  const less = sense === "value" ? false : lessIsBetter(metric);
  const up = Math.sign(b.value - a.value);
  const holds = (less ? -up : up) === way;
  return holds === denied ? [contradicted("the numbers go the other way")] : [];
}

/** The claim held against every pair that the words may mean. */
function decide(said: Said, pairs: readonly Pair[], frame: Frame): Judgement {
  const judged = pairs.map((pair) => ({ pair, ...judgePair(said, pair, frame) }));
  const facts = judged.map(({ pair }) => pair.fact);
  const right = judged.filter(({ fit }) => fit === "fits");
  const sized = said.sizes.length > 0;
  if (right.length === judged.length || (sized && right.length > 0 && !frame.everyStage && !frame.everyVariant)) {
    const open =
      !sized && said.levels.length === 0 && frame.statistics.length === 0 && right.find(({ pair }) => !pair.decided);
    return open ? notRead("the difference is not decided") : proven(...right.map(({ pair }) => pair.fact));
  }
  if (judged.some(({ fit }) => fit === "near")) return notRead("it is near, and not it");
  const wrong = judged.filter(({ fit }) => fit === "not");
  // "In both stages": of every metric and statistic that may be meant, one stage must be wrong.
  const meaning = ({ metric, fact: { about } }: Pair): string =>
    `${metric} ${about?.role === "level" ? about.statistic : ""}`;
  const denied = new Set(wrong.map(({ pair }) => meaning(pair)));
  const never =
    wrong.length === judged.length ||
    ((frame.everyStage || frame.everyVariant) && judged.every(({ pair }) => denied.has(meaning(pair))));
  return never
    ? contradicted(`the facts say ${wrong[0]!.pair.fact.text}`, ...facts)
    : notRead("it holds in one place and not in another");
}

function judgePair(said: Said, pair: Pair, frame: Frame): { readonly fit: Fit } {
  const less = lessIsBetter(pair.metric);
  if (said.sense !== "value" && less === undefined) return { fit: "near" };
  const way = said.way === 0 ? 0 : said.sense === "value" || !less ? said.way : (-said.way as -1 | 1);
  const actual = Math.sign(pair.difference);
  if (way !== 0 && said.sizes.length === 0) {
    const holds = actual === way;
    return { fit: holds === said.denied ? "not" : "fits" };
  }
  if (said.denied) return { fit: "near" };
  if (way !== 0 && actual !== 0 && actual !== way) {
    // The estimate over all pairs may go another way than the two medians.
    const estimated = pair.ratios.some((ratio) => Math.sign(ratio - 1) === way);
    return { fit: estimated ? "near" : "not" };
  }
  const found = said.sizes.map((size) => sizeFits(size, pair, way, said, frame));
  return { fit: found.find((each) => each === "not") ?? found.find((each) => each === "near") ?? "fits" };
}
