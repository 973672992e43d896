import type { DataFrame } from "danfojs-node";

import type { Claim, ReadText } from "../claims";
import type { Connection } from "../llm";
import type {
  CallRecord,
  Fact,
  FileRecord,
  IngestResult,
  Measurement,
  Problem,
  Study,
  SummaryRow,
  Variant,
} from "../records";
import type { Figure } from "../plot";
import type { GradeSummary, Summary, Verdict } from "../stats";
import type { QuickResult } from "../study";
import type { Workload } from "../workload";

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

export function isVariant(value: unknown): value is Variant {
  if (!isObject(value) || typeof value["name"] !== "string") return false;
  const known = ["name", "model", "server", "options", "prompt"];
  return Object.keys(value).length > 1 && Object.keys(value).every((key) => known.includes(key));
}

export const isConnection = (value: unknown): value is Connection =>
  isObject(value) && typeof value["note"] === "string" && typeof value["models"] === "function";

export const isWorkload = (value: unknown): value is Workload =>
  isObject(value) && typeof value["title"] === "string" && typeof value["open"] === "function";

export const isQuick = (value: unknown): value is QuickResult =>
  isObject(value) && Array.isArray(value["lengths"]) && Array.isArray(value["calls"]) && isObject(value["environment"]);

export const isSummary = (value: unknown): value is Summary =>
  isObject(value) && Array.isArray(value["cells"]) && Array.isArray(value["rankings"]);

export const isGrades = (value: unknown): value is GradeSummary =>
  isObject(value) && Array.isArray(value["undecided"]) && Array.isArray(value["comparisons"]);

export const isClaim = (value: unknown): value is Claim =>
  isObject(value) && Array.isArray(value["parts"]) && Array.isArray(value["sections"]);

export const isReadText = (value: unknown): value is ReadText =>
  isObject(value) && Array.isArray(value["clauses"]) && typeof value["notRead"] === "number";

/** A list, not empty, of one kind of thing. */
export function isListOf<T>(value: unknown, is: (each: unknown) => each is T): value is readonly T[] {
  return Array.isArray(value) && value.length > 0 && value.every(is);
}
