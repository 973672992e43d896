import type { Fact } from "../../records";
import type { Frame } from "../clauses/frame";
import type { Known, Level } from "../known/known";
import { isWord } from "../words/tokens";
import type { Quantity } from "../words/tokens";
import { baseUnit } from "../words/units";
import { isMetric } from "./metrics";
import { fileKind, sidesOf } from "./sides";
import { stagesApart } from "./stages-apart";

/** Two that are compared, with everything that may be said of what lies between them. */
export interface Pair {
  readonly fact: Fact;
  readonly metric: string;
  readonly unit: string;
  /** Subject less the other. */
  readonly difference: number;
  /** In %: of the two values, and as the comparison of the paired calls estimates it. */
  readonly changes: readonly number[];
  /** In %, with the subject as the whole: what some call "faster by". */
  readonly otherChanges: readonly number[];
  readonly ratios: readonly number[];
  /** A verdict says that it is more than chance; true where none is given. */
  readonly decided: boolean;
}

/** The pairs that a clause may mean: the two variants in each stage and metric that it does not rule out, or the first and last of a rank. */
export function pairsOf(frame: Frame, known: Known, quantities: readonly Quantity[]): readonly Pair[] {
  const kind = fileKind(frame);
  if (kind !== undefined) return rankedPairs(frame, known, kind, quantities);
  const stages = stagesApart(frame);
  if (stages) return stagePairs(stages, frame, known, quantities);
  const sides = sidesOf(frame, known);
  if (!sides) return [];
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

/** Between the first and the last of a rank of the files. */
function rankedPairs(frame: Frame, known: Known, kind: string, quantities: readonly Quantity[]): readonly Pair[] {
  const ends = known.ranks.filter(({ about }) => about.subject?.kind === kind);
  const metrics = [...new Set(ends.map(({ about }) => about.metric))].filter((metric) =>
    frame.metrics.length > 0
      ? frame.metrics.some((word) => isMetric(word, metric, kind as "model"))
      : metric !== "ttft.server_load_prompt",
  );
  return metrics.flatMap((metric): Pair[] => {
    const place = (first: boolean): Level | undefined => {
      const rank = ends.find(({ about }) => about.metric === metric && (about.place === 1) === first);
      return known.levels.find(
        ({ about }) =>
          about.metric === metric && about.subject?.name === rank?.about.subject?.name && about.subject?.kind === kind,
      );
    };
    const [best, worst] = [place(true), place(false)];
    if (!best || !worst) return [];
    const named = frame.subjects.map(({ subject }) => subject.name);
    const ends2 = [best.about.subject?.name, worst.about.subject?.name];
    if (named.some((name) => !ends2.includes(name))) return [];
    const worstFirst = named[0] === worst.about.subject?.name || (named.length === 0 && firstExtreme(frame) === "-");
    const [level, other] = worstFirst ? [worst, best] : [best, worst];
    const unit = quantities.find((quantity) => quantity.unit !== undefined && !/^[%×]$/.test(quantity.unit))?.unit;
    if (unit !== undefined && baseUnit(unit) !== level.unit) return [];
    const ratio = level.value / other.value;
    const plain = frame.tokens.some((token) => token.kind === "word" && /^(?:compare|change)$/.test(token.slot));
    return [
      {
        fact: level.fact,
        metric,
        unit: level.unit,
        difference: plain ? level.value - other.value : Math.abs(level.value - other.value),
        changes: [100 * (ratio - 1)],
        otherChanges: [100 * (1 / ratio - 1)],
        ratios: plain ? [ratio] : [Math.max(ratio, 1 / ratio)],
        decided: true,
      },
    ];
  });
}

/** The end that a clause begins with; "than the fastest" names the other one. */
function firstExtreme({ tokens }: Frame): string | undefined {
  const at = tokens.findIndex((token) => isWord(token, "extreme"));
  const first = tokens[at];
  if (first?.kind !== "word") return undefined;
  let before = at - 1;
  while (isWord(tokens[before], "glue") || isWord(tokens[before], "pronoun", "metric")) before -= 1;
  if (!isWord(tokens[before], "against")) return first.value[0];
  return first.value.startsWith("+") ? "-" : "+";
}
