import { numberIn } from "../values/cell";
import type { CellNumber } from "../values/cell";
import { kindOf } from "../kinds";
import { callTable } from "../kinds/call-table";
import { isLongValue, longColumns } from "../kinds/long-format";
import type { LongColumns } from "../kinds/long-format";
import { measuredPair } from "../kinds/markdown-values";
import { ollamaBaselineTable } from "../kinds/ollama-baseline";
import { ollamaMeans, ollamaParamTuningSummary } from "../kinds/ollama-param-tuning-summary";
import { ollamaParamTuning } from "../kinds/ollama-param-tuning";
import { ollamaQuantBench } from "../kinds/ollama-quant-bench";
import { ollamaColumns } from "../kinds/ollama-row";
import { ollamaRuns } from "../kinds/ollama-runs";
import { mayBeApart } from "../kinds/row-apart";
import { rowLabels } from "../kinds/row-labels";
import type { RowLabels } from "../kinds/row-labels";
import { columnsOf } from "../kinds/table-columns";
import type { MeasuredColumn } from "../kinds/table-columns";
import { quantityOf, readName } from "../values/name";
import type { Quantity } from "../values/quantity";

/** A column whose cells tell rows of different groups apart. */
export interface KeyColumn {
  readonly index: number;
  readonly as: "model" | "backend" | "setting" | "options" | "dimension" | "apart" | "long";
  readonly name: string;
}

/** A column whose cells are figures. */
export interface FigureColumn extends Omit<MeasuredColumn, "expected"> {
  /** Whether a cell of digits and a decimal point is what it looks like. */
  readonly quick: boolean;
  /** Reads any cell in the quantity's own unit, before its scale. */
  readonly read: (cell: string | undefined) => CellNumber;
  /** Set where cells give a deviation behind their figure, which is not kept. */
  readonly hasSpread: boolean;
  /** Set where the first rows have nothing in it: it is text after all if anything that is no number comes. */
  readonly tentative: boolean;
}

/** What the columns of a table are that is read row by row. */
export interface StreamedColumns {
  readonly keys: readonly KeyColumn[];
  readonly figures: readonly FigureColumn[];
  /** Set where every row names what it measures; the figures are in `value`. */
  readonly long: LongColumns | undefined;
  /** Place of those figures among all; −1 where the table is not long. */
  readonly longAt: number;
  readonly isOllama: boolean;
  /** Place of the column of tokens in a table of calls, whose zeros mean an empty answer; −1 in any other table. */
  readonly tokensAt: number;
  /** What cells that name something say of the figures of their row; undefined where none may. */
  readonly labels: RowLabels | undefined;
  /** Rows before the first that holds figures: 1 where the first row holds units. */
  readonly skip: number;
}

/** The first rows of a table, by which its columns are told. */
export interface Beginning {
  readonly path: string;
  readonly name: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly delimiter: string;
}

const keptDimensions = new Set(["stage", "variant"]);
const ollamaTables = [ollamaRuns, ollamaQuantBench, ollamaParamTuning, ollamaBaselineTable];

