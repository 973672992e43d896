import { aggregateWord, bareAggregate, paced, withOneWord } from "./aggregate";
import type { Aggregate, AggregateWord } from "./aggregate";
import type { Quantity } from "./quantity";
import { remember } from "./remember";
import {
  identifierShapes,
  instantShapes,
  limited,
  roleWords,
  settingObjects,
  settingShapes,
  settingWords,
} from "./role-words";
import type { Role } from "./role-words";
import { snake } from "./snake";
import { unitOf } from "./unit";
import type { Unit } from "./unit";
import { endingOf, slashedUnit } from "./unit-endings";

/** Everything that the name of a column or key tells: read once, here, for tables, JSON, Markdown and streams alike. */
export interface Name {
  /** As the file writes it. */
  readonly text: string;
  /** In lower case with underscores. */
  readonly plain: string;
  /** Undefined where the name is that of a figure, or of anything else that its values must tell. */
  readonly role: Role | undefined;
  /** The name under which a setting or a dimension is kept. */
  readonly as: string;
  /** What it measures if it is a figure. */
  readonly quantity: Quantity;
  /** Set where the name is no more than an aggregate's word, such as `mean` or `95%`. */
  readonly bare: AggregateWord | undefined;
}

/** Reads a name. */
export const readName = remember(read);

function read(text: string): Name {
  const plain = snake(text);
  const { quantity, limit } = quantityIn(text, plain);
  const bare = withoutUnit(plain);
  const isWait = bare !== plain && /^(?:warm_?up|cooldown|ramp_?up)$/.test(bare);
  const setting =
    settingWords.get(plain) ??
    (limit || isWait || settingShapes.test(bare) || isSettingStep(plain) ? plain : undefined);
  const role = setting === undefined ? (roleIn(plain) ?? roleOfStep(plain)) : "setting";
  const as = setting ?? (role === "timestamp" ? "timestamp" : plain);
  return { text, plain, role, as, quantity, bare: role === undefined ? bareAggregate(text) : undefined };
}

/** The setting that a column or key names, under one name; undefined where it is none. */
export function settingName(name: string): string | undefined {
  const { role, as } = readName(name);
  return role === "setting" ? as : undefined;
}

/** What a name measures if it is that of a figure. */
export function quantityOf(name: string): Quantity {
  return readName(name).quantity;
}

function withoutUnit(plain: string): string {
  const bar = plain.lastIndexOf("_");
  return bar > 0 && unitOf(plain.slice(bar + 1), true)?.unit === "ms" ? plain.slice(0, bar) : plain;
}

function roleIn(plain: string): Role | undefined {
  const known = roleWords.get(plain);
  if (known !== undefined) return known;
  // A point in time stays one, whatever unit it is counted in.
  const moment = plain.replace(/_(?:s|ms|us|ns|sec|secs|seconds|utc|iso|unix|epoch|ts)$/, "");
  if (roleWords.get(moment) === "timestamp" || instantShapes.test(moment)) {
    return /_to_|^to_|(?:^|_)(?:num|n|number|total|count)_/.test(plain) || /^(?:time|ms|s)_at_/.test(plain)
      ? undefined
      : "timestamp";
  }
  return identifierShapes.test(plain) ? "dimension" : undefined;
}

/** `params.batch_size`, `gen_ai.request.max_tokens`: the last step is a setting, and one before it says so. */
function isSettingStep(plain: string): boolean {
  const steps = plain.split(".");
  const last = steps.pop()!;
  return steps.length > 0 && steps.some((step) => settingObjects.test(step) || step === "request") && (settingWords.has(last) || settingShapes.test(last) || isLimit(last)); // prettier-ignore
}

/** Roles that the last step of a flattened name has as it would have alone: `config.backend.model`, `results.error`. */
const ofSteps = new Set<Role | undefined>(["model", "error", "success", "status", "code", "flag", "timestamp"]);

function roleOfStep(plain: string): Role | undefined {
  const step = /^[a-z][\w-]*\.(?:[\w-]+\.)*([a-z]\w+)$/.exec(plain)?.[1];
  const role = step === undefined ? undefined : roleIn(step);
  return ofSteps.has(role) ? role : undefined;
}

