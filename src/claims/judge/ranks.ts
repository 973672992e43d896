import type { Frame } from "../clauses/frame";
import { populationsOf } from "../clauses/populations";
import type { Known } from "../known/types";
import { isWord } from "../words/tokens";
import type { Quantity, WordToken } from "../words/tokens";
import { baseUnit } from "../words/units";
import { fits } from "./fits";
import { all, contradicted, notRead, proven, unused, unusedReason } from "./judgement";
import type { Judgement } from "./judgement";
import { isMetric, lessIsBetter } from "./metrics";
import { judgeCells } from "./rank-cells";
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
  const populations = populationsOf(frame.tokens);
  if (populations.length > 0) return judgeAmong(frame, populations, known);
  const judged = rankAsSaid(frame, known);
  if (judged.reading !== "contradicted") return judged;
  // "The fastest model" may be the one with the highest throughput and the one with the lowest TTFT, "the lowest TTFT" the median, the mean, or a call's.
  const metrics = frame.metrics.length === 0 ? ["throughput", "ttft"].map((metric) => ({ metrics: [metric] })) : [];
  const statistics =
    frame.statistics.length === 0
      ? ["mean", "sum", "pooled", "single"].map((statistic) => ({ statistics: [statistic] }))
      : [];
  const may = [...metrics, ...statistics].some(
    (meaning) => rankAsSaid({ ...frame, ...meaning }, known).reading === "proven",
  );
  return may ? notRead("it holds in one sense and not in another") : judged;
}

function rankAsSaid(frame: Frame, known: Known): Judgement {
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

/** "Among the six models, X has …": as many as are ranked, else it is not known among which. */
function judgeAmong(frame: Frame, populations: readonly Quantity[], known: Known): Judgement {
  const said = new Set(populations.map(({ start }) => start));
  const judged = judgeRank(
    {
      ...frame,
      tokens: frame.tokens.filter(({ start }) => !said.has(start)),
      quantities: frame.quantities.filter(({ start }) => !said.has(start)),
    },
    known,
  );
  const ranked = judged.facts.map(({ about }) => (about?.role === "rank" ? about.of : undefined));
  const right = populations.every(({ value }) => ranked.includes(value));
  return judged.reading === "not-read" || right ? judged : notRead("it is not known among which it is ranked");
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

/** Whether "fastest", "lowest", "last" names the best of a rank by this metric. */
export function isBest({ value }: WordToken, metric: string): boolean {
  const more = value.startsWith("+");
  return value.endsWith("value") && (metric === "time" || lessIsBetter(metric.replace("server-", "")) === true)
    ? !more
    : more;
}
