import type { JsonValue, Subject } from "../../records";
import type { Row } from "../values/collect";
import { isList, isObject } from "./kind";
import type { JsonObject, Kind } from "./kind";
import { modelFromName } from "../values/model-from-name";
import type { Quantity } from "../values/quantity";
import { aggregatesIn, isAggregates } from "./json-aggregates";
import { addFigure, isFigure } from "./json-figure";
import type { JsonKey } from "./json-key";
import { describe, subjectUnder } from "./json-record";
import type { Described } from "./json-record";
import { ownQuantities, siblingQuantities } from "./json-siblings";
import type { Quantities } from "./json-siblings";
import { longQuantity } from "./long-format";
import { jsonWalk } from "./json-walk";
import type { JsonWalk } from "./json-walk";

/** Any other JSON or JSON Lines: numbers become measurements named by their keys; names, texts, settings and failures pass down to them. */
export const genericJson: Kind = {
  name: "json",
  matches: (file) => file.content === "json" || file.content === "lines",
  read: (file, out) => {
    const model = modelFromName(file.name);
    const top: Row = {
      pointer: "",
      subject: model === undefined ? {} : { model },
      settings: {},
      settingsFrom: model === undefined ? "none" : "file-name",
    };
    const walk = jsonWalk(out);
    if (file.content === "json") visit(walk, { row: top, within: top.subject }, file.value);
    if (file.content === "lines") {
      const siblings = siblingQuantities(values(file.lines), walk.keys);
      for (const { row, value } of file.lines) {
        visit(walk, { row: { ...top, row }, within: top.subject, siblings }, value);
      }
    }
    walk.end();
  },
};

function* values(lines: readonly { readonly value: JsonValue }[]): Iterable<JsonValue> {
  for (const { value } of lines) yield value;
}

/** Where a list or an object stands. */
interface Place {
  readonly row: Row;
  /** The key that holds it, from the nearest object. */
  readonly key?: JsonKey;
  /** Subject of the objects within; figures under the key itself keep the row's. */
  readonly within: Subject;
  /** What the other records of the same list measure. */
  readonly siblings?: () => Quantities;
}

function visit(walk: JsonWalk, place: Place, value: JsonValue): void {
  if (isList(value)) list(walk, place, value);
  else if (isObject(value)) object(walk, place, value);
}

function list(walk: JsonWalk, place: Place, entries: readonly JsonValue[]): void {
  const { row, key, within } = place;
  const siblings = siblingQuantities(entries, walk.keys);
  for (let index = 0; index < entries.length && !walk.isFull(); index += 1) {
    const each = entries[index]!;
    if (typeof each === "object" && each !== null) {
      const inner = { ...row, pointer: `${row.pointer ?? ""}/${index}` };
      visit(walk, key === undefined ? { row: inner, within, siblings } : { row: inner, key, within, siblings }, each);
    } else if (key !== undefined && isFigure(key, each)) addFigure(walk, row, key, each, String(index));
  }
}

function object(walk: JsonWalk, place: Place, value: JsonObject): void {
  const { row: outer, key, within } = place;
  if (isAggregates(value, walk.keys)) {
    aggregates(walk, place, value);
    return;
  }
  const about = describe(walk, within === outer.subject ? outer : { ...outer, subject: within }, value);
  const before = { values: walk.out.measurements.length, failed: walk.failedRecords() };
  inside(walk, about, key, value);
  if (!about.failed || walk.isFull()) return;
  addLacking(walk, about.row, value, place.siblings);
  // A failure further in speaks for this one too.
  if (walk.out.measurements.length === before.values && walk.failedRecords() === before.failed) walk.failed(about.row);
}

function aggregates(walk: JsonWalk, { row, key }: Place, value: JsonObject): void {
  for (const { key: inner, quantity, value: each } of aggregatesIn(value, walk.keys, key)) {
    if (typeof each !== "number" && quantity.unit === "unknown") continue;
    addFigure(walk, row, { name: key?.name ?? inner.name, quantity }, each, inner.step);
  }
}

function inside(walk: JsonWalk, { row, failed }: Described, holder: JsonKey | undefined, value: JsonObject): void {
  const long = longQuantity(value["metric"], value["unit"], value["aggregate"]);
  for (const name of Object.keys(value)) {
    if (walk.isFull()) return;
    const each = value[name]!;
    const key = name === "value" && long !== undefined ? measuring(walk.keys(name), long) : walk.keys(name);
    const isNested = typeof each === "object" && each !== null;
    if (isNested) {
      // An error in parts, and options, hold no figures.
      if ((failed && key.role === "error") || (key.options && isObject(each))) continue;
      // `"ttft_ms": {"values": […]}` holds values of what the outer key names.
      const named = key.container && holder?.measured === true ? holder : key;
      const inner = { ...row, pointer: `${row.pointer ?? ""}/${key.step}` };
      visit(walk, { row: inner, key: named, within: subjectUnder(row.subject, key) }, each);
    } else if (key.role === undefined && (key.setting === undefined || each === null) && isFigure(key, each)) {
      addFigure(walk, row, key, each, key.step);
    }
  }
}

function measuring(key: JsonKey, quantity: Quantity): JsonKey {
  return { ...key, quantity, measured: quantity.unit !== "unknown" };
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
