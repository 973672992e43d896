import type { RunnerOptions } from "../../records";
import type { Collector } from "../values/collect";
import type { Kind } from "./kind";
import type { MarkdownDocument, MarkdownTable } from "../parse/markdown";
import { callOf } from "./call-rows";
import { measuredPair } from "./markdown-values";

const columns = ["Run", "Stage", "TTFT (ms)", "Throughput (tok/s)", "Tokens", "Duration (ms)"];
const callsHeading = "LLM Call Metrics";
const isCallTable = (table: MarkdownTable): boolean => columns.every((name, index) => table.header[index] === name);

function kindOf(document: MarkdownDocument): "agent" | "comparison" | undefined {
  const title = document.title ?? "";
  if (!document.tables.some(isCallTable)) return undefined;
  if (/^(?:Chimera|Baseline) Agent Report$/.test(title)) return "agent";
  return /Performance Comparison Report$/.test(title) ? "comparison" : undefined;
}

/** A "Chimera Agent Report" or "Baseline Agent Report": its call table becomes call records; what its model wrote is not read. */
export const agentReport: Kind = {
  name: "agent-report",
  matches: (file) => file.content === "markdown" && kindOf(file.document) === "agent",
  read: (file, out) => {
    if (file.content !== "markdown") return;
    const { document } = file;
    out.headings = document.headings;
    const lines = document.text.split("\n");
    const model = modelOf(lines);
    // One variant is named at the top, or by the title alone; several each have a heading over their calls.
    const only = document.title!.startsWith("Baseline") ? "baseline" : (field(lines, "Variant") ?? "chimera");
    const optionsFor = (variant: string | undefined): RunnerOptions => optionsOf(configuration(lines, variant));
    for (const each of document.tables.filter(isCallTable)) {
      const heading = each.under.at(-1);
      const variant = heading === undefined || heading === callsHeading ? undefined : unescaped(heading);
      addCalls(each, { file: file.path, model, variant: variant ?? only, options: optionsFor(variant) }, out);
    }
    const totals = document.tables.find((each) => each.under.at(-1) === "Aggregate Metrics");
    totals?.header.slice(1).forEach((heading, column) => {
      const variant = heading === "Value" ? undefined : unescaped(heading);
      for (const { line, cells } of totals.rows) {
        const row = {
          row: line,
          subject: { model },
          settings: flat(optionsFor(variant)),
          settingsFrom: "record",
          dimensions: { variant: variant ?? only },
        } as const;
        for (const { quantity, text } of measuredPair(cells[0] ?? "", cells[column + 1] ?? ""))
          out.value(row, quantity, text, undefined, heading);
      }
    });
  },
};

/** A comparison of two agent reports: two call tables under their variants' headings. */
export const comparisonReport: Kind = {
  name: "comparison-report",
  matches: (file) => file.content === "markdown" && kindOf(file.document) === "comparison",
  read: (file, out) => {
    if (file.content !== "markdown") return;
    const { document } = file;
    out.headings = document.headings;
    const lines = document.text.split("\n");
    const model = modelOf(lines);
    for (const each of document.tables.filter(isCallTable)) {
      const baseline = /baseline/i.test(each.under.at(-1) ?? "");
      const heading = baseline ? "### Baseline" : "### Chimera Optimized";
      const options = optionsOf(lineAfter(lines, heading));
      addCalls(each, { file: file.path, model, variant: baseline ? "baseline" : "chimera", options }, out);
    }
  },
};

function addCalls(table: MarkdownTable, about: Parameters<typeof callOf>[0], out: Collector): void {
  for (const { line, cells } of table.rows) {
    const [run, stage = "", ttftMs, throughput, tokens, durationMs] = cells;
    for (const column of columns) out.used(column);
    out.calls.push(callOf(about, { row: line, run, stage, ttftMs, throughput, tokens, durationMs }, out));
  }
}

function modelOf(lines: readonly string[]): string {
  return field(lines, "Model") ?? "unknown";
}

/** What stands behind a bold name at the top: `**Model:** gemma3:latest`. */
function field(lines: readonly string[], name: string): string | undefined {
  const start = `**${name}:**`;
  const line = lines.find((each) => each.startsWith(start));
  return line === undefined ? undefined : unescaped(line.slice(start.length).trim());
}

/** The line of the configuration: of the one variant, or of the one that is named in a list of several. */
function configuration(lines: readonly string[], variant: string | undefined): string {
  if (variant === undefined) return lineAfter(lines, "## Configuration");
  return lines.map(unescaped).find((line) => line.startsWith(`- ${variant}: `)) ?? "";
}

/** Markdown text without its escapes. */
function unescaped(text: string): string {
  return text.replaceAll(/\\([!-/:-@[-`{-~])/g, "$1");
}

function lineAfter(lines: readonly string[], heading: string): string {
  const start = lines.indexOf(heading);
  return start < 0 ? "" : (lines.slice(start + 1).find((line) => line.trim() !== "") ?? "");
}

/** `num_gpu=80, temp=0.8, top_p=default`: what was left at its default was not sent. */
function optionsOf(line: string): RunnerOptions {
  const pairs = [
    ...line.matchAll(/\b(num_gpu|num_ctx|temp|temperature|top_p|top_k|repeat_penalty)=(-?\d+(?:\.\d+)?)/g),
  ];
  return Object.fromEntries(pairs.map(([, key, value]) => [key === "temp" ? "temperature" : key!, Number(value)]));
}

function flat(options: RunnerOptions): Record<string, number> {
  return Object.fromEntries(
    Object.entries(options).flatMap(([key, value]) => (typeof value === "number" ? [[key, value]] : [])),
  );
}
