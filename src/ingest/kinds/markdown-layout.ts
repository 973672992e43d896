import type { Subject } from "../../records";
import { settingName } from "../values/fields";
import type { Place } from "../values/fields";
import type { MarkdownTable } from "../parse/markdown";
import { quantityOf, snake } from "../values/quantity";
import type { Quantity } from "../values/quantity";
import { failureWord } from "../values/failure";
import { amountsIn, unitAmong } from "./markdown-values";
import { roleOf } from "./roles";
import { tellsFailure } from "./said-failure";

/** A column that holds figures. */
export interface ValueColumn {
  readonly index: number;
  readonly name: string;
  /** What its name says. */
  readonly quantity: Quantity;
  /** The same in the unit of its first cell that has one, where the name has none: what a cell without a figure would have been. */
  readonly expected: Quantity;
}

/** How the columns of a table are read: worked out once a table. */
export interface Layout {
  /** The first cell of a row says what the row measures. */
  readonly labelled: boolean;
  /** Each value column is a case of its own, named by its header. */
  readonly cases: boolean;
  readonly values: readonly ValueColumn[];
  readonly settings: readonly Place[];
  readonly dimensions: readonly Place[];
  /** Columns for model, backend and item. */
  readonly subject: readonly { readonly name: keyof Subject; readonly index: number }[];
  /** Columns that say whether it worked, by their role. */
  readonly outcome: ReadonlyMap<string, number>;
  /** −1 where there are no notes. */
  readonly notesAt: number;
}

const metricNames = /^(?:metric|measure|parameter|characteristic|aspect)s?$/i;
const anyValue = /^(?:value|result|figure|measurement)s?$/i;
const numeric = /^[+-]?[\d.,]+$/;
const absent = /^(?:|-|–|—|n\/?a|none|null)$/i;
/** Amounts that people choose before they measure, where they stand first in a row. */
const chosen = new Set<Quantity["unit"]>(["unknown", "tokens", "count"]);

/** Works out what each column is for, from its name and, where that says nothing, from its cells. */
export function layoutOf(table: MarkdownTable): Layout {
  const { header } = table;
  const metricRows = metricNames.test(header[0] ?? "");
  const labelled = metricRows || isPairs(table);
  const values: ValueColumn[] = [];
  const settings: Place[] = [];
  const dimensions: Place[] = [];
  const subject: { name: keyof Subject; index: number }[] = [];
  const outcome = new Map<string, number>();
  header.forEach((name, index) => {
    if (labelled && index === 0) return;
    const setting = settingName(name);
    const use = setting === undefined ? useOf(table, index, labelled, values.length === 0) : "setting";
    if (setting !== undefined) {
      settings.push({ name: setting, index });
      if (index === 0 && !isNumbers(table, 0)) subject.push({ name: "item", index });
    } else if (use === "value") values.push(valueColumn(table, index));
    else if (use === "timestamp") dimensions.push({ name: "timestamp", index });
    else if (use?.startsWith("dimension ") === true) dimensions.push({ name: use.slice("dimension ".length), index });
    else if (isSubject(use) && !subject.some((each) => each.name === use)) subject.push({ name: use, index });
    else if (use !== undefined && tellsFailure(use) && !outcome.has(use)) outcome.set(use, index);
    else if (use !== undefined) dimensions.push({ name: snake(name) || name, index });
  });
  const notesAt = header.findIndex((name) => /^notes?$/i.test(name));
  return { labelled, cases: metricRows && header.length > 2, values, settings, dimensions, subject, outcome, notesAt };
}

/** What a label measures in a column: the column's unit and aggregate go with it where the label has no unit. */
export function labelledQuantity(label: string, column: ValueColumn): Quantity {
  const own = quantityOf(label);
  const { quantity } = column;
  if (own.unit !== "unknown" || quantity.unit === "unknown") return own;
  const aggregate = own.aggregate ?? quantity.aggregate;
  return {
    ...quantity,
    metric: own.metric === "value" ? quantity.metric : own.metric,
    ...(aggregate === undefined ? {} : { aggregate }),
  };
}

function isSubject(use: string | undefined): use is keyof Subject {
  return use === "model" || use === "backend" || use === "item";
}

/** Whether a table of two columns is a list of names and values: not where the first column says whose values they are. */
function isPairs(table: MarkdownTable): boolean {
  const [first = "", second = ""] = table.header;
  if (table.header.length !== 2 || quantityOf(second).unit !== "unknown") return false;
  if (settingName(first) !== undefined || isNumbers(table, 0)) return false;
  const role = roleOf(first);
  return role === undefined || (role === "item" && anyValue.test(second));
}

/** `value`, a role, `text` for one without, or undefined for a column of which nothing is known. */
function useOf(table: MarkdownTable, index: number, labelled: boolean, leading: boolean): string | undefined {
  const name = table.header[index]!;
  const role = roleOf(name);
  if (role !== undefined) {
    // A margin of error is a figure, and so is a case of that name in a table with a row for each metric.
    const measured = role === "error" || labelled ? unitInCells(table, index) !== undefined : false;
    return measured ? "value" : role;
  }
  const { unit } = quantityOf(name);
  if (index === 0) {
    if (!isNumbers(table, 0)) return "item";
    return chosen.has(unit) ? "text" : "value";
  }
  if (name === "") return undefined;
  if (labelled ? holdsValues(table, index) : unit !== "unknown" || unitInCells(table, index) !== undefined) {
    return "value";
  }
  return describes(table, index, leading) ? "text" : undefined;
}

function valueColumn(table: MarkdownTable, index: number): ValueColumn {
  const name = table.header[index]!;
  const quantity = quantityOf(name);
  return {
    index,
    name,
    quantity,
    expected: quantity.unit === "unknown" ? (unitInCells(table, index) ?? quantity) : quantity,
  };
}

/** The column's quantity in the unit of its first cell that has one. */
function unitInCells({ header, rows }: MarkdownTable, index: number): Quantity | undefined {
  return unitAmong(quantityOf(header[index]!), rows.length, (row) => rows[row]!.cells[index] ?? "");
}

/** Whether a column has nothing but numbers; one cell that says something else settles it. */
function isNumbers({ rows }: MarkdownTable, index: number): boolean {
  let some = false;
  for (const { cells } of rows) {
    const cell = cells[index] ?? "";
    if (numeric.test(cell)) some = true;
    else if (!absent.test(cell)) return false;
  }
  return some;
}

function filled({ rows }: MarkdownTable, index: number): readonly string[] {
  const cells: string[] = [];
  for (const row of rows) {
    const cell = row.cells[index] ?? "";
    if (!absent.test(cell)) cells.push(cell);
  }
  return cells;
}

/** Whether a column of a table with a row for each metric has a number, or failures only. */
function holdsValues(table: MarkdownTable, index: number): boolean {
  const quantity = quantityOf(table.header[index]!);
  if (table.rows.some(({ cells }) => amountsIn(quantity, cells[index] ?? "").length > 0)) return true;
  const cells = filled(table, index);
  return cells.length > 0 && cells.every((cell) => failureWord(cell) !== undefined);
}

/** Whether a column tells rows apart: most of its cells begin as words do or, before the first figure, are whole numbers, sizes or dates. */
function describes(table: MarkdownTable, index: number, leading: boolean): boolean {
  const cells = filled(table, index);
  const telling = cells.filter((cell) => !/^[\d<>≤≥~≈±+.−-]/.test(cell) || (leading && /^\d[\w:×-]*$/.test(cell)));
  return telling.length > 0 && telling.length * 2 >= cells.length;
}
