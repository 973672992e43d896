import type { JsonValue } from "../../records";
import { rankAggregate } from "../values/aggregate";
import { aggregated } from "../values/aggregated";
import type { Quantity } from "../values/quantity";
import type { JsonKey } from "./json-key";
import { isList, isObject } from "./kind";
import type { JsonObject } from "./kind";
import { inUnit } from "./unit-beside";

/** One figure of a set such as `"ttft_ms": {"mean": 831, "percentiles": {"p99": 900}, "values": [800, 862]}`. */
export interface JsonAggregate {
  readonly key: JsonKey;
  /** Steps from the set to the figure. */
  readonly step: string;
  readonly value: JsonValue;
  readonly quantity: Quantity;
}

type Keys = (name: string) => JsonKey;

/** Whether an object holds aggregates of one quantity: by nothing but their words, or by those beside texts and lists under a key of its own. */
export function isAggregates(value: JsonObject, keys: Keys, holder?: JsonKey): boolean {
  const held = holder !== undefined && !holder.container;
  let [found, ranked] = [0, 0];
  for (const name of Object.keys(value)) {
    const key = keys(name);
    const each = value[name]!;
    if (key.plain === "total" && held && (typeof each === "number" || each === null)) continue;
    if (typeof each === "object" && each !== null) {
      if (!held || !(key.container || key.bare !== undefined || !holdsFigures(each))) return false;
    } else if (typeof each === "number" || each === null) {
      if (key.bare !== undefined) {
        found += 1;
        if (/^p\d$/.test(key.plain)) ranked += 1;
      } else if (typeof each === "number" && key.beside === undefined && holder?.known !== true) return false;
    } else if (key.beside === undefined && key.bare === undefined && !held) return false;
  }
  // p1, p5 and nothing else are a first and a fifth something.
  return found > ranked;
}

function holdsFigures(value: JsonValue): boolean {
  if (isList(value)) return value.some(holdsFigures);
  return isObject(value) ? Object.values(value).some(holdsFigures) : typeof value === "number";
}

/** Whether the keys of an object are ranks of percentiles: `{"50": 1.2, "99.9": 3}` under a key that says so. */
export function isRanks(value: JsonObject): boolean {
  const names = Object.keys(value);
  return (
    names.length > 0 && names.every((name) => typeof value[name] !== "object" && rankAggregate(name) !== undefined)
  );
}

/** Its percentiles, of what the key measures. */
export function ranksIn(value: JsonObject, keys: Keys, holder: JsonKey): readonly JsonAggregate[] {
  const base = holder.container ? nameless : holder.quantity;
  return Object.keys(value).map((name) => {
    const key = keys(name);
    return { key, step: key.step, value: value[name]!, quantity: aggregated(base, rankAggregate(name)!) };
  });
}

/** The aggregates of such an object. What they measure stands in the key that holds it, or nowhere. */
export function aggregatesIn(value: JsonObject, keys: Keys, holder: JsonKey | undefined): readonly JsonAggregate[] {
  const told = Object.keys(value).find((name) => keys(name).beside === "unit");
  const held = holder === undefined || holder.container ? undefined : holder.quantity;
  const base = withUnit(held, told === undefined ? undefined : value[told]);
  return Object.keys(value).flatMap((name) => figuresOf(keys(name), value[name]!, base, keys));
}

const nameless: Quantity = { metric: "value", unit: "unknown", scale: 1, originalUnit: "" };

function withUnit(held: Quantity | undefined, told: JsonValue | undefined): Quantity {
  const base = inUnit(held ?? nameless, told);
  // A time that nobody named is called as `mean_ms` calls it.
  return held === undefined && base.unit === "ms" ? { ...base, metric: "time" } : base;
}

function figuresOf(key: JsonKey, value: JsonValue, base: Quantity, keys: Keys): readonly JsonAggregate[] {
  if (key.beside === "unit") return [];
  if (isObject(value)) {
    if (!key.ranks) return isAggregates(value, keys) ? inside(key, aggregatesOf(value, base, keys)) : [];
    return Object.keys(value).flatMap((name): JsonAggregate[] => {
      const word = rankAggregate(name);
      const inner = keys(name);
      const each = value[name]!;
      if (word === undefined || typeof each === "object") return [];
      return [{ key: inner, step: `${key.step}/${inner.step}`, value: each, quantity: aggregated(base, word) }];
    });
  }
  if (isList(value)) {
    if (!key.container) return [];
    return value.flatMap((each, index): JsonAggregate[] =>
      typeof each === "object" && each !== null
        ? []
        : [{ key, step: `${key.step}/${index}`, value: each, quantity: base }],
    );
  }
  const quantity = quantityIn(key, base);
  return quantity === undefined ? [] : [{ key, step: key.step, value, quantity }];
}

function aggregatesOf(value: JsonObject, base: Quantity, keys: Keys): readonly JsonAggregate[] {
  return Object.keys(value).flatMap((name) => figuresOf(keys(name), value[name]!, base, keys));
}

function inside(key: JsonKey, figures: readonly JsonAggregate[]): readonly JsonAggregate[] {
  return figures.map((each) => ({ ...each, step: `${key.step}/${each.step}` }));
}

function quantityIn(key: JsonKey, base: Quantity): Quantity | undefined {
  const { metric } = base;
  if (key.beside === "count") return { metric, unit: "count", scale: 1, originalUnit: "", aggregate: "count" };
  if (key.plain === "total" && base !== nameless) return aggregated(base, { aggregate: "sum" });
  if (key.bare === undefined) return undefined;
  return base === nameless ? key.quantity : aggregated(base, key.bare);
}

/**
 * Whether a set is of no observation at all, whose zeros are none: `{"mean": 0, "count": 0}`. A set of requests that did not go well has none
 * where all of it is 0, also without a count.
 */
export function isOfNothing(value: JsonObject, keys: Keys, isApart: boolean): boolean {
  if (isApart && Object.values(value).every((each) => typeof each !== "number" || each === 0)) return true;
  return Object.keys(value).some((name) => value[name] === 0 && keys(name).beside === "count");
}
