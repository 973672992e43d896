import { isList, isObject } from "./kind";
import type { JsonObject } from "./kind";
import type { JsonValue } from "../../records";
import type { Quantity } from "../values/quantity";
import { aggregatesIn, isAggregates } from "./json-aggregates";
import { isFigure } from "./json-figure";
import type { JsonKey } from "./json-key";

type Keys = (name: string) => JsonKey;
/** Quantities with a unit by the key that holds them. */
export type Quantities = ReadonlyMap<string, Quantity>;

/** Containers within containers; deeper figures belong to records of their own. */
const deepest = 3;

/** What the records of a list measure, each quantity once; found when the first failed record asks. */
export function siblingQuantities(records: Iterable<JsonValue>, keys: Keys): () => Quantities {
  let found: Map<string, Quantity> | undefined;
  return () => {
    if (found !== undefined) return found;
    found = new Map();
    for (const each of records) if (isObject(each)) gather(each, keys, found, 0);
    return found;
  };
}

/** What one record gives under keys with a unit, be it a figure, null or a word. */
export function ownQuantities(record: JsonObject, keys: Keys): Quantities {
  const found = new Map<string, Quantity>();
  gather(record, keys, found, 0);
  return found;
}

function gather(record: JsonObject, keys: Keys, found: Map<string, Quantity>, depth: number): void {
  for (const name of Object.keys(record)) {
    const key = keys(name);
    const each = record[name]!;
    if (key.holds !== undefined || key.left !== undefined || (key.role !== undefined && typeof each !== "object"))
      continue;
    if (isObject(each)) {
      if (isAggregates(each, keys, key)) gatherAggregates(each, keys, key, found);
      else if (key.container && depth < deepest) gather(each, keys, found, depth + 1);
    } else if (key.measured && (isList(each) || isFigure(key, each))) found.set(name, key.quantity);
  }
}

function gatherAggregates(value: JsonObject, keys: Keys, holder: JsonKey, found: Map<string, Quantity>): void {
  for (const { key, quantity } of aggregatesIn(value, keys, holder)) {
    if (quantity.unit !== "unknown" && key.bare !== undefined) found.set(`${holder.name}/${key.name}`, quantity);
  }
}
