import { isAggregates } from "./json-aggregates";
import { addFigure } from "./json-figure";
import type { JsonKey } from "./json-key";
import type { Place } from "./json-place";
import type { JsonWalk } from "./json-walk";
import { isObject } from "./kind";
import type { JsonObject } from "./kind";

/** Whether an object parts what its key measures by how the requests ended: `"ttft_ms": {"successful": {"mean": 5}, "errored": …}`. */
export function holdsGroups(walk: JsonWalk, key: JsonKey | undefined, value: JsonObject): boolean {
  if (key === undefined || key.container) return false;
  return Object.keys(value).some((name) => {
    const each = value[name];
    return walk.keys(name).group !== undefined && isObject(each) && isAggregates(each, walk.keys, key);
  });
}

/** Whether an object parts one figure by how the requests ended: `"meanResponseTime": {"total": 120, "ok": 118, "ko": 220}`. */
export function isGrouped(walk: JsonWalk, key: JsonKey, value: JsonObject): boolean {
  const names = Object.keys(value);
  if (key.container || names.length < 2 || !names.every((name) => typeof value[name] === "number")) return false;
  return names.every((name) => walk.keys(name).group !== undefined);
}

/** Adds the figures of such an object, each part of the requests apart from the others. */
export function grouped(walk: JsonWalk, { row }: Place, key: JsonKey, value: JsonObject): void {
  for (const name of Object.keys(value)) {
    const { group = "", step } = walk.keys(name);
    addFigure(walk, group === "" ? row : { ...row, apart: group }, { name, quantity: key.quantity }, value[name]!, step, key.name); // prettier-ignore
  }
}
