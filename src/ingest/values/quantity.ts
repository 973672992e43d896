import type { CanonicalUnit, Measurement } from "../../records";
import { aggregateOf } from "./aggregate";
import type { NumberStyle } from "./cell";
import { remember } from "./remember";
import { unitOf } from "./unit";
import type { Unit } from "./unit";

/** What a column or key measures, as its name tells. */
export interface Quantity {
  /** Name without unit and aggregate, such as `ttft`. */
  readonly metric: string;
  readonly unit: CanonicalUnit;
  /** Canonical value = value in the file × scale. */
  readonly scale: number;
  /** Unit as the name gives it; empty where it gives none. */
  readonly originalUnit: string;
  readonly aggregate?: NonNullable<Measurement["aggregate"]>;
  /** Set where the unit can mean two things. */
  readonly ambiguous?: string;
  /** Set for a share of one by its name alone, such as an accuracy: a value above 1 is none. */
  readonly share?: true;
  /** How a column writes its numbers, where it is not with a decimal point. */
  readonly style?: NumberStyle;
}

const aliases = new Map<string, string>([
  ["time_to_first_token", "ttft"],
  ["tokens_s", "throughput"],
  ["", "throughput"],
  ["tokens_per_second", "throughput"],
  ["eval_count", "output_tokens"],
  ["prompt_eval_count", "prompt_tokens"],
  ["response_chars", "response_characters"],
  ["gen_tokens", "output_tokens"],
]);

/** Reads metric, unit and aggregate from a name: `mean_ttft_s`, `Generation Time (ms)`, `memory_used_mb`, `Tokens/s`. */
export const quantityOf = remember(derive);

function derive(name: string): Quantity {
  const brackets = !/[)\]]$/.test(name) ? null : /^(.*?)[\s_]*[([]\s*([^()[\]]+?)\s*[)\]]$/.exec(name);
  const bracketUnit = brackets === null ? undefined : (minutesIn(brackets[1]!, brackets[2]!) ?? unitOf(brackets[2]!));
  const plain = snake(bracketUnit === undefined ? name : brackets![1]!);
  const { rest, aggregate } = aggregateOf(plain);
  const suffix = bracketUnit === undefined ? suffixUnit(rest) : undefined;
  const unit = bracketUnit ?? suffix?.unit;
  let metric = suffix === undefined ? rest : suffix.rest;
  // `Mean (ms)` and `ms` name no more than a time.
  const nameless = metric === "" || (rest === "value" && aggregate !== undefined);
  if (nameless && unit !== undefined && unit.unit !== "tokens/s") metric = unit.unit === "ms" ? "time" : "value";
  // `std_s` says aggregate and unit; `tokens_per_second` says its metric in its unit.
  const again = aggregate === undefined ? aggregateOf(metric) : { rest: metric, aggregate };
  const found = again.aggregate;
  return {
    metric: aliases.get(again.rest) ?? again.rest,
    unit: unit?.unit ?? "unknown",
    scale: unit?.scale ?? 1,
    originalUnit: unit?.text ?? "",
    ...(found === undefined ? {} : { aggregate: found }),
    ...(unit?.ambiguous === undefined ? {} : { ambiguous: unit.ambiguous }),
    ...(suffix?.share === undefined ? {} : { share: true as const }),
  };
}

/** `Duration (min)` is in minutes, while the `TTFT (min)` is the least. */
function minutesIn(name: string, bracket: string): Unit | undefined {
  if (!/^\s*mins?\s*$/i.test(bracket) || !/(?:duration|time|elapsed|runtime|uptime)\s*$/i.test(name)) return undefined;
  return { unit: "ms", scale: 60_000, text: bracket, ambiguous: "minutes, though it could be the least of several" };
}

/** A name in lower case with underscores: `Generation Time` and `generationTime` are `generation_time`. */
export const snake = remember(snakeOf);

