import { isAbsent, looksNumeric } from "../values/cell";
import { failureWord } from "../values/failure";
import type { Place } from "../values/fields";
import { isVerb } from "../values/model-from-name";
import { quantityOf, readName } from "../values/name";
import type { Name } from "../values/name";
import type { Quantity } from "../values/quantity";
import { snake } from "../values/snake";
import { unitOf } from "../values/unit";
import { commaStyles } from "./comma-style";
import { measuredPair, unitAmong } from "./markdown-values";
import { nanosecondsOf } from "./ollama-nanoseconds";
import type { Lens } from "./lens";
import { namesStatistic } from "./row-apart";
import { timed, unitColumns } from "./unit-beside";

/** A column whose cells are figures. */
export interface MeasuredColumn {
  readonly index: number;
  readonly name: string;
  readonly quantity: Quantity;
  /** Set where the cells bring units of their own, such as `88%` or `831 ms`. */
  readonly unitsInCells: boolean;
  /** The same in the unit of the first cell that has one: what a cell without a figure would have been. */
  readonly expected: Quantity;
  /** Set where each row gives the unit in another column. */
  readonly unitAt?: number;
}

/** What each column of an unknown table is for. */
export interface TableColumns {
  readonly measured: readonly MeasuredColumn[];
  readonly settings: readonly Place[];
  readonly dimensions: readonly Place[];
  /** Places of the columns with a role: model, backend, item, error, success, status, exit, timestamp, … */
  readonly roles: ReadonlyMap<string, readonly number[]>;
  /** Rows of data before the first that holds figures: 1 where the first row holds units. */
  readonly skip: number;
}

type Rows = readonly (readonly string[])[];

/** Decides what the columns of a table are: by name where the name tells, else by what stands in them. */
export function columnsOf(header: readonly string[], all: Rows, delimiter: string, lens: Lens = {}): TableColumns {
  const units = unitsRow(header, all);
  const rows = units === undefined ? all : all.slice(1);
  const styles = commaStyles(header.length, rows, delimiter);
  const nanoseconds = nanosecondsOf(header, rows);
  const measured: MeasuredColumn[] = [];
  const settings: Place[] = [];
  const dimensions: Place[] = [];
  const roles = new Map<string, number[]>();
  header.forEach((name, index) => {
    if (lens.leave?.has(name) === true) return;
    const [plain, known, told] = [readName(name), lens.quantityOf?.(name), lens.roles?.get(name)];
    const read = told === undefined && known === undefined ? plain : { ...plain, role: told, as: told === undefined ? plain.as : plain.plain }; // prettier-ignore
    const role = countsFailures(read.role, rows, index) || isRuntime(read, rows, index) ? undefined : read.role;
    if (isIndex(name, rows, index)) dimensions.push({ name: "index", index });
    else if (role === "dimension") dimensions.push({ name: read.as, index });
    else if (role === "setting") settings.push({ name: read.as, index });
    else if (namesStatistic(name)) dimensions.push({ name: read.as, index });
    else if (read.plain === "method" && isTimedMethods(header)) roles.set("item", [index]);
    else if (role === "backend" && rows.length > 0 && rows.every((cells) => isVerb(cells[index] ?? "")))
      dimensions.push({ name: read.plain, index });
    else if (role !== undefined) roles.set(role, [...(roles.get(role) ?? []), index]);
    else {
      const quantity = known ?? nanoseconds(name) ?? counted(quantityIn(units?.[index], name), read.role);
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
  const unitAt = roles.get("unit")?.[0] ?? roles.get("time-unit")?.[0];
  const beside = unitColumns(header, measured, rows);
  return {
    measured: unitAt === undefined ? beside : timed(beside, unitAt, rows, roles.has("unit")),
    settings,
    dimensions,
    roles,
    skip: units === undefined ? 0 : 1,
  };
}

/** BenchmarkDotNet's table: its methods are what is timed, no way of running a model. */
function isTimedMethods(header: readonly string[]): boolean {
  return header.includes("Mean") && (header.includes("StdDev") || header.includes("Error"));
}

/** A `Runtime` of numbers is how long it ran, and no program that runs models. */
function isRuntime({ plain }: Name, rows: Rows, index: number): boolean {
  if (plain !== "runtime") return false;
  const cells = rows.map((row) => (row[index] ?? "").trim()).filter((cell) => cell !== "");
  return cells.length > 0 && cells.every((cell) => looksNumeric(cell, true));
}

/** A column of how many failed, and not of whether. */
function countsFailures(role: string | undefined, rows: Rows, index: number): boolean {
  if (role !== "failure" && role !== "error") return false;
  const cells = rows.map((row) => (row[index] ?? "").trim()).filter((cell) => cell !== "");
  return role === "failure" && cells.length > 0 && cells.every((cell) => /^\d{1,9}$/.test(cell));
}

function counted(quantity: Quantity, role: string | undefined): Quantity {
  return role === "failure" && quantity.unit === "unknown" ? { ...quantity, unit: "count" } : quantity;
}

/** A first row of nothing but units, under names without any. */
function unitsRow(header: readonly string[], rows: Rows): readonly string[] | undefined {
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
function isIndex(name: string, rows: Rows, index: number): boolean {
  if (index > 0 || name !== "column 1" || rows.length === 0) return false;
  const first = Number(rows[0]![0]);
  return (first === 0 || first === 1) && rows.every((row, at) => Number(row[0]) === first + at);
}

/** Whether the cells of a column are figures, figures with units, or text. With a unit in its name, one figure or a word for a failure is enough. */
function shapeOf(rows: Rows, index: number, quantity: Quantity, comma: boolean): "figures" | "units" | "text" {
  const named = quantity.unit !== "unknown";
  let [figures, withUnit, texts] = [0, 0, 0];
  for (const row of rows) {
    const cell = (row[index] ?? "").trim();
    if (isAbsent(cell)) continue;
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