const aliases = new Map<string, string>([
  ["time_to_first_token", "ttft"],
  ["first_time_to_token", "ttft"],
  ["tokens_s", "throughput"],
  ["", "throughput"],
  ["tokens_per_second", "throughput"],
  ["eval_count", "output_tokens"],
  ["prompt_eval_count", "prompt_tokens"],
  ["response_chars", "response_characters"],
  ["gen_tokens", "output_tokens"],
]);

interface Found {
  unit?: Unit;
  aggregate?: AggregateWord;
  share?: true;
}

/** Metric, unit and aggregate: `mean_ttft_s`, `Gen tok/s (p50)`, `results_ttft_s_quantiles_p25`, `memory_used_mb`, `Tokens/s`. */
function quantityIn(text: string, plain: string): { quantity: Quantity; limit: boolean } {
  const found: Found = {};
  let rest = withOneWord(lastStep(snake(withoutBrackets(text, found))));
  if (rest === "" && found.unit === undefined && found.aggregate === undefined) rest = plain;
  const alone =
    text.length < 200 && /%|_$/.test(text) && found.aggregate === undefined
      ? bareAggregate(withoutUnits(text))
      : undefined;
  if (alone !== undefined) [found.aggregate, rest] = [alone, ""];
  const limit = isLimit(rest);
  for (let before = ""; before !== rest;) {
    before = rest;
    rest = strip(rest, found, limit);
  }
  rest = middle(rest, found).replace(/(?<=[a-z\d])_(?:percentiles|quantiles)$/, "");
  const { unit, share } = found;
  const aggregate = found.aggregate === undefined ? undefined : paced(found.aggregate, unit?.unit ?? "");
  const unitless = aggregate?.unitless === true;
  const nameless = rest === "" || rest === "value";
  let metric: string;
  if (nameless && unit !== undefined && unit.unit !== "tokens/s" && !unitless)
    metric = unit.unit === "ms" ? "time" : "value";
  else if (nameless && aggregate !== undefined && unit === undefined) metric = "value";
  else metric = aliases.get(rest) ?? rest;
  if (aggregate?.keep !== undefined) metric = `${metric}.${aggregate.keep}`;
  const known = unitless ? undefined : unit;
  return {
    limit,
    quantity: {
      metric,
      unit: known?.unit ?? "unknown",
      scale: known?.scale ?? 1,
      originalUnit: known?.text ?? "",
      ...(aggregate === undefined ? {} : { aggregate: aggregate.aggregate }),
      ...(known?.ambiguous === undefined ? {} : { ambiguous: known.ambiguous }),
      ...(share === undefined || unitless ? {} : { share }),
    },
  };
}

/** `99%(s)` is the percentile of its unit's values. */
function withoutUnits(text: string): string {
  return text.replace(/\s*\([^()]*\)$/, "");
}

/** `ttft_ms.mean`, as flattened JSON has it, is `ttft_ms_mean`; other dots are part of a name. */
function lastStep(name: string): string {
  const dot = name.lastIndexOf(".");
  if (dot < 1 || /^\d/.test(name.slice(dot + 1)) || aggregateWord(withOneWord(name.slice(dot + 1))) === undefined)
    return name;
  return `${name.slice(0, dot).replace(/\.(?:quantiles|percentiles)$/, "")}_${name.slice(dot + 1)}`;
}

