import type { JsonValue } from "../../records";
import type { Row } from "../values/row";
import { isFailedExit } from "../values/failure";
import { isAggregates, isRanks, ranksIn } from "./json-aggregates";
import { besides } from "./json-beside";
import { addFigure, isFigure } from "./json-figure";
import { grouped, holdsGroups, isGrouped } from "./json-groups";
import type { JsonKey } from "./json-key";
import { addLacking, exitsIn, withoutCompleted } from "./json-outcome";
import type { Place } from "./json-place";
import { describe, subjectUnder } from "./json-record";
import type { Described } from "./json-record";
import { repeatedRecords } from "./json-repeats";
import { siblingQuantities } from "./json-siblings";
import { aggregates, isPair, pair } from "./json-values";
import type { JsonWalk } from "./json-walk";
import { isList, isObject } from "./kind";
import type { JsonObject } from "./kind";
import { longQuantity } from "./long-format";

/** Reads a list or an object and all that it holds. */
export function readObject(walk: JsonWalk, place: Place, value: JsonValue): void {
  if (isList(value)) list(walk, place, value);
  else if (isObject(value)) object(walk, place, value);
}

function list(walk: JsonWalk, place: Place, entries: readonly JsonValue[]): void {
  const { row, key, within, exits } = place;
  const siblings = siblingQuantities(entries, walk.keys);
  const repeats = repeatedRecords(walk);
  for (let index = 0; index < entries.length && !walk.isFull(); index += 1) {
    const each = entries[index]!;
    if (typeof each === "object" && each !== null) {
      if (repeats(each)) continue;
      const inner = { ...row, pointer: `${row.pointer ?? ""}/${index}` };
      readObject(
        walk,
        key === undefined ? { row: inner, within, siblings } : { row: inner, key, within, siblings },
        each,
      );
    } else if (key !== undefined && isFigure(key, each)) {
      const failed = exits?.length === entries.length && isFailedExit(exits[index]);
      const failure = {
        status: "failed",
        reason: `its program ended with code ${JSON.stringify(exits?.[index])}`,
      } as const;
      addFigure(walk, failed ? { ...row, failure } : row, key, each, String(index));
    }
  }
}

function object(walk: JsonWalk, place: Place, value: JsonObject): void {
  const { row: outer, key, within } = place;
  if (isAggregates(value, walk.keys, key)) {
    aggregates(walk, place, value);
    return;
  }
  if (key?.ranks === true && isRanks(value)) {
    for (const { key: inner, step, quantity, value: each } of ranksIn(value, walk.keys, key))
      addFigure(walk, outer, { name: inner.name, quantity }, each, step, key.name);
    return;
  }
  if (key !== undefined && isGrouped(walk, key, value)) {
    grouped(walk, place, key, value);
    return;
  }
  if (key !== undefined && isPair(key, value)) {
    pair(walk, place, key, value);
    return;
  }
  const inner = within === outer.subject || holdsGroups(walk, key, value) ? outer : { ...outer, subject: within };
  const about = describe(walk, inner, value);
  const before = { values: walk.out.measurements.length, failed: walk.failedRecords() };
  inside(walk, withoutCompleted(walk, about, value), key, value);
  if (!about.failed || walk.isFull()) return;
  addLacking(walk, about.row, value, place.siblings);
  // A failure further in speaks for this one too.
  if (walk.out.measurements.length === before.values && walk.failedRecords() === before.failed) walk.failed(about.row);
}

function inside(
  walk: JsonWalk,
  { row, failed, counts }: Described & { readonly counts?: Row },
  holder: JsonKey | undefined,
  value: JsonObject,
): void {
  const long = longQuantity(value["metric"], value["unit"], value["aggregate"]);
  const beside = long === undefined ? besides(walk, row, value) : undefined;
  const exits = exitsIn(walk, value);
  for (const name of Object.keys(value)) {
    if (walk.isFull()) return;
    const each = value[name]!;
    const plain = walk.keys(name);
    if (plain.left !== undefined) {
      walk.out.leave(name, plain.left, leaves(each));
      continue;
    }
    const told = name === "value" && long !== undefined ? long : beside?.(plain);
    const key = told === undefined ? plain : { ...plain, quantity: told, measured: told.unit !== "unknown" };
    if (typeof each === "object" && each !== null) nested(walk, row, failed, holder, key, each, exits);
    else if (isOwnFigure(key, each)) {
      addFigure(walk, counts !== undefined && key.quantity.unit === "count" ? counts : row, key, each, key.step);
    }
  }
}

/** Whether a value is measured: no role, or the number of those that failed under a key such as `failed`. */
function isOwnFigure(key: JsonKey, each: JsonValue): boolean {
  if (typeof each === "number" && (key.role === "failure" || (key.role === "error" && key.plain === "errors")))
    return true;
  return (key.role === undefined || (key.role === "setting" && each === null)) && isFigure(key, each);
}

function nested(
  walk: JsonWalk,
  row: Row,
  failed: boolean,
  holder: JsonKey | undefined,
  key: JsonKey,
  each: JsonValue,
  exits: readonly JsonValue[] | undefined,
): void {
  // An error in parts, settings, and what describes a machine, hold no figures.
  if ((failed && key.role === "error") || (key.holds !== undefined && isObject(each))) return;
  if (key.role === "timestamp" || key.role === "exit" || key.role === "command" || key.role === "dimension") return;
  const inner = { ...row, pointer: `${row.pointer ?? ""}/${key.step}` };
  const held = holder !== undefined && !holder.container ? holder : undefined;
  if (held !== undefined && key.group !== undefined && isObject(each) && isAggregates(each, walk.keys, held)) {
    const apart = key.group === "" ? inner : { ...inner, apart: key.group };
    readObject(walk, { row: apart, key: held, within: row.subject }, each);
    return;
  }
  // `"ttft_ms": {"values": […]}` holds values of what the outer key names.
  const passes = held !== undefined && key.container && (held.measured || (isObject(each) && isAggregates(each, walk.keys, held))); // prettier-ignore
  const named = passes ? held : key;
  const place = { row: inner, key: named, within: subjectUnder(row.subject, key) };
  readObject(walk, exits === undefined ? place : { ...place, exits }, each);
}

function leaves(value: JsonValue): number {
  if (isList(value)) return value.reduce<number>((sum, each) => sum + leaves(each), 0);
  return isObject(value) ? Object.values(value).reduce<number>((sum, each) => sum + leaves(each), 0) : 1;
}
