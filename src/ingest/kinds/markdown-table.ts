import type { MarkdownTable } from "../parse/markdown";
import { looksNumeric } from "../values/cell";
import { readName } from "../values/name";
import type { Quantity } from "../values/quantity";

/** A table whose columns have the names that tell what is in them. */
export interface NamedTable extends MarkdownTable {
  /** What the header above says of columns whose names stand in the first row: `4060Ti` above `TPS`. */
  readonly cases: readonly string[];
  /** What the heading above the table measures, where its columns only tell cases: `## Speed (tok/s)` over `Short`, `Long`. */
  readonly measures: Quantity | undefined;
}

/** The table with names from its first row where its header leaves some of them open, and with what its heading measures. */
export function named(table: MarkdownTable): NamedTable {
  const [first, ...rest] = table.rows;
  if (first === undefined || !isSecondHeader(table.header, first.cells, rest)) {
    return { ...table, cases: [], measures: measuredIn(table.under.at(-1)) };
  }
  const header = table.header.map((name, index) => first.cells[index] || name);
  const cases = table.header.map((name, index) => (name !== "" && (first.cells[index] ?? "") !== "" ? name : ""));
  return { ...table, header, rows: rest, cases, measures: measuredIn(table.under.at(-1)) };
}

/** Whether the first row holds names: words only, under a header with gaps, over figures whose unit they give. */
function isSecondHeader(header: readonly string[], cells: readonly string[], rest: MarkdownTable["rows"]): boolean {
  if (!header.includes("") || rest.length === 0) return false;
  const words = cells.filter((cell) => cell !== "");
  if (words.length === 0 || words.some((cell) => looksNumeric(cell, true))) return false;
  return cells.some((cell, index) => cell !== "" && index > 0 && readName(cell).quantity.unit !== "unknown" && rest.some((row) => looksNumeric(row.cells[index] ?? "", true))); // prettier-ignore
}

/** What a heading measures: only where its unit stands in brackets, or where it is all that the heading says. */
function measuredIn(heading: string | undefined): Quantity | undefined {
  if (heading === undefined || heading.length > 80 || !/[([].+[)\]]\s*$/.test(heading)) return undefined;
  const { quantity } = readName(heading);
  return quantity.unit === "unknown" || quantity.unit === "count" ? undefined : quantity;
}
