import type { Frame } from "../clauses/frame";
import type { Known, Level } from "../known/types";
import { isWord } from "../words/tokens";
import type { Quantity, Token } from "../words/tokens";
import { baseUnit } from "../words/units";
import { isMetric } from "./metrics";
import type { Pair } from "./pair";
import { rankedPairs } from "./ranked-pairs";
import { fileKind, sidesOf } from "./sides";
import { stagesApart } from "./stages-apart";

/** The pairs that a clause may mean: the two variants in each stage and metric that it does not rule out, or the first and last of a rank. */
export function pairsOf(frame: Frame, known: Known, quantities: readonly Quantity[]): readonly Pair[] {
  const kind = fileKind(frame);
  if (kind !== undefined) return rankedPairs(frame, known, kind, quantities);
  const stages = stagesApart(frame);
  if (stages) return stagePairs(stages, frame, known, quantities);
  // "It was faster", where nothing goes before.
  if (frame.subjects.length === 0 && frame.tokens.some((token) => isWord(token, "pronoun", "subject"))) return [];
  const sides = sidesOf(frame, known);
  // "The fastest takes twice as long as the slowest": which variants these are hangs on the stage and the metric.
  if (!sides || (frame.subjects.length === 0 && frame.tokens.some(isPlace))) return [];
  const own = known.levels.filter(
    (level) =>
      level.about.subject?.name === sides.subject && level.about.run === undefined && mayMean(level, frame, quantities),
  );
  return own.flatMap((level) => {
    const other = known.levels.find(
      ({ about }) =>
        about.subject?.name === sides.against &&
        about.metric === level.about.metric &&
        about.statistic === level.about.statistic &&
        about.stage === level.about.stage &&
        about.run === undefined,
    );
    return other ? [pairOf(level, other, known, frame.metrics.includes("time-per-token"))] : [];
  });
}

/** Of the one variant that is named, or of each: a stage against another. */
function stagePairs(
  { stage, against }: { readonly stage: string; readonly against: string },
  frame: Frame,
  known: Known,
  quantities: readonly Quantity[],
): readonly Pair[] {
  const names = frame.subjects.map(({ subject }) => subject.name);
  return known.levels.flatMap((level) => {
    const { about } = level;
    const { subject } = about;
    if (subject?.kind !== "variant" || about.stage !== stage || about.run !== undefined) return [];
    if ((names.length > 0 && !names.includes(subject.name)) || !mayMean(level, frame, quantities)) return [];
    const other = known.levels.find(
      ({ about: each }) =>
        each.stage === against &&
        each.run === undefined &&
        each.metric === about.metric &&
        each.statistic === about.statistic &&
        each.subject?.name === subject.name,
    );
    return other ? [pairOf(level, other, known, frame.metrics.includes("time-per-token"))] : [];
  });
}

/** "The fastest", "the leader", and not "leads by 12 ms". */
function isPlace(token: Token): boolean {
  return isWord(token, "extreme") && !/^(?:leads|led|leading|tops|comes |came |ranks )/i.test(token.text);
}

function mayMean({ about, unit }: Level, frame: Frame, quantities: readonly Quantity[]): boolean {
  const units = quantities.flatMap((quantity) =>
    quantity.unit === undefined || /^[%×]$|points/.test(quantity.unit) ? [] : [baseUnit(quantity.unit)],
  );
  if (units.length > 0 && !units.includes(unit)) return false;
  const { metrics, stages, statistics } = frame;
  const fast = frame.tokens.some(
    (token) => token.kind === "word" && /^(?:compare|change)$/.test(token.slot) && /speed|good/.test(token.value),
  );
  if (
    metrics.length > 0
      ? !metrics.some((metric) => isMetric(metric, about.metric, undefined))
      : !(fast ? /^(?:ttft|throughput)$/.test(about.metric) : units.length > 0)
  )
    return false;
  if (stages.length > 0 && !stages.includes(about.stage ?? "")) return false;
  if (about.statistic === "deviation" || about.statistic === "variation" || about.statistic === "pooled")
    return statistics.includes(about.statistic);
  return statistics.length === 0 || statistics.includes(about.statistic);
}

/** Of time per token, the ratio is the estimate's; throughput has its inverse. */
function pairOf(level: Level, other: Level, known: Known, perToken: boolean): Pair {
  const { metric, stage } = level.about;
  const [a, b] = [level.value, other.value];
  const same = (about: {
    readonly subject?: { readonly name: string };
    readonly against?: { readonly name: string };
    readonly stage?: string;
  }): boolean =>
    about.subject?.name === level.about.subject?.name &&
    about.against?.name === other.about.subject?.name &&
    about.stage === stage;
  const reversed = (about: Parameters<typeof same>[0]): boolean =>
    about.against?.name === level.about.subject?.name &&
    about.subject?.name === other.about.subject?.name &&
    about.stage === stage;
  const medians = level.about.statistic === "median";
  const estimates = medians
    ? known.between.flatMap(({ about, value }) => {
        if (about.role !== "ratio" || about.estimate !== true) return [];
        const rate = about.metric === "time-per-token";
        if (about.metric !== metric && !(rate && metric === "throughput")) return [];
        const forward = same(about) ? value : reversed(about) ? 1 / value : undefined;
        return forward === undefined ? [] : [rate && !perToken ? 1 / forward : forward];
      })
    : [];
  const verdict = medians
    ? known.verdicts.find(({ about }) => about.metric === metric && (same(about) || reversed(about)))
    : undefined;
  const ratios = b > 0 && a > 0 ? [perToken ? b / a : a / b, ...estimates] : [];
  return {
    fact: level.fact,
    metric: perToken ? "time-per-token" : metric,
    unit: level.unit,
    difference: perToken ? b - a : a - b,
    changes: ratios.map((ratio) => 100 * (ratio - 1)),
    otherChanges: ratios.map((ratio) => 100 * (1 / ratio - 1)),
    ratios,
    decided: verdict === undefined || /^(?:faster|slower|small)$/.test(verdict.about.says),
  };
}
