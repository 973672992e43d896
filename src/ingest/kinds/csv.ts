import Papa from "papaparse";

import type { Problem } from "../../records";
import { tidyTable } from "../table";
import { callTable, isCallTable } from "./call-table";
import type { Reading } from "./kind";
import { modelFromName } from "./model-from-name";

/** Reads CSV and TSV: Ollama run tables and sweeps by their columns, anything else by the units in its column names. */
export function readCsv(file: string, text: string): Reading {
  const parsed = Papa.parse<string[]>(text.replace(/^\ufeff/, ""), { skipEmptyLines: "greedy" });
  const problems = parsed.errors
    .filter((error) => error.code !== "UndetectableDelimiter")
    .slice(0, 20)
    .map((error): Problem => ({
      file,
      ...(error.row === undefined ? {} : { row: error.row }),
      severity: error.type === "Quotes" ? "error" : "warning",
      code: error.code === "MissingQuotes" ? "unterminated-quote" : "csv-shape",
      message: `${file}, row ${error.row ?? 0}: ${error.message.charAt(0).toLowerCase()}${error.message.slice(1)}.`,
    }));
  const [header = [], ...rows] = parsed.data;
  const ragged = rows.filter((row) => row.length !== header.length).length;
  if (ragged > 0) {
    problems.push({
      file,
      severity: "warning",
      code: "ragged-rows",
      message: `${file} has ${ragged} rows with more or fewer cells than its header.`,
    });
  }
  const table = { header, rows, firstRow: 1 };
  if (isCallTable(header)) return { kind: "call-table", ...callTable(file, table), problems };
  const names = new Set(header.map((name) => name.trim().toLowerCase()));
  const kind =
    names.has("ttft_s") && names.has("prompt_eval_s")
      ? names.has("num_ctx")
        ? "ollama-param-tuning"
        : "ollama-runs"
      : names.has("mean_tokens_s")
        ? "ollama-param-tuning-summary"
        : "table";
  const model = names.has("model") ? undefined : modelFromName(file);
  return { kind, measurements: tidyTable(file, kind, table, model ? { model } : {}), problems };
}
