import { looksNumeric } from "../values/cell";
import { failureWord } from "../values/failure";
import { settingName } from "../values/fields";
import type { Place } from "../values/fields";
import { quantityOf, snake } from "../values/quantity";
import type { Quantity } from "../values/quantity";
import { unitOf } from "../values/unit";
import { commaStyles } from "./comma-style";
import { measuredPair, unitAmong } from "./markdown-values";
import { roleOf } from "./roles";

/** A column whose cells are figures. */
export interface MeasuredColumn {
  readonly index: number;
  readonly name: string;
  readonly quantity: Quantity;
  /** Set where the cells bring units of their own, such as `88%` or `831 ms`. */
  readonly unitsInCells: boolean;
  /** The same in the unit of the first cell that has one: what a cell without a figure would have been. */
  readonly expected: Quantity;
}

/** What each column of an unknown table is for. */
export interface TableColumns {
  readonly measured: readonly MeasuredColumn[];
  readonly settings: readonly Place[];
  readonly dimensions: readonly Place[];
  /** Places of the columns with a role: model, backend, item, error, success, status, exit, timestamp. */
  readonly roles: ReadonlyMap<string, readonly number[]>;
  /** Rows of data before the first that holds figures: 1 where the first row holds units. */
  readonly skip: number;
}

/** Decides what the columns of a table are: by name where the name tells, else by what stands in them. */
export function columnsOf(
  header: readonly string[],
  all: readonly (readonly string[])[],
  delimiter: string,
): TableColumns {
  const units = unitsRow(header, all);
  const rows = units === undefined ? all : all.slice(1);
  const styles = commaStyles(header.length, rows, delimiter);
  const measured: MeasuredColumn[] = [];
  const settings: Place[] = [];
  const dimensions: Place[] = [];
  const roles = new Map<string, number[]>();
  header.forEach((name, index) => {
    const role = roleOf(name) ?? (isIndex(name, rows, index) ? "dimension index" : undefined);
    const setting = settingName(name);
    if (role?.startsWith("dimension ") === true) dimensions.push({ name: role.slice("dimension ".length), index });
    else if (role !== undefined) roles.set(role, [...(roles.get(role) ?? []), index]);
    else if (setting !== undefined) settings.push({ name: setting, index });
    else {
      const quantity = quantityIn(units?.[index], name);
      const style = styles[index];
      const shape = shapeOf(rows, index, quantity, style !== undefined);
      if (shape === "text") dimensions.push({ name: snake(name) || name, index });
      else {
        const own = style === undefined ? quantity : { ...quantity, style };
        const unitsInCells = shape === "units";
        const expected = unitsInCells
          ? (unitAmong(quantityOf(name), rows.length, (row) => rows[row]![index]?.trim() ?? "") ?? own)
          : own;
        measured.push({ index, name, quantity: own, unitsInCells, expected });
      }
    }
  });
  return { measured, settings, dimensions, roles, skip: units === undefined ? 0 : 1 };
}

/** A first row of nothing but units, under names without any. */
function unitsRow(header: readonly string[], rows: readonly (readonly string[])[]): readonly string[] | undefined {
  const [first, second] = rows;
  if (first === undefined || second === undefined) return undefined;
  const words = first.filter((cell) => cell.trim() !== "");
  const bare = (cell: string): string => cell.trim().replace(/^[([](.*)[)\]]$/, "$1");
  if (words.length === 0 || !words.every((cell) => unitOf(bare(cell)) !== undefined)) return undefined;
  return header.map((_, index) => bare(first[index] ?? ""));
}

function quantityIn(unit: string | undefined, name: string): Quantity {
  const named = quantityOf(name);
  const found = unit === undefined || unit === "" || named.unit !== "unknown" ? undefined : unitOf(unit);
  return found === undefined ? named : { ...named, unit: found.unit, scale: found.scale, originalUnit: found.text };
}

/** The row numbers that a data frame writes beside its rows. */
function isIndex(name: string, rows: readonly (readonly string[])[], index: number): boolean {
  if (index > 0 || name !== "column 1" || rows.length === 0) return false;
  const first = Number(rows[0]![0]);
  return (first === 0 || first === 1) && rows.every((row, at) => Number(row[0]) === first + at);
}

/** Whether the cells of a column are figures, figures with units, or text. With a unit in its name, one figure or a word for a failure is enough. */
function shapeOf(
  rows: readonly (readonly string[])[],
  index: number,
  quantity: Quantity,
  comma: boolean,
): "figures" | "units" | "text" {
  const named = quantity.unit !== "unknown";
  let [figures, withUnit, texts] = [0, 0, 0];
  for (const row of rows) {
    const cell = (row[index] ?? "").trim();
    if (cell === "" || /^(?:-|–|n\/?a|null|none)$/i.test(cell)) continue;
    if (looksNumeric(comma ? cell.replace(",", ".") : cell, named)) figures += 1;
    else if (failureWord(cell) !== undefined) continue;
    else if (hasUnit(quantity, cell)) withUnit += 1;
    else texts += 1;
  }
  if (withUnit > 0 && texts === 0) return "units";
  if (named) return figures + withUnit > 0 || texts === 0 ? "figures" : "text";
  return figures > 0 && texts === 0 ? "figures" : "text";
}

function hasUnit({ metric }: Quantity, cell: string): boolean {
  return /[^\d.,\s]$/.test(cell) && measuredPair(metric, cell).some(({ quantity }) => quantity.unit !== "unknown");
}
