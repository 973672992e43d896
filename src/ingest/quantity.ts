import type { CanonicalUnit, Measurement } from "../records";
import { aggregateOf } from "./aggregate";
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

const cache = new Map<string, Quantity>();

/** Reads metric, unit and aggregate from a name: `mean_ttft_s`, `Generation Time (ms)`, `memory_used_mb`, `Tokens/s`. */
export function quantityOf(name: string): Quantity {
  const known = cache.get(name);
  if (known !== undefined) return known;
  const quantity = derive(name);
  if (cache.size < 10_000) cache.set(name, quantity);
  return quantity;
}

function derive(name: string): Quantity {
  const brackets = !/[)\]]$/.test(name) ? null : /^(.*?)[\s_]*[([]\s*([^()[\]]+?)\s*[)\]]$/.exec(name);
  const bracketUnit = brackets === null ? undefined : unitOf(brackets[2]!);
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
  };
}

const snakes = new Map<string, string>();

/** A name in lower case with underscores: `Generation Time` and `generationTime` are `generation_time`. */
export function snake(name: string): string {
  const known = snakes.get(name);
  if (known !== undefined) return known;
  const text = snakeOf(name);
  if (snakes.size < 10_000) snakes.set(name, text);
  return text;
}

function snakeOf(name: string): string {
  return name
    .trim()
    .replaceAll(/([a-z\d])([A-Z])/g, "$1_$2")
    .replaceAll(/[\s\-*`()]+/g, "_")
    .replaceAll(/_{2,}/g, "_")
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
  ["accuracy", "ratio"],
  ["fraction", "ratio"],
]);
const throughputEnd = /_(?:tokens_per_second|tokens_per_sec|tokens_s|tok_s|tokens\/s|tok\/s)$/;

function suffixUnit(name: string): { rest: string; unit: Unit } | undefined {
  const whole = wholeNames.get(name);
  if (whole !== undefined) return { rest: /count|chars/.test(name) ? name : "", unit: unitOf(whole)! };
  const bar = name.lastIndexOf("_");
  const last = name.slice(bar + 1);
  const telling = tellingWords.get(last);
  if (telling !== undefined) return { rest: name, unit: unitOf(telling)! };
  if (bar < 0) {
    const alone = unitOf(name, true);
    return alone === undefined ? undefined : { rest: "", unit: alone };
  }
  if (last === "generated" && /(?:^|_)tokens_generated$/.test(name)) return { rest: name, unit: unitOf("tokens")! };
  const rest = name.slice(0, bar);
  if ((last === "w" || last === "c") && /power|temp/.test(rest)) return { rest, unit: unitOf(last)! };
  const throughput = throughputEnd.exec(name);
  if (throughput !== null) return { rest: name.slice(0, throughput.index), unit: unitOf("tokens/s")! };
  const unit = unitOf(last, true);
  return unit === undefined || rest === "" || rest.endsWith("_per") ? undefined : { rest, unit };
}
