import type { JsonValue } from "../../records";
import type { Collector } from "../values/collect";
import type { MarkdownDocument } from "../parse/markdown";
import type { Table } from "../parse/table";

/** A file after parsing, before anyone knows what it means. */
export type ParsedFile = { readonly path: string; readonly name: string } & (
  | { readonly content: "table"; readonly table: Table; readonly more?: readonly Table[] }
  | { readonly content: "json"; readonly value: JsonValue }
  | { readonly content: "lines"; readonly lines: readonly { readonly row: number; readonly value: JsonValue }[] }
  | { readonly content: "markdown"; readonly document: MarkdownDocument }
  | { readonly content: "text"; readonly text: string }
);

/** One kind of benchmark file: how to know it, and how to read it. */
export interface Kind {
  readonly name: string;
  /** Looks at names and columns only; must be cheap. */
  readonly matches: (file: ParsedFile) => boolean;
  readonly read: (file: ParsedFile, out: Collector) => void;
}

export type JsonObject = Readonly<Record<string, JsonValue>>;

export function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function isList(value: JsonValue | undefined): value is readonly JsonValue[] {
  return Array.isArray(value);
}

/** A kind that reads tables with certain columns. */
export function tableKind(
  name: string,
  matches: (has: (column: string) => boolean, file: ParsedFile & { readonly content: "table" }) => boolean,
  read: (file: ParsedFile & { readonly content: "table" }, out: Collector) => void,
): Kind {
  return {
    name,
    matches: (file) => file.content === "table" && matches((column) => file.table.header.includes(column), file),
    read: (file, out) => {
      if (file.content === "table") read(file, out);
    },
  };
}

/** A kind that reads JSON documents of a certain shape. */
export function jsonKind(
  name: string,
  matches: (value: JsonObject, file: ParsedFile) => boolean,
  read: (value: JsonObject, out: Collector, file: ParsedFile) => void,
): Kind {
  return {
    name,
    matches: (file) => file.content === "json" && isObject(file.value) && matches(file.value, file),
    read: (file, out) => {
      if (file.content === "json" && isObject(file.value)) read(file.value, out, file);
    },
  };
}
