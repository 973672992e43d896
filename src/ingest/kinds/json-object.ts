import type { JsonValue, Subject } from "../../records";
import type { Row } from "../values/row";
import { isFailedExit } from "../values/failure";
import { aggregatesIn, isAggregates, isOfNothing, isRanks, ranksIn } from "./json-aggregates";
import { addFigure, isFigure } from "./json-figure";
import type { JsonKey } from "./json-key";
import { describe, subjectUnder } from "./json-record";
import type { Described } from "./json-record";
import { repeatedRecords } from "./json-repeats";
import { ownQuantities, siblingQuantities } from "./json-siblings";
import type { Quantities } from "./json-siblings";
import type { JsonWalk } from "./json-walk";
import { isList, isObject } from "./kind";
import type { JsonObject } from "./kind";
import { longQuantity } from "./long-format";
import { areNanoseconds, inNanoseconds, isOllamaDuration } from "./ollama-nanoseconds";
import { asServerTtft, isServerTtft, tellServerTtft, ttftParts } from "./server-ttft";
import { inUnit, namesTime } from "./unit-beside";

/** Where a list or an object stands. */
export interface Place {
  readonly row: Row;
  /** The key that holds it, from the nearest object. */
  readonly key?: JsonKey;
  /** Subject of the objects within; figures under the key itself keep the row's. */
  readonly within: Subject;
  /** What the other records of the same list measure. */
  readonly siblings?: () => Quantities;
  /** Exit codes of the runs whose figures a list holds, one each. */
  readonly exits?: readonly JsonValue[];
}

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

