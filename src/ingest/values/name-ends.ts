import { aggregateWord } from "./aggregate";
import type { Aggregate, AggregateWord } from "./aggregate";
import type { Unit } from "./unit";
import { endingOf } from "./unit-endings";

/** What was taken off a name so far. */
export interface Found {
  unit?: Unit;
  aggregate?: AggregateWord;
  share?: true;
}

/** Takes one unit or aggregate off an end of the name. */
export function strip(name: string, found: Found, limit: boolean): string {
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

/** Takes an aggregate out of the middle of a name. */
export function middle(name: string, found: Found): string {
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