function snakeOf(name: string): string {
  return name
    .trim()
    .replaceAll(/([a-z\d])([A-Z])/g, "$1_$2")
    .replaceAll(/[\s\-*`()_]+/g, "_")
    .replaceAll(/^_|_$/g, "")
    .toLowerCase();
}

const wholeNames = new Map<string, string>([
  ["tokens_s", "tokens/s"],
  ["tok_s", "tokens/s"],
  ["tokens/s", "tokens/s"],
  ["tok/s", "tokens/s"],
  ["t/s", "tokens/s"],
  ["tokens_per_second", "tokens/s"],
  ["tokens_per_sec", "tokens/s"],
  ["tokens_per_s", "tokens/s"],
  ["tok_per_s", "tokens/s"],
  ["tps", "tokens/s"],
  ["eval_count", "tokens"],
  ["prompt_eval_count", "tokens"],
  ["response_chars", "characters"],
]);

/** Last words that say a unit without being one, with the unit. */
const tellingWords = new Map<string, string>([
  ["tokens", "tokens"],
  ["count", "count"],
  ["characters", "count"],
  ["chars", "count"],
  ["ratio", "ratio"],
]);
/** Last words that name a share of one, as a rule; some write them in percent. */
const shareWords = new Set(["accuracy", "fraction"]);
/** Things counted a second: `req_s` is a rate and no time, while a `step_s` may be the time of a step. */
const counted = new Set(
  "req reqs requests samples images it its iters iterations ops queries items batches steps".split(" "),
);
/** Data and work a second: `gb_s`, `gflop_s`. */
const amounts = new Set(["byte", "bytes", "kb", "mb", "gb", "tb", "kib", "mib", "gib", "flop", "gflop", "tflop"]);
/** A figure for so many of something: `cost_per_1k_tokens`, `time_for_100_tokens`. */
const forSoMany = /(?:^|_)(?:per|for)_(?:\d[\d_k]*_)?\w+$|_\d+k?_\w+$/;
const throughputEnd = /_(?:tokens_per_second|tokens_per_sec|tokens_per_s|tok_per_s|tokens_s|tok_s|tokens\/s|tok\/s)$/;

interface Suffix {
  readonly rest: string;
  readonly unit: Unit;
  readonly share?: true;
}

/** `samples_per_s`, `req_s`, `bandwidth_gb_s`: what happens a second. */
function rateOf(before: string): Suffix | undefined {
  const perSecond = before.endsWith("_per");
  const name = perSecond ? before.slice(0, -"_per".length) : before;
  const bar = name.lastIndexOf("_");
  const last = name.slice(bar + 1);
  if (/(?:^|_)per_/.test(name)) return undefined;
  if (amounts.has(last)) {
    const unit = unitOf(`${last.replace(/^bytes$/, "byte")}/s`);
    return unit && { rest: bar < 0 ? "rate" : name.slice(0, bar), unit };
  }
  return perSecond || counted.has(last)
    ? { rest: name, unit: { unit: "1/s", scale: 1, text: `${last}/s` } }
    : undefined;
}

function suffixUnit(name: string): Suffix | undefined {
  const whole = wholeNames.get(name);
  if (whole !== undefined) return { rest: /count|chars/.test(name) ? name : "", unit: unitOf(whole)! };
  const bar = name.lastIndexOf("_");
  const last = name.slice(bar + 1);
  const telling = tellingWords.get(last);
  if (telling !== undefined) return forSoMany.test(name) ? undefined : { rest: name, unit: unitOf(telling)! };
  if (shareWords.has(last)) return { rest: name, unit: unitOf("ratio")!, share: true };
  if (bar < 0) {
    const alone = unitOf(name, true);
    return alone === undefined ? undefined : { rest: "", unit: alone };
  }
  if (last === "generated" && /(?:^|_)tokens_generated$/.test(name)) return { rest: name, unit: unitOf("tokens")! };
  const rest = name.slice(0, bar);
  if (last === "s" || last === "sec" || last === "second") {
    const rate = rateOf(rest);
    if (rate !== undefined) return rate;
  }
  if ((last === "w" || last === "c") && /power|temp/.test(rest)) return { rest, unit: unitOf(last)! };
  const throughput = throughputEnd.exec(name);
  if (throughput !== null) return { rest: name.slice(0, throughput.index), unit: unitOf("tokens/s")! };
  const unit = unitOf(last, true);
  return unit === undefined || rest === "" || rest.endsWith("_per") ? undefined : { rest, unit };
}
