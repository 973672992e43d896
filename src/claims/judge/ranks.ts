import { align } from "../clauses/align";
import type { Frame } from "../clauses/frame";
import type { Known, Level } from "../known/known";
import { isWord } from "../words/tokens";
import type { WordToken } from "../words/tokens";
import { baseUnit } from "../words/units";
import { fits } from "./fits";
import { all, contradicted, notRead, proven, unused, unusedReason } from "./judgement";
import type { Judgement } from "./judgement";
import { isMetric, lessIsBetter } from "./metrics";
import { settingsOf, setAs } from "./settings";
import { fileKind } from "./sides";

const uses = ["metric", "statistic", "subject", "name", "stage", "quantity", "extreme", "scope", "setting", "bound"];
const nouns = [
  "noun:models",
  "noun:backends",
  "noun:settings",
  "noun:variants",
  "noun:stages",
  "noun:runs",
  "noun:calls",
];

/** Judges "onnx is the slowest backend, at 2.84 ms", "chimera has the lowest median TTFT in the report stage". */
export function judgeRank(frame: Frame, known: Known): Judgement {
  const strange = unused(frame.tokens, ...uses, ...nouns, "glue:rank");
  if (strange) return unusedReason(strange);
  const extremes = frame.tokens.filter((token): token is WordToken => isWord(token, "extreme"));
  const kind = fileKind(frame);
  if (kind === undefined)
    return extremes.length === 1 ? judgeCells(frame, extremes[0]!, known) : notRead("it ranks more than once");
  const sweepModel = known.names.find(({ about }) => about.names === "sweep-model")?.fact.text;
  const strangers = frame.subjects.filter(
    ({ subject }) =>
      subject.kind !== kind &&
      !(kind === "settings" && subject.name === sweepModel && frame.tokens.some((token) => token.kind === "setting")),
  );
  if (strangers[0]) return notRead(`"${strangers[0].text}" is none of these`);
  const named = kind === "settings" ? [] : frame.subjects.filter(({ subject }) => subject.kind === kind);
  if (extremes.length > 1 && named.length !== extremes.length && frame.quantities.length !== extremes.length)
    return notRead("it ranks more than once");
  return all(
    extremes.map((extreme, index) => {
      const metric = metricOf(frame, extreme, kind);
      if (metric === undefined) return notRead(`it does not say by what "${extreme.text}" is meant`);
      const ranks = known.ranks.filter(
        ({ about }) => about.subject?.kind === kind && isMetric(metric, about.metric, kind),
      );
      const best = isBest(extreme, metric);
      const rank = ranks.find(({ about }) => (about.place === 1) === best);
      if (!rank) return notRead("no fact ranks these");
      const level = known.levels.find(
        ({ about }) =>
          about.metric === rank.about.metric &&
          about.subject?.kind === kind &&
          about.subject.name === rank.about.subject?.name,
      );
      const name = extremes.length === 1 ? named[0] : named[index];
      if (named.length > extremes.length) return notRead("it names more than one");
      const quantity = extremes.length === 1 ? frame.quantities[0] : frame.quantities[index];
      if (extremes.length === 1 && frame.quantities.length > 1) return notRead("it gives more than one number");
      const parts: Judgement[] = [];
      if (name)
        parts.push(
          name.subject.name === rank.about.subject?.name
            ? proven(rank.fact)
            : contradicted(`it is ${rank.fact.text}`, rank.fact),
        );
      if (kind === "settings") parts.push(...setAs(settingsOf(frame), rank.about.subject?.settings ?? {}, rank.fact));
      if (quantity) {
        if (level === undefined || (quantity.unit !== undefined && baseUnit(quantity.unit) !== level.unit))
          return notRead("no fact tells this value");
        const fit = fits(quantity, level.value, level.unit);
        parts.push(
          fit === "fits"
            ? proven(level.fact)
            : fit === "near"
              ? notRead("it is near, and not it")
              : contradicted(`it is ${level.fact.text}`, level.fact),
        );
      }
      return all(parts);
    }),
  );
}

/** The metric that a rank is by: the one that is named, or the one that the number is in, or the one that "fast" means there. */
function metricOf(frame: Frame, extreme: WordToken, kind: string): string | undefined {
  if (frame.metrics.length > 0) return frame.metrics.length === 1 ? frame.metrics[0] : undefined;
  if (kind === "backend") return "time";
  if (kind === "settings") return "throughput";
  const unit = frame.quantities.find((quantity) => quantity.unit !== undefined)?.unit;
  if (unit !== undefined)
    return baseUnit(unit) === "tokens/s" ? "throughput" : baseUnit(unit) === "ms" ? "ttft" : undefined;
  return extreme.value.endsWith("speed") ? "throughput" : undefined;
}

