import type { JsonValue, Settings, SettingValue, Subject } from "../../records";
import type { Row } from "../values/collect";
import { optionsIn } from "../values/fields";
import { isObject } from "./kind";
import type { JsonObject } from "./kind";
import { isFigureText } from "./json-figure";
import type { JsonKey } from "./json-key";
import type { JsonWalk } from "./json-walk";
import { failureSaid, successSaid, tellsFailure } from "./said-failure";

type Writable<T> = { -readonly [K in keyof T]: T[K] };
type Pairs = [string, SettingValue][];

/** Longer text is what a model wrote or was asked, no name to tell records by. */
const longestText = 200;
const longestItem = 300;

/** The row of an object, and whether the object itself says that it failed. */
export interface Described {
  readonly row: Row;
  readonly failed: boolean;
}

/** The subject of what a key holds: its item is the keys on the way, without words that only say that something is inside. */
export function subjectUnder(subject: Subject, key: JsonKey | undefined): Subject {
  if (key === undefined || key.container || key.name === "") return subject;
  const item = subject.item === undefined ? key.name : `${subject.item} / ${key.name}`;
  return { ...subject, item: item.slice(0, longestItem) };
}

/** The row with what an object says about its own values and those within. */
export function describe(walk: JsonWalk, outer: Row, value: JsonObject): Described {
  const settings: Pairs = [];
  const dimensions: Pairs = [];
  const said: [string, JsonValue][] = [];
  const taken: Writable<Subject> = {};
  let isTimed = false;
  for (const name of Object.keys(value)) {
    const each = value[name]!;
    const key = walk.keys(name);
    const { role } = key;
    if (role !== undefined && tellsFailure(role)) said.push([role, each]);
    else if (typeof each === "object") {
      if (key.options && isObject(each)) settings.push(...options(walk, each));
    } else if (key.setting !== undefined) settings.push([key.setting, each]);
    else if ((role === "model" || role === "backend" || role === "item") && taken[role] === undefined && each !== "") {
      taken[role] = String(each);
    } else if (role === "timestamp" && !isTimed) {
      isTimed = true;
      dimensions.push(["timestamp", each]);
    } else if (role?.startsWith("dimension ") === true) dimensions.push([role.slice("dimension ".length), each]);
    else if (tellsApart(key, each) && walk.mayName(name)) dimensions.push([name, each]);
  }
  const own = failureSaid(said);
  const row: Writable<Row> = { ...outer };
  if (Object.keys(taken).length > 0) row.subject = { ...outer.subject, ...taken };
  if (settings.length > 0) row.settings = merged(outer.settings, settings);
  if (settings.length > 0 || row.subject.model !== outer.subject.model) row.settingsFrom = "record";
  if (dimensions.length > 0) row.dimensions = merged(outer.dimensions, dimensions);
  if (own !== undefined) row.failure = own;
  else if (row.failure !== undefined && successSaid(said)) delete row.failure;
  return { row, failed: own !== undefined };
}

/** Text, a boolean, or a second name for what a record is about; no figure. */
function tellsApart(key: JsonKey, value: SettingValue): boolean {
  if (typeof value === "number") return key.role !== undefined;
  if (typeof value === "boolean") return true;
  if (value === "" || value.length > longestText) return false;
  return key.role !== undefined || !key.measured || !isFigureText(value);
}

function options(walk: JsonWalk, value: JsonObject): Pairs {
  return Object.entries(optionsIn(value)).filter(([name]) => walk.mayName(name));
}

/** Built from entries, so that a key such as `__proto__` is a key like any other. */
function merged(outer: Settings | undefined, own: Pairs): Settings {
  return { ...outer, ...Object.fromEntries(own) };
}
