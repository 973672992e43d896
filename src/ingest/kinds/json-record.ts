import type { JsonValue, Settings, SettingValue, Subject } from "../../records";
import type { AggregateWord } from "../values/aggregate";
import type { Row } from "../values/row";
import type { OutcomeRole } from "../values/failure";
import { isVerb, modelInCommand } from "../values/model-from-name";
import { settingWords } from "../values/role-words";
import type { Role } from "../values/role-words";
import { snake } from "../values/snake";
import { isFigure, isFigureText } from "./json-figure";
import type { JsonKey } from "./json-key";
import { modelWithin } from "./json-model";
import { isStep, rateOfStep } from "./llama-test";
import type { JsonWalk } from "./json-walk";
import { isList, isObject } from "./kind";
import type { JsonObject } from "./kind";
import { apartBy, namesStatistic, rowAggregate } from "./row-apart";
import { failureSaid, successSaid, tellsFailure } from "./said-failure";

type Writable<T> = { -readonly [K in keyof T]: T[K] };
type Pairs = [string, SettingValue][];

/** Longer text is what a model wrote or was asked, no name to tell records by. */
const longestText = 200;
const longestItem = 300;
const deepestSettings = 4;

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
  const said: [OutcomeRole, JsonValue][] = [];
  const taken: Writable<Subject> = {};
  let apart: string | undefined;
  let aggregate: AggregateWord | undefined;
  let command: JsonValue | undefined;
  let isTimed = false;
  for (const name of Object.keys(value)) {
    const each = value[name]!;
    const key = walk.keys(name);
    const { role } = key;
    if (key.left !== undefined) continue;
    apart ??= key.apart !== undefined && each === true ? key.apart : apartBy(role, key.plain, each);
    if (typeof each === "string" && namesStatistic(name))
      aggregate ??= rowAggregate(each, true) ?? otherAggregate(key, each, value);
    if (tellsFailure(role)) said.push([role, each]);
    else if (typeof each === "object") {
      if (role === "command") command ??= each;
      if ((role === "item" || role === "model") && taken[role] === undefined && isObject(each)) {
        const name = each["name"] ?? each["id"];
        if (typeof name === "string" && name !== "" && !holdsNumbers(each)) taken[role] = name;
      }
      if (key.holds === "settings" && isObject(each)) addSettings(walk, each, settings, 0);
    } else if (role === "setting") settings.push([key.as, finite(each)]);
    else if ((role === "model" || role === "backend" || role === "item") && taken[role] === undefined && each !== "") {
      if (names(role, key.plain, each)) taken[role] = String(each);
    } else if (role === "timestamp") {
      if (!isTimed) dimensions.push(["timestamp", each]);
      isTimed = true;
    } else if (role === "dimension") dimensions.push([key.as, each]);
    else if (tellsApart(key, each) && walk.mayName(name)) dimensions.push([name, each]);
    if (role === "command" && typeof each === "string") command ??= each;
  }
  // Google Benchmark's record of an aggregate that it does not name.
  if (aggregate === undefined && value["run_type"] === "aggregate" && !("aggregate_name" in value)) aggregate = { aggregate: "other", keep: "aggregate" }; // prettier-ignore
  const model = taken.model ?? outer.subject.model ?? modelWithin(value, walk.keys) ?? modelInCommand(command);
  if (model !== undefined && model !== outer.subject.model) taken.model = model;
  const own = failureSaid(said);
  const row: Writable<Row> = { ...outer };
  if (Object.keys(taken).length > 0) row.subject = { ...outer.subject, ...taken };
  if (settings.length > 0) row.settings = merged(outer.settings, settings);
  if (settings.length > 0 || row.subject.model !== outer.subject.model) row.settingsFrom = "record";
  if (dimensions.length > 0) row.dimensions = merged(outer.dimensions, dimensions);
  const rate = walk.isKnown ? undefined : rateSaid(taken.item, dimensions);
  if (rate !== undefined) row.rate = rate;
  if (apart !== undefined) row.apart = apart;
  if (aggregate !== undefined) row.aggregate = aggregate;
  if (own !== undefined) row.failure = own;
  else if (row.failure !== undefined && successSaid(said)) delete row.failure;
  return { row, failed: own !== undefined };
}

/** A `runtime` of 10000 is how long it ran, a `method` of POST how it was asked, and a `prompt` of 100 its tokens. */
function names(role: Role, name: string, value: SettingValue): boolean {
  if (role === "item") return typeof value === "string" || name !== "prompt";
  return typeof value === "string" && !(role === "backend" && isVerb(value));
}

function holdsNumbers(value: JsonObject): boolean {
  return Object.values(value).some((each) => typeof each === "number");
}

/** An aggregate that a program names as it likes, perhaps in percent of what it sums up. */
function otherAggregate(key: JsonKey, word: string, value: JsonObject): AggregateWord | undefined {
  if (key.plain !== "aggregate_name" || word.trim() === "") return undefined;
  const keep = snake(word).slice(0, 40);
  return { aggregate: "other", keep, ...(value["aggregate_unit"] === "percentage" ? { unitless: true } : {}) };
}

/** What a throughput of the record is by its test or its step: `pp512`, `"step": "prefill"`. */
function rateSaid(item: string | undefined, dimensions: Pairs): string | undefined {
  const own = item === undefined ? undefined : rateOfStep(item);
  if (own !== undefined) return own;
  const step = dimensions.find(([name, said]) => isStep(name) && typeof said === "string")?.[1];
  return step === undefined ? undefined : rateOfStep(String(step));
}

/** Text, a boolean, or a second name for what a record is about; no figure. */
function tellsApart(key: JsonKey, value: SettingValue): boolean {
  if (typeof value === "number") return key.role !== undefined;
  if (typeof value === "boolean") return true;
  if (value === "" || value.length > longestText || (key.role === undefined && isFigure(key, value))) return false;
  return key.role !== undefined || !key.measured || !isFigureText(value);
}

/** Settings of an object, and of the objects of settings within it; its texts are settings unless they are long. */
function addSettings(walk: JsonWalk, value: JsonObject, into: Pairs, depth: number): void {
  for (const name of Object.keys(value)) {
    const each = value[name]!;
    const key = walk.keys(name);
    if (each === null || isList(each)) continue;
    if (isObject(each)) {
      if (depth < deepestSettings) addSettings(walk, each, into, depth + 1);
    } else if (
      key.role !== "model" &&
      key.role !== "command" &&
      !(typeof each === "string" && (each === "" || each.length > longestText))
    ) {
      const as = settingWords.get(snake(name)) ?? name;
      if (walk.mayName(as)) into.push([as, finite(each)]);
    }
  }
}

/** JSON has no word for what Python writes as Infinity. */
function finite(value: SettingValue): SettingValue {
  return typeof value === "number" && !Number.isFinite(value) ? String(value) : value;
}

/** Built from entries, so that a key such as `__proto__` is a key like any other. */
function merged(outer: Settings | undefined, own: Pairs): Settings {
  return { ...outer, ...Object.fromEntries(own) };
}