function isBest({ value }: WordToken, metric: string): boolean {
  const more = value.startsWith("+");
  return value.endsWith("value") && (metric === "time" || lessIsBetter(metric.replace("server-", "")) === true)
    ? !more
    : more;
}

/** Among the variants and stages of the study: the one that is named must have the most, or the least, of its metric. */
function judgeCells(frame: Frame, extreme: WordToken, known: Known): Judgement {
  const [quantity] = frame.quantities;
  const byUnit =
    quantity?.unit === undefined ? undefined : baseUnit(quantity.unit) === "tokens/s" ? "throughput" : "ttft";
  const metric = frame.metrics[0] ?? byUnit;
  const statistic = frame.statistics[0] ?? "median";
  if (metric === undefined || frame.metrics.length > 1)
    return notRead(`it does not say by what "${extreme.text}" is meant`);
  const cells = known.levels.filter(
    ({ about }) =>
      about.subject?.kind === "variant" &&
      about.metric === metric &&
      about.statistic === statistic &&
      (about.run === undefined) !== (statistic === "single"),
  );
  const variants = [...new Set(frame.subjects.map(({ subject }) => subject.name))];
  if (cells.length < 2 || variants.length > 1 || frame.stages.length > 1) return notRead("no fact ranks these");
  const [variant, stage] = [variants[0], frame.stages[0]];
  if (variant === undefined && stage === undefined && !quantity) return notRead("it does not say whose it is");
  const set = variant === undefined ? undefined : bestOf(variant, metric, frame, known);
  if (extreme.value === "+good" && set !== undefined) return set;
  const holds = (level: Level): boolean =>
    (variant === undefined || level.about.subject?.name === variant) &&
    (stage === undefined || level.about.stage === stage);
  const more =
    extreme.value.endsWith("value") || !lessIsBetter(metric)
      ? extreme.value.startsWith("+")
      : !extreme.value.startsWith("+");
  const first = (among: readonly Level[]): Level | undefined =>
    [...among].sort((a, b) => (more ? b.value - a.value : a.value - b.value))[0];
  const within = stage === undefined ? [] : cells.filter(({ about }) => about.stage === stage);
  // "In the report stage, X has the lowest …" is of that stage; "… was that of X in the report stage" may be of all.
  const fronted = frame.tokens.findIndex(({ kind }) => kind === "stage") < frame.tokens.indexOf(extreme);
  const readings =
    variant !== undefined && stage !== undefined
      ? fronted
        ? [within]
        : [within, cells]
      : variant === undefined && stage !== undefined
        ? [cells]
        : [cells];
  const byStage =
    variant !== undefined && stage === undefined
      ? [...new Set(cells.map(({ about }) => about.stage))].map((each) =>
          cells.filter(({ about }) => about.stage === each),
        )
      : [];
  const groups = frame.everyStage ? byStage : [...readings, ...byStage];
  const tops = groups.flatMap((group) => first(group) ?? []);
  const right = tops.filter(holds);
  if (right.length === tops.length) {
    const value = quantity ? align(frame, [quantity]).map(() => fits(quantity, tops.at(-1)!.value, tops[0]!.unit)) : [];
    return value.every((fit) => fit === "fits")
      ? proven(...right.map(({ fact }) => fact))
      : contradicted(`it is ${tops[0]!.fact.text}`, tops[0]!.fact);
  }
  return right.length === 0 || frame.everyStage
    ? contradicted(`it is that of ${tops[0]!.about.subject?.name ?? ""}, ${tops[0]!.fact.text}`, tops[0]!.fact)
    : notRead("it holds in one sense and not in another");
}

/** "Is best": where it is known who cannot be told from the best, only one that stands alone there is. */
function bestOf(variant: string, metric: string, { stages }: Frame, { bests }: Known): Judgement | undefined {
  const sets = bests.filter(
    ({ about }) => about.metric === metric && (stages.length === 0 || stages.includes(about.stage)),
  );
  const [first] = sets;
  if (!first) return undefined;
  const of = (found: "all" | "none"): boolean =>
    sets.every(({ about: { subjects } }) =>
      found === "all"
        ? subjects.length === 1 && subjects[0]!.name === variant
        : subjects.every(({ name }) => name !== variant),
    );
  const facts = sets.map(({ fact }) => fact);
  if (of("all")) return proven(...facts);
  return of("none")
    ? contradicted(`the best are ${first.fact.text}`, ...facts)
    : notRead("it cannot be told from others that are as good");
}
