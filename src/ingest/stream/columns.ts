import { numberIn } from "../cell";
import type { CellNumber } from "../cell";
import { settingName } from "../fields";
import { measuredPair } from "../kinds/markdown-values";
import { ollamaColumns } from "../kinds/ollama-row";
import { roleOf } from "../kinds/roles";
import { columnsOf } from "../kinds/table-columns";
import type { MeasuredColumn } from "../kinds/table-columns";
import { quantityOf } from "../quantity";

/** A column whose cells tell rows of different groups apart. */
export interface KeyColumn {
  readonly index: number;
  readonly as: "model" | "backend" | "setting" | "options" | "dimension";
  readonly name: string;
}

/** A column whose cells are figures. */
export interface FigureColumn extends MeasuredColumn {
  /** Reads a cell in the quantity's own unit, before its scale. */
  readonly read: (cell: string | undefined) => CellNumber;
}

/** What the columns of a table are that is read row by row. */
export interface StreamedColumns {
  readonly keys: readonly KeyColumn[];
  readonly figures: readonly FigureColumn[];
  readonly isOllama: boolean;
  /** Rows before the first that holds figures: 1 where the first row holds units. */
  readonly skip: number;
}

const kept = new Set(["stage", "variant"]);

/**
 * Decides what the columns are, as for a table that is held, from its header and its first rows.
 * @param sample rows below the header, as many as are at hand
 */
export function streamedColumns(
  header: readonly string[],
  sample: readonly (readonly string[])[],
  delimiter: string,
): StreamedColumns {
  const { measured, settings, dimensions, roles, skip } = columnsOf(header, sample, delimiter);
  const isOllama = header.includes("ttft_s") && header.includes("tokens_s");
  const columns = isOllama ? ollamaFigures(header, measured) : measured;
  const role = (as: "model" | "backend"): readonly KeyColumn[] =>
    (roles.get(as) ?? []).map((index) => ({ index, as, name: as }));
  const optionsAt = header.indexOf("options");
  return {
    keys: [
      ...role("model"),
      ...role("backend"),
      ...settings.map((place): KeyColumn => ({ ...place, as: "setting" })),
      ...dimensions.filter(({ name }) => kept.has(name)).map((place): KeyColumn => ({ ...place, as: "dimension" })),
      ...(optionsAt < 0 ? [] : [{ index: optionsAt, as: "options", name: "options" } as const]),
    ],
    figures: columns.map(figureColumn),
    isOllama,
    skip,
  };
}

/** The columns that this kind of file is known for, and those with a unit in their name. */
function ollamaFigures(header: readonly string[], measured: readonly MeasuredColumn[]): readonly MeasuredColumn[] {
  const known = new Map(ollamaColumns);
  const found = new Map(measured.map((column) => [column.index, column]));
  return header.flatMap((name, index): MeasuredColumn[] => {
    const own = known.get(name);
    if (own === undefined && (roleOf(name) ?? settingName(name)) !== undefined) return [];
    const quantity = own ?? quantityOf(name);
    if (quantity.unit === "unknown") return [];
    const style = found.get(index)?.quantity.style;
    const styled = style === undefined ? quantity : { ...quantity, style };
    return [{ index, name, quantity: styled, unitsInCells: false, expected: styled }];
  });
}

function figureColumn(column: MeasuredColumn): FigureColumn {
  const quantity = column.expected;
  if (!column.unitsInCells) return { ...column, quantity, read: (cell) => numberIn(cell, quantity.style) };
  return {
    ...column,
    quantity,
    read: (cell) => {
      const [first] = measuredPair(column.name, cell?.trim() ?? "");
      // Seconds beside milliseconds are one quantity in two units; a share beside a time is not, and a bare number may be either.
      if (first === undefined) return numberIn(cell);
      const { value } = numberIn(first.text);
      if (value === null || first.quantity.unit !== quantity.unit) return { value: null, status: "invalid" };
      return { value: (value * first.quantity.scale) / quantity.scale, status: "ok" };
    },
  };
}