/** Decides what the columns are, as for a table that is held, from its header and its first rows. */
export function streamedColumns({ path, name, ...table }: Beginning): StreamedColumns {
  const { header, rows, delimiter } = table;
  const { measured, settings, dimensions, roles, skip } = columnsOf(header, rows, delimiter);
  const kind = kindOf({ path, name, content: "table", table });
  const holdsMeans = kind === ollamaParamTuningSummary;
  const isOllama = holdsMeans || ollamaTables.includes(kind);
  const known = holdsMeans ? ollamaMeans : isOllama ? new Map(ollamaColumns) : undefined;
  const long = longColumns(header);
  const role = (as: "model" | "backend"): readonly KeyColumn[] =>
    (roles.get(as) ?? []).map((index) => ({ index, as, name: as }));
  const optionsAt = header.indexOf("options");
  const saysWhat = long === undefined ? [] : [long.metricAt, long.unitAt, long.aggregateAt].filter((at) => at >= 0);
  const figures = figuresIn(table, measured, known);
  const labels = known === undefined && kind !== callTable ? rowLabels(header, roles) : undefined;
  return {
    keys: [
      ...role("model"),
      ...role("backend"),
      ...settings.map((place): KeyColumn => ({ ...place, as: "setting" })),
      ...header.flatMap((name, index) => (mayBeApart(name) ? [{ index, as: "apart", name } as const] : [])),
      ...dimensions.filter((each) => keptDimensions.has(each.name)).map((place): KeyColumn => ({ ...place, as: "dimension" })), // prettier-ignore
      ...(optionsAt < 0 ? [] : [{ index: optionsAt, as: "options", name: "options" } as const]),
      ...saysWhat.map((index): KeyColumn => ({ index, as: "long", name: header[index]! })),
    ],
    figures,
    long,
    longAt: long === undefined ? -1 : figures.findIndex((column) => isLongValue(column.name)),
    isOllama,
    tokensAt: kind === callTable ? header.indexOf("tokens") : -1,
    labels: labels === undefined || labels.aggregateAt.length + labels.stepAt.length === 0 ? undefined : labels,
    skip,
  };
}

/**
 * The columns that hold figures in the first rows, and those that may hold some further down: with a unit in their names, or empty so far.
 * @param known quantities of the columns of a kind of file that is read by its names alone
 */
function figuresIn(
  { header, rows, delimiter }: Pick<Beginning, "header" | "rows" | "delimiter">,
  measured: readonly MeasuredColumn[],
  known: ReadonlyMap<string, Quantity> | undefined,
): readonly FigureColumn[] {
  const found = new Map(measured.map((column) => [column.index, column]));
  return header.flatMap((name, index): FigureColumn[] => {
    const byCells = found.get(index);
    const named = known?.get(name);
    if (named === undefined && byCells === undefined && readName(name).role !== undefined) return [];
    // A unit that each row gives for itself cannot be that of a group.
    const own = named ?? byCells?.quantity ?? quantityOf(name);
    const isUnknown = own.unit === "unknown";
    if (known !== undefined && isUnknown) return [];
    const isEmpty = rows.every((cells) => (cells[index] ?? "").trim() === "");
    if (byCells === undefined && isUnknown && !isEmpty) return [];
    const style = byCells?.quantity.style ?? styleSoFar(rows, index, delimiter);
    const quantity = style === undefined ? own : { ...own, style };
    const unitsInCells = named === undefined && byCells?.unitsInCells === true;
    const column = { index, name, quantity: unitsInCells ? byCells.expected : quantity, unitsInCells };
    const quick = !unitsInCells && (style === undefined || style.unsure === true);
    const hasSpread = unitsInCells && rows.some((cells) => measuredPair(name, (cells[index] ?? "").trim()).length > 1);
    const tentative = byCells === undefined && isUnknown;
    return [{ ...column, quick, read: readerOf(column), hasSpread, tentative }];
  });
}

/** Between other marks a comma may be a decimal one; where none has come so far, nothing is known of those that may. */
function styleSoFar(rows: Beginning["rows"], index: number, delimiter: string): Quantity["style"] {
  if (delimiter === "," || rows.some((cells) => /\d[.,]\d/.test(cells[index] ?? ""))) return undefined;
  return { decimalComma: true, unsure: true };
}

function readerOf({ name, quantity, unitsInCells }: Omit<MeasuredColumn, "expected">): FigureColumn["read"] {
  if (!unitsInCells) return (cell) => numberIn(cell, quantity.style);
  return (cell) => {
    const [first] = measuredPair(name, cell?.trim() ?? "");
    // Seconds beside milliseconds are one quantity in two units; a share beside a time is not, and a bare number may be either.
    if (first === undefined) return numberIn(cell);
    const { value } = numberIn(first.text);
    if (value === null || first.quantity.unit !== quantity.unit) return { value: null, status: "invalid" };
    return { value: (value * first.quantity.scale) / quantity.scale, status: "ok" };
  };
}