/** Takes units and aggregates in brackets away; other words in them stay words of the name. */
function withoutBrackets(text: string, found: Found): string {
  if (text.length > 1000 || !/[([]/.test(text)) return text;
  const percentiles = text.replaceAll(/\bp\((\d+(?:\.\d+)?)\)/gi, "p$1");
  return percentiles.replaceAll(/\s*[([]\s*([^()[\]]*?)\s*[)\]]/g, (_whole, inside: string, at: number) => {
    const kept: string[] = [];
    for (const part of inside.split(/\s*[,;]\s*/)) {
      const unit = minutesIn(percentiles.slice(0, at), part) ?? slashedUnit(part) ?? unitIn(part);
      const aggregate = bareAggregate(part);
      if (unit !== undefined && found.unit === undefined) {
        found.unit = unit.unit;
        kept.push(...unit.keep.filter((word) => word.startsWith("per_")));
      } else if (aggregate !== undefined && found.aggregate === undefined) found.aggregate = aggregate;
      else kept.push(part);
    }
    return kept.length === 0 ? "" : ` ${kept.join(" ")}`;
  });
}

function unitIn(word: string): { unit: Unit; keep: readonly string[] } | undefined {
  const unit = unitOf(word);
  return unit === undefined ? undefined : { unit, keep: [] };
}

/** `Duration (min)` is in minutes, while the `TTFT (min)` is the least. */
function minutesIn(name: string, bracket: string): { unit: Unit; keep: readonly string[] } | undefined {
  if (!/^\s*mins?\s*$/i.test(bracket) || !/(?:duration|time|elapsed|runtime|uptime)\s*$/i.test(name)) return undefined;
  const ambiguous = "minutes, though it could be the least of several";
  return { unit: { unit: "ms", scale: 60_000, text: bracket, ambiguous }, keep: [] };
}

/** A `max_` or `min_` before what people set: `max_new_tokens`, `min_p`; while `max_ttft_ms` and `max_output_tokens_per_s` were measured. */
function isLimit(name: string): boolean {
  if (!/^(?:max|min|maximum|minimum)_/.test(name)) return false;
  const rest = name.slice(name.indexOf("_") + 1);
  if (limited.has(rest)) return true;
  const unit = endingOf(rest)?.unit.unit;
  if (unit === undefined || unit === "count") return rest.split("_").some((word) => limited.has(word)) && !/latency|ttft|time|resident|rss|power|temp|util|usage|memory|throughput/.test(rest); // prettier-ignore
  return unit === "tokens" || (unit === "ms" && limited.has(rest.slice(0, rest.lastIndexOf("_"))));
}

/** Takes one unit or aggregate off an end of the name. */
function strip(name: string, found: Found, limit: boolean): string {
  if (found.unit === undefined && name !== "") {
    const ending = endingOf(name);
    if (ending !== undefined) {
      found.unit = ending.unit;
      if (ending.share !== undefined) found.share = ending.share;
      return ending.rest.replace(/_in$/, "");
    }
  }
  if (found.aggregate !== undefined || limit) return name;
  const parts = name.split("_");
  if (parts.length === 1) {
    const only = aggregateWord(name);
    if (only === undefined) return name;
    found.aggregate = only;
    return "";
  }
  const last = aggregateWord(parts.at(-1)!);
  if (last !== undefined && !(parts.at(-2) === "per")) {
    found.aggregate = last;
    return withoutFiller(parts.slice(0, -1)).join("_");
  }
  const first = aggregateWord(parts[0]!);
  if (first === undefined) return name;
  const inner = first.keep === "overall" ? aggregateWord(parts[1]!) : undefined;
  found.aggregate = inner ?? first;
  return withoutFiller(parts.slice(inner === undefined ? 1 : 2)).join("_");
}

/** `ttft_quantiles` of `ttft_quantiles_p25`. */
function withoutFiller(parts: readonly string[]): readonly string[] {
  return parts.length > 1 && /^(?:quantiles?|percentiles?|of|in)$/.test(parts.at(-1)!) ? parts.slice(0, -1) : parts;
}

/** Aggregates that nobody takes for something else, wherever they stand: `ttft_mean_warm`. */
const anywhere = new Set<Aggregate>(["mean", "median", "sd"]);

function middle(name: string, found: Found): string {
  if (found.aggregate !== undefined) return name;
  const parts = name.split("_");
  const at = parts.findIndex((part, index) => {
    if (index === 1 && parts[0] === "total" && /^(?:min|max)$/.test(part)) return true;
    const word = aggregateWord(part);
    return word !== undefined && (anywhere.has(word.aggregate) || /^t?p\d\d/.test(part));
  });
  if (at < 0) return name;
  found.aggregate = aggregateWord(parts[at]!)!;
  return parts.filter((_, index) => index !== at).join("_");
}
