import type { Subject } from "../../records";
import type { Place } from "../values/fields";
import type { MarkdownTable } from "../parse/markdown";
import { quantityOf, readName, settingName } from "../values/name";
import { looksLikeModel } from "../values/model-from-name";
import type { Role } from "../values/role-words";
import { snake } from "../values/snake";
import type { Quantity } from "../values/quantity";
import { failureWord } from "../values/failure";
import type { OutcomeRole } from "../values/failure";
import { amountsIn, unitAmong } from "./markdown-values";
import { isLongValue } from "./long-format";
import type { NamedTable } from "./markdown-table";
import { mayBeApart, rowAggregate } from "./row-apart";
import { tellsFailure } from "./said-failure";

/** A column that holds figures. */
export interface ValueColumn {
  readonly index: number;
  readonly name: string;
  /** What its name says. */
  readonly quantity: Quantity;
  /** The same in the unit of its first cell that has one, where the name has none: what a cell without a figure would have been. */
  readonly expected: Quantity;
  /** Its name is a case of what the heading above measures. */
  readonly isCase?: true;
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
  readonly outcome: ReadonlyMap<OutcomeRole, number>;
  /** −1 where there are no notes. */
  readonly notesAt: number;
  /** −1 where no column numbers the runs. */
  readonly runAt: number;
  /** Columns that may say that a row is a warm-up. */
  readonly apart: readonly { readonly role: Role | undefined; readonly plain: string; readonly index: number }[];
}

const metricNames = /^(?:metric|measure|parameter|characteristic|aspect)s?$/i;
const anyValue = /^(?:value|result|figure|measurement)s?$/i;
const numeric = /^[+-]?[\d.,]+$/;
const absent = /^(?:|-|–|—|n\/?a|none|null)$/i;
/** Amounts that people choose before they measure, where they stand first in a row. */
const chosen = new Set<Quantity["unit"]>(["unknown", "tokens", "count"]);

/** Works out what each column is for, from its name and, where that says nothing, from its cells. */
export function layoutOf(table: NamedTable, isLong = false): Layout {
  const { header } = table;
  const metricRows = metricNames.test(header[0] ?? "");
  const labelled = !isLong && (metricRows || isPairs(table));
  const values: ValueColumn[] = [];
  const settings: Place[] = [];
  const dimensions: Place[] = [];
  const subject: { name: keyof Subject; index: number }[] = [];
  const outcome = new Map<OutcomeRole, number>();
  header.forEach((name, index) => {
    if (labelled && index === 0) return;
    const setting = settingName(name);
    const told = setting === undefined ? useOf(table, index, labelled, values.length === 0) : "setting";
    const use = isLong && isLongValue(name) ? "value" : modelUse(table, index, told, subject);
    if (setting !== undefined) {
      settings.push({ name: setting, index });
      if (index === 0 && !isNumbers(table, 0)) subject.push({ name: "item", index });
    } else if (use === "value") values.push(valueColumn(table, index));
    else if (use === "timestamp" || use === "dimension") dimensions.push({ name: readName(name).as, index });
    else if (isSubject(use) && !subject.some((each) => each.name === use)) subject.push({ name: use, index });
    else if (tellsFailure(use) && !outcome.has(use)) outcome.set(use, index);
    else if (use !== undefined) dimensions.push({ name: snake(name) || name, index });
  });
  if (values.length === 0 && !labelled && table.measures !== undefined) values.push(...casesOf(table, table.measures));
  const notesAt = header.findIndex((name) => /^notes?$/i.test(name));
  const apart = header.flatMap((name, index) => (mayBeApart(name) ? [{ ...readName(name), index }] : []));
  const runAt = header.findIndex((name) => ["run", "iteration", "trial"].includes(readName(name).plain));
  const cases = metricRows && header.length > 2;
  return { labelled, cases, values, settings, dimensions, subject, outcome, notesAt, runAt, apart };
}

/** A column of names that are all written as models are, where no column is called so. */
function modelUse(
  table: MarkdownTable,
  index: number,
  use: string | undefined,
  subject: Layout["subject"],
): string | undefined {
  // prettier-ignore
  if (use !== "item" || subject.some(({ name }) => name === "model")) return use;
  if (table.header.some((name) => readName(name).role === "model")) return use;
  const cells = filled(table, index);
  return cells.some(looksLikeModel) && cells.every((cell) => looksLikeModel(cell) || rowAggregate(cell, false) !== undefined) ? "model" : use; // prettier-ignore
}

/** Columns of numbers that tell cases of what the heading above measures; those that settings and roles are named after are none. */
function casesOf(table: MarkdownTable, measures: Quantity): readonly ValueColumn[] {
  return table.header.flatMap((name, index): ValueColumn[] => {
    const { role, quantity } = readName(name);
    if (index === 0 || name === "" || role !== undefined || quantity.unit !== "unknown" || !isNumbers(table, index))
      return [];
    const aggregate = quantity.aggregate === undefined ? {} : { aggregate: quantity.aggregate };
    const own = { ...measures, ...aggregate };
    return [
      {
        index,
        name,
        quantity: own,
        expected: own,
        ...(quantity.aggregate === undefined ? { isCase: true as const } : {}),
      },
    ];
  });
}

/** Columns of figures that nothing gives a unit: they are left out, and that is told. */
export function unitlessColumns(
  table: NamedTable,
  { values, settings, dimensions, labelled }: Layout,
): readonly string[] {
  if (labelled) return [];
  const used = new Set([...values, ...settings, ...dimensions].map(({ index }) => index));
  return table.header.filter((name, index) => {
    if (index === 0 || name === "" || used.has(index) || readName(name).role !== undefined) return false;
    return table.rows.some(({ cells }) => /^[+-]?\d[\d.,]*$/.test(cells[index] ?? ""));
  });
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
  const { role } = readName(first);
  return role === undefined || (role === "item" && anyValue.test(second));
}

/** `value`, a role, `text` for one without, or undefined for a column of which nothing is known. */
function useOf(table: MarkdownTable, index: number, labelled: boolean, leading: boolean): string | undefined {
  const name = table.header[index]!;
  const { role } = readName(name);
  if (role !== undefined) {
    // A margin of error is a figure, and so is a case of that name in a table with a row for each metric.
    const measured = role === "error" || labelled ? unitInCells(table, index) !== undefined : false;
    return measured ? "value" : role;
  }
  const { unit, share } = quantityOf(name);
  if (index === 0) {
    if (!isNumbers(table, 0)) return "item";
    return chosen.has(unit) ? "text" : "value";
  }
  if (name === "") return undefined;
  if (share === true && !isNumbers(table, index) && unitInCells(table, index) === undefined) return "text";
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
    else if (!absent.test(cell) && failureWord(cell) === undefined) return false;
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
  const cells = filled(table, index).filter((cell) => failureWord(cell) === undefined);
  const telling = cells.filter((cell) => !/^[\d<>≤≥~≈±+.−-]/.test(cell) || (leading && /^\d[\w:×-]*$/.test(cell)));
  return telling.length > 0 && telling.length * 2 >= cells.length;
}
