import { metrics } from "../records";
import type { CallRecord, Fact, FileRecord, Metric, Problem, SummaryRow, Variant } from "../records";
import type { CountedCall } from "../stats";
import { cellText } from "../text";
import { numeral } from "./table";
import type { TableColumn } from "./table";

export const callColumns: readonly TableColumn<CountedCall<CallRecord>>[] = [
  { name: "run", number: true, text: (call) => String(call.run) },
  { name: "variant", text: (call) => call.variant },
  { name: "stage", text: (call) => call.stage },
  { name: "status", text: (call) => call.status },
  { name: "answer", text: (call) => call.answer },
  { name: "cold", text: ({ cold }) => (cold ? "cold" : "warm") },
  metricColumn(metrics.ttft),
  metricColumn(metrics.duration),
  metricColumn(metrics.throughput),
  { name: "output", unit: "tokens", number: true, text: ({ server }) => numeral(server.outputTokens) },
  {
    name: "what is amiss",
    text: ({ speed, error }) => (speed.valid ? (error ?? "") : `times set aside: ${speed.reason}`),
  },
];

export const factColumns: readonly TableColumn<Fact>[] = [
  { name: "id", text: (fact) => fact.id },
  { name: "fact", text: (fact) => fact.label },
  { name: "value", number: true, text: (fact) => fact.text },
  { name: "n", number: true, text: (fact) => numeral(fact.n) },
  { name: "rank", number: true, text: ({ about }) => (about.role === "rank" ? `${about.place} of ${about.of}` : "") },
  { name: "sources", number: true, text: (fact) => String(fact.sources.length) },
];

export const fileColumns: readonly TableColumn<FileRecord>[] = [
  { name: "file", text: (file) => file.path },
  { name: "kind", text: (file) => file.kind },
  { name: "status", text: (file) => file.status },
  { name: "size", unit: "bytes", number: true, text: (file) => file.bytes.toLocaleString("en-US") },
  { name: "measurements", number: true, text: (file) => file.measurements.toLocaleString("en-US") },
  { name: "left out", unit: "cells", number: true, text: ({ account }) => numeral(account?.left) },
];

export const summaryColumns: readonly TableColumn<SummaryRow>[] = [
  { name: "kind", text: (row) => row.kind },
  { name: "subject", text: (row) => row.subject },
  { name: "metric", text: (row) => row.metric },
  { name: "unit", text: (row) => row.unit },
  { name: "ok", number: true, text: (row) => numeral(row.ok) },
  { name: "failed", number: true, text: (row) => numeral(row.failed) },
  { name: "min", number: true, text: (row) => numeral(row.min) },
  { name: "median", number: true, text: (row) => numeral(row.median) },
  { name: "max", number: true, text: (row) => numeral(row.max) },
];

export const problemColumns: readonly TableColumn<Problem>[] = [
  { name: "file", text: (problem) => problem.file },
  { name: "row", number: true, text: (problem) => numeral(problem.row) },
  { name: "what", text: (problem) => problem.severity },
  { name: "in words", text: withoutFile },
];

/** The file stands in a column of its own. */
function withoutFile({ file, message }: Problem): string {
  return message.startsWith(`${file} `) ? message.slice(file.length + 1) : message;
}

/** What the variants differ in, a column each; what none of them has is no column. */
export function variantColumns(variants: readonly Variant[]): readonly TableColumn<Variant>[] {
  const options = [...new Set(variants.flatMap(({ options = {} }) => Object.keys(options)))];
  const columns: readonly TableColumn<Variant>[] = [
    { name: "variant", text: ({ name }) => name },
    { name: "model", text: ({ model = "" }) => model },
    { name: "server", text: ({ server = "" }) => server },
    ...options.map((name): TableColumn<Variant> => ({
      name,
      number: true,
      text: ({ options = {} }) => cellText(options[name]),
    })),
    { name: "prompt", text: ({ prompt = "" }) => prompt },
  ];
  return columns.filter(({ text }) => variants.some((variant) => text(variant) !== ""));
}

function metricColumn({ word, unit, of }: Metric): TableColumn<CallRecord> {
  return { name: word, unit, number: true, text: (call) => numeral(of(call), 1) };
}
