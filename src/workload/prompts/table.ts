import { parseTable } from "../../ingest";
import { UserError } from "../../records";
import type { AnswerCheck } from "../../records";
import { fieldsOf } from "./fields";
import { readRecords } from "./json";
import type { Found, PromptProblem } from "./types";

const commaNumber = /^[+-]?\d+,\d+$/;

/**
 * Prompts of a table: a column `prompt` (or one of its other names), with `id`, `system`, `expected`, `grader`, `tolerance`, `max_tokens`, `choices`
 * where there are such. A table of one column without a known name is a list of prompts.
 * @param file the file's name, for messages
 * @throws UserError when no column can be the prompt
 */
export function readTable(text: string, file: string, delimiter: string | undefined): Found {
  const parsed = parseTable(text, delimiter);
  if ("code" in parsed) throw new UserError(`${file} ${parsed.message}.`, 2);
  const { header, rows, delimiter: mark } = parsed.table;
  const names = fieldsOf(header);
  if (names.prompt === undefined && header.length > 1)
    throw new UserError(
      `${file} has no column for the prompt (it has ${header.map((name) => JSON.stringify(name)).join(", ")}): name one of them prompt.`,
      2,
    );
  const isList = names.prompt === undefined;
  const cells = isList ? [header, ...rows] : rows;
  const records = cells.map((row, index): readonly [unknown, string] => [
    isList ? row[0] : Object.fromEntries(header.map((name, column) => [name, row[column] ?? ""])),
    `row ${index + 1}`,
  ]);
  const found = readRecords(records);
  const decimalComma = mark !== "," && rows.some((row) => row.some((cell) => commaNumber.test(cell.trim())));
  const raw = new Map(records.map(([record, at]) => [at, record as Readonly<Record<string, string>>]));
  return {
    items: found.items.map((item) => ({
      ...item,
      checks: item.checks.map((check) =>
        withComma(check, decimalComma, names.tolerance && raw.get(item.at)?.[names.tolerance]),
      ),
    })),
    problems: [...parsed.problems.map(remark), ...found.problems],
    reading: isList ? "one prompt a row" : `column ${[names.prompt, names.expected].filter(Boolean).join(" and ")}`,
    unused: header.filter((name) => !Object.values<string>(names).includes(name)),
  };
}

function remark({ row, message }: { readonly row?: number; readonly message: string }): PromptProblem {
  return { at: row === undefined ? "the file" : `row ${row}`, kind: "ragged-row", message: `the file ${message}` };
}

/** In a table that writes 4,5 the numbers of a check are written so too. */
function withComma(check: AnswerCheck, decimalComma: boolean, tolerance: string | undefined): AnswerCheck {
  if (!decimalComma) return check;
  const distance =
    tolerance !== undefined && commaNumber.test(tolerance.trim()) ? Number(tolerance.replace(",", ".")) : NaN;
  return { ...check, decimalComma: true, ...(Number.isNaN(distance) ? {} : { tolerance: distance }) };
}
