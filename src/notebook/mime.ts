import type { DataFrame } from "danfojs-node";

import { frameToHtml, rowLabels, toFrame } from "../frame";
import type { CallRecord } from "../records";
import { bestWords, comparisonWords } from "../report";
import { countedCalls } from "../stats";
import type { GradeSummary } from "../stats";
import { quickText } from "../study";
import { cellText, escapeHtml } from "../text";
import { figureBundle } from "./figure-bundle";
import type { MimeBundle } from "../kernel";
import { markdownBundle } from "./markdown-bundle";
import * as kinds from "./kinds";
import { callColumns, factColumns, fileColumns, problemColumns, summaryColumns, variantColumns } from "./record-tables";
import { cellColumns, claimColumns, clauseColumns, gradeColumns } from "./said-tables";
import { numeral, tableHtml, tableText } from "./table";
import type { TableColumn } from "./table";

/**
 * All representations of a frame, figure, report, study, verdict, summary, connection, workload, record, or list of variants, claims, records or
 * sentences in one bundle, richest first; what is none of these comes as JSON. Everything that came from files or models is escaped.
 */
export function mimeBundle(value: unknown): MimeBundle {
  if (kinds.isFigure(value)) return figureBundle(value);
  if (kinds.isFrame(value)) return frameBundle(value);
  if (kinds.isMarkdown(value)) return markdownBundle(value.markdown);
  if (kinds.isVerdict(value)) {
    const html = `<p><strong>${escapeHtml(value.word)}</strong> · ${escapeHtml(value.sentence)}</p>`;
    return { "text/html": html, "text/plain": value.sentence };
  }
  if (kinds.isStudyResult(value)) return callsBundle(value.study.calls);
  if (kinds.isStudy(value)) return callsBundle(value.calls);
  if (kinds.isIngest(value)) return table(summaryColumns, value.summary.rows);
  if (kinds.isRegistry(value)) return table(factColumns, value.facts);
  if (kinds.isCall(value)) return callsBundle([value]);
  if (kinds.isListOf(value, kinds.isCall)) return callsBundle(value);
  if (kinds.isListOf(value, kinds.isMeasurement)) return frameBundle(toFrame(value));
  if (kinds.isListOf(value, kinds.isFile)) return table(fileColumns, value);
  if (kinds.isListOf(value, kinds.isProblem)) return table(problemColumns, value);
  if (kinds.isListOf(value, kinds.isSummaryRow)) return table(summaryColumns, value);
  if (kinds.isListOf(value, kinds.isFact)) return table(factColumns, value);
  if (kinds.isListOf(value, kinds.isVariant)) return table(variantColumns(value), value);
  if (kinds.isListOf(value, kinds.isClaim)) return table(claimColumns, value);
  if (kinds.isReadText(value)) return table(clauseColumns, value.clauses);
  if (kinds.isGrades(value)) return gradesBundle(value);
  if (kinds.isSummary(value)) return table(cellColumns, value.cells);
  if (kinds.isQuick(value)) return preformatted(quickText(value));
  if (kinds.isConnection(value)) return sentences([value.note]);
  if (kinds.isWorkload(value)) return sentences([value.title]);
  if (typeof value === "string") return { "text/plain": value };
  if (kinds.isListOf(value, (each): each is string => typeof each === "string")) {
    return sentences(value);
  }
  return preformatted(JSON.stringify(value, null, 2) ?? String(value));
}

function sentences(all: readonly string[]): MimeBundle {
  return { "text/html": all.map((each) => `<p>${escapeHtml(each)}</p>`).join(""), "text/plain": all.join("\n") };
}

/** The table, and under it what may be said of it. */
function gradesBundle(grades: GradeSummary): MimeBundle {
  const rows = table(gradeColumns, grades.variants);
  const words = sentences([...bestWords(grades), ...grades.comparisons.map(comparisonWords)]);
  return {
    "text/html": `${String(rows["text/html"])}${String(words["text/html"])}`,
    "text/plain": `${String(rows["text/plain"])}\n${String(words["text/plain"])}`,
  };
}

function preformatted(text: string): MimeBundle {
  return { "text/html": `<pre>${escapeHtml(text)}</pre>`, "text/plain": text };
}

function table<T>(columns: readonly TableColumn<T>[], rows: readonly T[]): MimeBundle {
  return { "text/html": tableHtml(columns, rows), "text/plain": tableText(columns, rows) };
}

/** The reason's column is there only when a call has one. */
function callsBundle(calls: readonly CallRecord[]): MimeBundle {
  const columns = calls.some(({ error, speed }) => error !== undefined || !speed.valid)
    ? callColumns
    : callColumns.slice(0, -1);
  return table(columns, countedCalls(calls));
}

function frameBundle(frame: DataFrame): MimeBundle {
  const labels = rowLabels(frame);
  const names = [...(labels ? [""] : []), ...(frame.columns as readonly unknown[]).map(String)];
  const values = frame.values as readonly (readonly unknown[])[];
  const rows = labels ? values.map((row, at) => [labels[at], ...row]) : values;
  const columns = names.map((name, at): TableColumn<readonly unknown[]> => {
    const number = rows.every((row) => typeof row[at] === "number");
    return { name, number, text: (row) => plainCell(row[at]) };
  });
  return { "text/html": frameToHtml(frame), "text/plain": tableText(columns, rows) };
}

function plainCell(cell: unknown): string {
  return typeof cell === "number" ? numeral(cell) : cellText(cell);
}
