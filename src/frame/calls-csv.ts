import Papa from "papaparse";

import type { CallRecord } from "../records";
import { callColumns } from "./columns";
import { csvCell } from "./to-csv";

const suffixes: Readonly<Record<string, string>> = {
  "tokens/s": "tok_s",
  "ms/token": "ms_per_token",
};

/**
 * The calls of a study as CSV (RFC 4180, CRLF), one row a call, failed ones too: the columns of `ledgerToFrame`, in lower case with the unit at the
 * end of each name (`ttft_ms`, `throughput_tok_s`). What is missing is an empty cell, and no cell is a formula to a spreadsheet.
 * @param clean what every text passes through, such as what takes out names of machines
 * @example
 * writeFileSync("calls.csv", callsCsv(study.calls));
 */
export function callsCsv(calls: readonly CallRecord[], clean: (text: string) => string = (text) => text): string {
  const columns = callColumns(calls);
  const rows = calls.map((_, at) =>
    columns.map(({ values }) => {
      const value = values[at]!;
      return csvCell(typeof value === "string" ? clean(value) : value);
    }),
  );
  return `${Papa.unparse([columns.map(headOf), ...rows])}\r\n`;
}

/** "promptEval" in ms → "prompt_eval_ms"; a unit that the name ends with is not said twice. */
function headOf({ name, unit }: { readonly name: string; readonly unit?: string }): string {
  const words = name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  const suffix = unit === undefined ? "" : (suffixes[unit] ?? unit);
  return suffix === "" || words.endsWith(suffix) ? words : `${words}_${suffix}`;
}