function aggregates(walk: JsonWalk, { row, key }: Place, value: JsonObject): void {
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

/** Whether an object parts what its key measures by how the requests ended: `"ttft_ms": {"successful": {"mean": 5}, "errored": …}`. */
function holdsGroups(walk: JsonWalk, key: JsonKey | undefined, value: JsonObject): boolean {
  if (key === undefined || key.container) return false;
  return Object.keys(value).some((name) => {
    const each = value[name];
    return walk.keys(name).group !== undefined && isObject(each) && isAggregates(each, walk.keys, key);
  });
}

/** Whether an object parts one figure by how the requests ended: `"meanResponseTime": {"total": 120, "ok": 118, "ko": 220}`. */
function isGrouped(walk: JsonWalk, key: JsonKey, value: JsonObject): boolean {
  const names = Object.keys(value);
  if (key.container || names.length < 2 || !names.every((name) => typeof value[name] === "number")) return false;
  return names.every((name) => walk.keys(name).group !== undefined);
}

function grouped(walk: JsonWalk, { row }: Place, key: JsonKey, value: JsonObject): void {
  for (const name of Object.keys(value)) {
    const { group = "", step } = walk.keys(name);
    addFigure(walk, group === "" ? row : { ...row, apart: group }, { name, quantity: key.quantity }, value[name]!, step, key.name); // prettier-ignore
  }
}

/** `{"value": 3, "unit": "ms"}` under a key that says what it is. */
function isPair(key: JsonKey, value: JsonObject): boolean {
  const names = Object.keys(value);
  const isNamed = typeof value["value"] === "number" && value["name"] === key.name;
  if (key.container || !("value" in value) || (typeof value["unit"] !== "string" && !isNamed)) return false;
  return names.every((name) => name === "value" || typeof value[name] !== "number");
}

function pair(walk: JsonWalk, { row }: Place, key: JsonKey, value: JsonObject): void {
  const quantity = inUnit(key.quantity, value["unit"]);
  const all = isList(value["value"]) ? value["value"] : [value["value"]!];
  const named = { ...walk.keys("value"), quantity, measured: quantity.unit !== "unknown" };
  all.forEach((each, index) => {
    if (typeof each === "object" && each !== null) return;
    if (!isFigure(named, each)) return;
    addFigure(walk, row, named, each, isList(value["value"]) ? `value/${index}` : "value", key.name);
  });
}

/** Counts of requests that went well: where they are 0, no figure beside them was observed. */
const completed = new Set(["completed", "successful_requests", "num_successful", "completed_requests", "num_completed_requests", "succeeded", "num_completed", "success_count", "requests_completed"]); // prettier-ignore

function withoutCompleted(walk: JsonWalk, about: Described, value: JsonObject): Described & { readonly counts?: Row } {
  const name = Object.keys(value).find(
    (each) => completed.has(walk.keys(each).plain) && typeof value[each] === "number",
  );
  if (name === undefined || value[name] !== 0 || about.failed) return about;
  const reason = `${name} is 0: no request was completed`;
  walk.out.problem("warning", "none-completed", `says that ${name} is 0, so the figures beside it are of no request and are left out`, about.row.row); // prettier-ignore
  return { ...about, counts: about.row, row: { ...about.row, failure: { status: "failed", reason } } };
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

/** Quantities of keys that take their unit from beside them: `"time_unit": "ns"`, and Ollama's own durations. */
function besides(
  walk: JsonWalk,
  row: Row,
  value: JsonObject,
): ((key: JsonKey) => ReturnType<typeof inUnit> | undefined) | undefined {
  const ttft = serverTtft(walk, value);
  const timeUnit = value["time_unit"] ?? value["timeUnit"];
  const unit = value["unit"] ?? value["units"] ?? value["Unit"];
  const durations = Object.keys(value).filter(isOllamaDuration);
  const nanoseconds = durations.length > 1 && areNanoseconds(durations.map((name) => value[name]));
  if (nanoseconds) walk.checkTimes(value, row);
  if (typeof timeUnit !== "string" && typeof unit !== "string" && !nanoseconds && ttft === undefined) return undefined;
  // A unit beside no value and no aggregate is that of all that stands there: `{"unit": "MB", "max_ram": 5, "max_vram": 7}`.
  const isShared = typeof unit === "string" && !("value" in value) && !("values" in value);
  return (key) => {
    if (key.name === ttft) return asServerTtft(key.quantity);
    if (nanoseconds && isOllamaDuration(key.name)) return inNanoseconds(key.name);
    if (typeof timeUnit === "string" && namesTime(key.name)) return inUnit(key.quantity, timeUnit);
    if (
      typeof unit === "string" &&
      (key.plain === "value" ||
        key.bare !== undefined ||
        (isShared && key.role === undefined && key.beside === undefined))
    )
      // prettier-ignore
      return inUnit(key.quantity, unit);
    return undefined;
  };
}

/** The key of a TTFT that is the sum of the server's own times beside it. */
function serverTtft(walk: JsonWalk, value: JsonObject): string | undefined {
  if (walk.isKnown) return undefined;
  const parts = ttftParts(Object.keys(value).filter((name) => typeof value[name] === "number").map(walk.keys)); // prettier-ignore
  if (parts === undefined) return undefined;
  const [ttft, load, promptEval] = parts;
  if (!isServerTtft([ttft.quantity, load.quantity, promptEval.quantity], [[value[ttft.name], value[load.name], value[promptEval.name]]])) return undefined; // prettier-ignore
  tellServerTtft(ttft.name, walk.out);
  return ttft.name;
}

/** Exit codes of several runs, where one of them failed; that is told. */
function exitsIn(walk: JsonWalk, value: JsonObject): readonly JsonValue[] | undefined {
  const name = Object.keys(value).find((each) => walk.keys(each).role === "exit" && isList(value[each]));
  const codes = name === undefined ? undefined : value[name];
  if (!isList(codes)) return undefined;
  const failed = codes.filter(isFailedExit).length;
  if (failed > 0) {
    const what = `has ${failed} of ${codes.length} runs that failed, by their ${name!}; aggregates beside them may count them`;
    walk.out.problem("warning", "failed-runs", what);
  }
  return codes;
}

function leaves(value: JsonValue): number {
  if (isList(value)) return value.reduce<number>((sum, each) => sum + leaves(each), 0);
  return isObject(value) ? Object.values(value).reduce<number>((sum, each) => sum + leaves(each), 0) : 1;
}

/** A record that failed has no figures of its own: it lacks those of the records beside it, and counts among them. */
function addLacking(walk: JsonWalk, row: Row, value: JsonObject, siblings: Place["siblings"]): void {
  if (siblings === undefined) return;
  const own = ownQuantities(value, walk.keys);
  for (const [name, quantity] of siblings()) {
    if (walk.isFull()) return;
    if (!own.has(name)) walk.add(row, quantity, null, name);
  }
}
