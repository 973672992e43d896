import type { DataFrame } from "danfojs-node";

import type { CallRecord, Fact, FileRecord, IngestResult, Measurement, Problem, Study, SummaryRow } from "../records";
import type { Figure } from "../plot";
import type { Verdict } from "../stats";

type Fields = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Fields => typeof value === "object" && value !== null;

const schemaOf = (value: unknown): string =>
  isObject(value) && typeof value["schema"] === "string" ? value["schema"] : "";

export function isFigure(value: unknown): value is Figure {
  return (
    isObject(value) && Array.isArray(value["data"]) && isObject(value["layout"]) && typeof value["alt"] === "string"
  );
}

export function isFrame(value: unknown): value is DataFrame {
  return isObject(value) && Array.isArray(value["columns"]) && Array.isArray(value["values"]) && "$data" in value;
}

/** A report, or any Markdown: `show({ markdown: "…" })`. */
export function isMarkdown(value: unknown): value is { readonly markdown: string } {
  return isObject(value) && typeof value["markdown"] === "string";
}

export function isVerdict(value: unknown): value is Verdict {
  return (
    isObject(value) &&
    typeof value["code"] === "string" &&
    typeof value["sentence"] === "string" &&
    typeof value["word"] === "string"
  );
}

export function isStudy(value: unknown): value is Study {
  return isObject(value) && isObject(value["manifest"]) && Array.isArray(value["calls"]);
}

/** What `study()` and `readStudy()` answer. */
export function isStudyResult(value: unknown): value is { readonly study: Study; readonly dir: string } {
  return isObject(value) && isStudy(value["study"]) && typeof value["dir"] === "string";
}

export function isIngest(value: unknown): value is IngestResult {
  return schemaOf(value).startsWith("chimera-notebook/ingest/");
}

export function isRegistry(value: unknown): value is { readonly facts: readonly Fact[] } {
  return isObject(value) && Array.isArray(value["facts"]) && schemaOf(value).startsWith("chimera-notebook/facts/");
}

export const isCall = (value: unknown): value is CallRecord => isObject(value) && "clock" in value && "stage" in value;

export const isMeasurement = (value: unknown): value is Measurement =>
  isObject(value) && "metric" in value && "settings" in value && "original" in value;

export const isFile = (value: unknown): value is FileRecord =>
  isObject(value) && "path" in value && "bytes" in value && "kind" in value;

export const isProblem = (value: unknown): value is Problem =>
  isObject(value) && "severity" in value && "message" in value && "file" in value;

export const isSummaryRow = (value: unknown): value is SummaryRow =>
  isObject(value) && "subject" in value && "median" in value && "metric" in value;

export const isFact = (value: unknown): value is Fact =>
  isObject(value) && "label" in value && "text" in value && "sources" in value;

/** A list, not empty, of one kind of thing. */
export function isListOf<T>(value: unknown, is: (each: unknown) => each is T): value is readonly T[] {
  return Array.isArray(value) && value.length > 0 && value.every(is);
}
