import type { JsonValue } from "../../records";
import type { JsonObject } from "./kind";
import { quantityOf } from "../values/quantity";
import type { Quantity } from "../values/quantity";
import { unitOf } from "../values/unit";
import type { JsonKey } from "./json-key";

/** One aggregate of a set such as `"ttft_ms": {"mean": 831, "p99": 900}`. */
export interface JsonAggregate {
  readonly key: JsonKey;
  readonly value: JsonValue;
  readonly quantity: Quantity;
}

/** Whether an object holds nothing but aggregates of one quantity, with their unit and count. */
export function isAggregates(value: JsonObject, keys: (name: string) => JsonKey): boolean {
  let found = false;
  for (const name of Object.keys(value)) {
    const key = keys(name);
    const each = value[name];
    if (typeof each === "object" && each !== null) return false;
    if (key.aggregate !== undefined) found = true;
    else if (key.beside === undefined) return false;
  }
  return found;
}

/** The aggregates of such an object. What they measure stands in the key that holds it, or nowhere. */
export function aggregatesIn(
  value: JsonObject,
  keys: (name: string) => JsonKey,
  holder: JsonKey | undefined,
): readonly JsonAggregate[] {
  const entries = Object.keys(value).map((name) => ({ key: keys(name), value: value[name]! }));
  const told = entries.find(({ key }) => key.beside === "unit")?.value;
  const base = withUnit(holder === undefined || holder.container ? undefined : holder.quantity, told);
  return entries
    .filter(({ key }) => key.beside !== "unit")
    .map(({ key, value: each }) => ({ key, value: each, quantity: quantityIn(key, base) }));
}

const nameless: Quantity = { metric: "value", unit: "unknown", scale: 1, originalUnit: "" };

function withUnit(held: Quantity | undefined, told: JsonValue | undefined): Quantity {
  const base = held ?? nameless;
  const unit = base.unit === "unknown" && typeof told === "string" ? unitOf(told) : undefined;
  if (unit === undefined) return base;
  const { text: originalUnit, ...meaning } = unit;
  // A time that nobody named is called as `mean_ms` calls it.
  return { ...base, ...meaning, originalUnit, metric: held === undefined && unit.unit === "ms" ? "time" : base.metric };
}

function quantityIn(key: JsonKey, base: Quantity): Quantity {
  const { metric } = base;
  if (key.beside === "count") {
    return { metric, unit: "count", scale: 1, originalUnit: "", aggregate: "count" };
  }
  return base === nameless ? quantityOf(key.name) : { ...base, aggregate: key.aggregate ?? "other" };
}
