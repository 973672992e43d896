import type { JsonValue } from "../../records";
import type { Collector } from "../values/collect";
import type { Row } from "../values/row";
import { modelFromName } from "../values/model-from-name";
import type { Kind, ParsedFile } from "./kind";
import { readObject } from "./json-object";
import { repeatedRecords } from "./json-repeats";
import { siblingQuantities } from "./json-siblings";
import { jsonWalk } from "./json-walk";
import { tellRoles } from "./lens";
import type { Lens } from "./lens";

/** Any other JSON or JSON Lines: numbers become measurements named by their keys; names, texts, settings and failures pass down to them. */
export const genericJson: Kind = {
  name: "json",
  matches: (file) => file.content === "json" || file.content === "lines",
  read: (file, out) => readJson(file, out),
};

/** Reads all figures of a document; a lens tells what a known program means by its keys. */
export function readJson(file: ParsedFile, out: Collector, lens?: Lens): void {
  tellRoles(lens, out);
  const fromName = modelFromName(file.name);
  const model = lens?.model ?? fromName;
  const top: Row = {
    pointer: "",
    subject: model === undefined ? {} : { model },
    settings: {},
    settingsFrom: model === undefined ? "none" : lens?.model === undefined ? "file-name" : "record",
  };
  const walk = jsonWalk(out, undefined, lens);
  if (file.content === "json") readObject(walk, { row: top, within: top.subject }, file.value);
  if (file.content === "lines") {
    const siblings = siblingQuantities(values(file.lines), walk.keys);
    const repeats = repeatedRecords(walk);
    for (const { row, value } of file.lines) {
      if (repeats(value)) continue;
      readObject(walk, { row: { ...top, row }, within: top.subject, siblings }, value);
    }
  }
  walk.end();
}

function* values(lines: readonly { readonly value: JsonValue }[]): Iterable<JsonValue> {
  for (const { value } of lines) yield value;
}
