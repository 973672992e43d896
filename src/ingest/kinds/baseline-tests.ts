import type { JsonValue } from "../../records";
import type { Row } from "../values/row";
import { record } from "../values/fields";
import { isList, isObject, jsonKind, tableKind } from "./kind";
import type { JsonObject } from "./kind";
import { quantityOf } from "../values/name";

const keys = ["generation_time_ms", "tokens", "tokens_per_second"];

/** `baseline_test_results_*.json`: prompts of a game's banter; some failed, and some hold an error text as their answer. */
export const baselineTests = jsonKind(
  "baseline-test-results",
  ({ results, total_tests }) =>
    isList(results) && typeof total_tests === "number" && (results.length === 0 || results.some(isBanter)),
  ({ results, test_datetime }, out) => {
    if (!isList(results)) return;
    results.forEach((result, index) => {
      if (!isObject(result)) return;
      const failure = failureOf(result);
      const row: Row = {
        pointer: `/results/${index}`,
        subject: typeof result["test_name"] === "string" ? { item: result["test_name"] } : {},
        settings: {},
        settingsFrom: "none",
        dimensions: record([
          ["context", result["context"]],
          ["tone", result["tone"]],
          ["timestamp", test_datetime],
        ]),
        ...(failure === undefined ? {} : { failure }),
      };
      for (const key of keys) {
        if (failure !== undefined || key in result) out.value(row, quantityOf(key), result[key] ?? null, key);
      }
    });
  },
);

/** Other programs count their tests under the same names. */
function isBanter(result: JsonValue): boolean {
  return isObject(result) && ["banter_text", ...keys].some((key) => Object.hasOwn(result, key));
}

function failureOf(result: JsonObject): Row["failure"] {
  const error = result["error"];
  if (typeof error === "string" && error !== "") return { status: "failed", reason: error.slice(0, 300) };
  const answer = result["banter_text"];
  if (typeof answer === "string" && /^Error generating /.test(answer)) {
    return { status: "failed", reason: answer.slice(0, 300) };
  }
  return result["success"] === false ? { status: "failed", reason: "the file says success: false" } : undefined;
}

/** `baseline_performance_summary.csv`: the same figures as a table with a `Success` column. */
export const baselineSummary = tableKind(
  "baseline-performance-summary",
  (has) => has("Test Name") && has("Generation Time (ms)") && has("Success"),
  (file, out) => {
    const { header, rows } = file.table;
    const at = (column: string): number => header.indexOf(column);
    rows.forEach((cells, index) => {
      if (cells.length === 0) return;
      const success = /^true$/i.test(cells[at("Success")] ?? "");
      const row: Row = {
        row: index + 1,
        subject: { item: cells[at("Test Name")] ?? "" },
        settings: {},
        settingsFrom: "none",
        dimensions: record([
          ["context", cells[at("Context")]],
          ["tone", cells[at("Tone")]],
        ]),
        ...(success ? {} : { failure: { status: "failed", reason: "the Success column does not say TRUE" } }),
      };
      for (const column of ["Generation Time (ms)", "Tokens", "Tokens per Second"]) {
        if (at(column) >= 0) out.value(row, quantityOf(column), cells[at(column)], undefined, column);
      }
    });
  },
);
