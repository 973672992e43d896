import { aggregatesIn, isOfNothing } from "./json-aggregates";
import { addFigure, isFigure } from "./json-figure";
import type { JsonKey } from "./json-key";
import type { Place } from "./json-place";
import type { JsonWalk } from "./json-walk";
import { isList } from "./kind";
import type { JsonObject } from "./kind";
import { inUnit } from "./unit-beside";

/** Adds the aggregates of an object that holds nothing else; those over no observation are left out. */
export function aggregates(walk: JsonWalk, { row, key }: Place, value: JsonObject): void {
  const ofNothing = isOfNothing(value, walk.keys, row.apart !== undefined);
  for (const { key: inner, step, quantity, value: each } of aggregatesIn(value, walk.keys, key)) {
    if (ofNothing) {
      walk.out.leave(inner.name, "an aggregate over no observation");
      continue;
    }
    if (typeof each !== "number" && quantity.unit === "unknown") continue;
    addFigure(walk, row, { name: inner.name, quantity }, each, step, key?.name ?? inner.name);
  }
}

/** `{"value": 3, "unit": "ms"}` under a key that says what it is. */
export function isPair(key: JsonKey, value: JsonObject): boolean {
  const names = Object.keys(value);
  const isNamed = typeof value["value"] === "number" && value["name"] === key.name;
  if (key.container || !("value" in value) || (typeof value["unit"] !== "string" && !isNamed)) return false;
  return names.every((name) => name === "value" || typeof value[name] !== "number");
}

/** Adds the value of such a pair, or each of its values. */
export function pair(walk: JsonWalk, { row }: Place, key: JsonKey, value: JsonObject): void {
  const quantity = inUnit(key.quantity, value["unit"]);
  const all = isList(value["value"]) ? value["value"] : [value["value"]!];
  const named = { ...walk.keys("value"), quantity, measured: quantity.unit !== "unknown" };
  all.forEach((each, index) => {
    if (typeof each === "object" && each !== null) return;
    if (!isFigure(named, each)) return;
    addFigure(walk, row, named, each, isList(value["value"]) ? `value/${index}` : "value", key.name);
  });
}
