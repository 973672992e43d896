import type { JsonValue } from "../../../records";
import type { Collector } from "../../values/collect";
import { readJson } from "../generic-json";
import { isObject } from "../kind";
import type { JsonObject, Kind, ParsedFile } from "../kind";
import type { Lens } from "../lens";

/** Objects of a JSON file, or of the lines of one: what a known program is recognised by. */
export function firstObject(file: ParsedFile): JsonObject | undefined {
  const value = file.content === "json" ? file.value : file.content === "lines" ? file.lines[0]?.value : undefined;
  const first: JsonValue | undefined = Array.isArray(value) ? (value as readonly JsonValue[])[0] : value;
  return isObject(first) ? first : undefined;
}

/**
 * A kind that reads the JSON of a known program: as any JSON, with what its keys mean.
 * @param matches whether the file's first object is this program's
 * @param besides what else is read, such as the calls of a file with a record for each request
 */
export function jsonTool(
  name: string,
  matches: (first: JsonObject, file: ParsedFile) => boolean,
  lens: Lens | ((first: JsonObject) => Lens),
  besides?: (file: ParsedFile, out: Collector) => void,
): Kind {
  return {
    name,
    matches: (file) => {
      const first = firstObject(file);
      return first !== undefined && matches(first, file);
    },
    read: (file, out) => {
      const first = firstObject(file);
      if (first === undefined) return;
      readJson(file, out, typeof lens === "function" ? lens(first) : lens);
      besides?.(file, out);
    },
  };
}

/** All records of a file, with their lines or places. */
export function recordsOf(file: ParsedFile): readonly { readonly row: number; readonly value: JsonObject }[] {
  const all =
    file.content === "lines"
      ? file.lines
      : file.content === "json"
        ? (Array.isArray(file.value) ? (file.value as readonly JsonValue[]) : [file.value]).map((value, index) => ({
            row: index + 1,
            value,
          }))
        : [];
  return all.flatMap(({ row, value }) => (isObject(value) ? [{ row, value }] : []));
}
