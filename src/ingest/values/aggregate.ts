import type { Measurement } from "../../records";

export type Aggregate = NonNullable<Measurement["aggregate"]>;

/** What an aggregate's word says of the name that it stands in. */
export interface AggregateWord {
  readonly aggregate: Aggregate;
  /** Stays part of the metric: nothing else tells two of these apart. */
  readonly keep?: string;
  /** Set for a word of pace: the slowest time is the largest, the slowest rate the least. */
  readonly pace?: true;
  /** Not in the unit of what it sums up, such as a variance. */
  readonly unitless?: true;
}

const plain = (aggregate: Aggregate, words: string): (readonly [string, AggregateWord])[] =>
  words.split(" ").map((word) => [word, { aggregate }]);
const kept = (words: string, unitless?: true): (readonly [string, AggregateWord])[] =>
  words
    .split(" ")
    .map((word) => [word, { aggregate: "other", keep: word, ...(unitless === undefined ? {} : { unitless }) }]);

/** The one table of words for aggregates; percentiles are read by their shape. */
const words: ReadonlyMap<string, AggregateWord> = new Map([
  ...plain("mean", "mean avg ave average"),
  ...plain("median", "median med"),
  ...plain("sd", "sd std stdev stddev"),
  ...plain("min", "min minimum lowest"),
  ...plain("max", "max maximum highest peak"),
  ...plain("sum", "sum totalsum"),
  ["slowest", { aggregate: "max", pace: true }],
  ["fastest", { aggregate: "min", pace: true }],
  ...kept("overall geomean iqr mad stderr sem trimean"),
  ...kept("variance cv rsd skewness kurtosis sumsq", true),
]);

/** Words that are an aggregate only where nothing else stands in a name: `mode` in a set of aggregates, and two sevenths of a boxplot. */
const aloneOnly: ReadonlyMap<string, AggregateWord> = new Map([
  ...kept("mode"),
  ...kept("var", true),
  ...plain("p25", "q1"),
  ...plain("p75", "q3"),
]);

/** Two words that are one. */
const joined: readonly (readonly [RegExp, string])[] = [
  [/(^|_)(?:std|standard)\.?_(?:dev|deviation)\.?(?=_|$)/g, "$1stddev"],
  [/(^|_)p?(\d{1,2}(?:\.\d+)?)%_line$/g, "$1p$2"],
  [/(^|_)(?:(50|75|90|95|98|99)p|q(90|95|99))(?=_|$)/g, "$1p$2$3"],
  [/(^|_)(?:std|standard)_(?:err|error)(?=_|$)/g, "$1stderr"],
  [/(^|_)total_sum(?=_|$)/g, "$1totalsum"],
  [/(^|_)(?:geo|geometric)_mean(?=_|$)/g, "$1geomean"],
  [/(^|_)coefficient_of_variation(?=_|$)/g, "$1cv"],
  [/(^|_)sum_(?:of_)?(?:squared|squares|sq)(?=_|$)/g, "$1sumsq"],
  // `p97_5` is one percentile; a first and a second percentile by some setting, as in `pct1`, are none that a name tells.
  [/(^|_)p(0|2|9\d)_(\d{1,3})$/g, "$1p$2.$3"],
  [/(^|_)(?:percentile|quantile|pctl?)_?(\d{2,}(?:\.\d+)?)(?=_|$)/g, "$1p$2"],
  [/(^|_)(?:percentile|quantile)_(\d(?:\.\d+)?)(?=_|$)/g, "$1p$2"],
  [/(^|_)p?(\d{1,2}(?:\.\d+)?)(?:th|st|nd|rd)?_(?:percentile|quantile|pctl?|pct|ile)s?(?=_|$)/g, "$1p$2"],
  [/(^|_)p?((?:25|50|75|80|90|95|97|98|99)(?:\.\d+)?)(?:th|%ile)(?=_|$)/g, "$1p$2"],
];
const mayJoin =
  /%_line|\dp(?:_|$)|q9|std|standard|total_sum|sum_|geo|coefficient|percentile|quantile|pct|ile|\d(?:th|st|nd|rd)|p\d+_\d/;

/** The name with every pair of words that mean one aggregate as one word. */
export function withOneWord(name: string): string {
  if (!mayJoin.test(name)) return name;
  return joined.reduce((text, [pattern, word]) => text.replaceAll(pattern, word), name);
}

const percentile = /^t?p(\d{1,3}(?:\.\d+)?|9\d{2,3}|00\d)$/;
/** Percentiles that stand alone in a name; p2 and p3 are a second and third something. */
const likely = new Set(["0", "1", "5", "01", "05"]);

/** The percentile that a word names: `p99`, `tp90`, `p999` for 99.9, `p001` for 0.1; the 50th is the median, the 0th and 100th are the ends. */
export function percentileOf(word: string): Aggregate | undefined {
  const digits = percentile.exec(word)?.[1];
  if (digits === undefined) return undefined;
  if (/^(?:9\d{2,3}|00\d)$/.test(digits)) return `p${Number(`${digits.slice(0, 2)}.${digits.slice(2)}`)}`;
  const rank = Number(digits);
  if (rank > 100 || (rank < 10 && !digits.includes(".") && !likely.has(digits))) return undefined;
  return rank === 50 ? "median" : rank === 0 ? "min" : rank === 100 ? "max" : `p${rank}`;
}

/** What a word says, if it is an aggregate's. */
export function aggregateWord(word: string): AggregateWord | undefined {
  const known = words.get(word);
  if (known !== undefined) return known;
  const aggregate = word.charCodeAt(0) === 0x70 || word.startsWith("tp") ? percentileOf(word) : undefined;
  return aggregate === undefined ? undefined : { aggregate };
}

/** The same for a name that is no more than this: `95%`, `mode`, `stdev_` for a deviation in percent. */
export function bareAggregate(name: string): AggregateWord | undefined {
  const text = name.trim().toLowerCase();
  if (/^st(?:d|dev|ddev)_$/.test(text)) return { aggregate: "other", keep: "rsd", unitless: true };
  const percent = /^p?(\d{1,3}(?:\.\d+)?)(?:%|%ile)$/.exec(text)?.[1];
  if (percent !== undefined) return wordOf(percentileOf(`p${percent}`));
  const word = withOneWord(text.replaceAll(/[\s_()-]+/g, "_").replaceAll(/^_|_$/g, "")).replace(/^p_(?=\d)/, "p");
  return aggregateWord(word) ?? aloneOnly.get(word);
}

/** A percentile by a rank alone, as the keys under `percentiles` may be: `95`, `0.95`, `99.9`. */
export function rankAggregate(name: string): AggregateWord | undefined {
  const rank = /^\d{1,3}(?:\.\d+)?$/.test(name) ? Number(name) : Number.NaN;
  if (rank === 0) return { aggregate: "min" };
  if (!(rank > 0 && rank <= 100)) return bareAggregate(name);
  const percent = name.startsWith("0.") ? Number((rank * 100).toPrecision(12)) : rank;
  return wordOf(percent === 50 ? "median" : percent === 100 ? "max" : `p${percent}`);
}

/** The word as it is meant of a quantity in this unit. */
export function paced(word: AggregateWord, unit: string): AggregateWord {
  if (word.pace !== true || (unit !== "tokens/s" && unit !== "1/s")) return word;
  return { aggregate: word.aggregate === "max" ? "min" : "max" };
}

function wordOf(aggregate: Aggregate | undefined): AggregateWord | undefined {
  return aggregate === undefined ? undefined : { aggregate };
}
