import type { Measurement, Settings, Subject } from "../../records";
import type { AggregateWord } from "../values/aggregate";
import { plainNumber } from "../values/cell";
import { instantMs } from "../values/instant";
import { mayBeNegative } from "../values/judge";
import { failureWord } from "../values/failure";
import type { Quantity } from "../values/quantity";
import type { FigureColumn, StreamedColumns } from "./columns";
import { descriptionOf, kindOfRow, restDescription } from "./description";
import type { Description } from "./description";
import { failureIn } from "./failure";
import { addTo, running } from "./running";
import type { Running } from "./running";

/** Rows of a large table that share model, backend, settings, stage and variant, and in a long table what they measure. */
export interface Group {
  readonly subject: Subject;
  readonly settings: Settings;
  readonly settingsFrom: Measurement["settingsFrom"];
  readonly dimensions: Settings;
  /** What `value` is in these rows of a long table. */
  readonly long: Quantity | undefined;
  /** Set for rows that are pooled with no others: a warm-up's, averages, another test's. */
  readonly apart?: string;
  readonly aggregate?: AggregateWord;
  readonly rate?: string;
  rows: number;
  failedRows: number;
  /** One for each column of figures. */
  readonly metrics: readonly Running[];
}

/** Cells of a column that are no figures: how many, and the first of them. */
export interface Invalid {
  count: number;
  readonly row: number;
  readonly text: string;
}

export interface Grouping {
  readonly groups: readonly Group[];
  /** By the column's place among the figures. */
  readonly invalid: ReadonlyMap<number, Invalid>;
  /** Cells of a column that are points in time, and so no figures. */
  readonly instants: ReadonlyMap<number, number>;
  /** True once rows were put together because there were more than `mostGroups` combinations. */
  readonly overflow: () => boolean;
  /** @param row number of the row, 1 for the first below the header */
  add(cells: readonly string[], row: number): void;
}

const mostGroups = 2000;
/** Ways to write what tells groups apart: ` a` and `a`, 0.7 and 0.70 are one group. */
const mostWritings = 20_000;
/** Where a group lies in the last map: no cell is so called, as NUL is refused. */
const leaf = "\u0000";
type Level = Map<string, Level | Group>;

/**
 * Gathers rows of a table with these columns into groups.
 * @param modelOfFile the model that the file's name tells, for rows that name none
 */
export function grouping(
  header: readonly string[],
  columns: StreamedColumns,
  modelOfFile: string | undefined,
): Grouping {
  const { keys, figures, longAt, labels } = columns;
  const hasFailed = failureIn(header, columns);
  // A map a key column: the cells are there with their hashes, a joined key would have to be made for each row.
  const tree: Level = new Map();
  const known = new Map<string, Group>();
  const groups: Group[] = [];
  const invalid = new Map<number, Invalid>();
  let writings = 0;
  const instants = new Map<number, number>();
  const rest = new Map<string, Group>();

  function groupOf(cells: readonly string[]): Group {
    let level = tree;
    for (let place = 0; place < keys.length; place += 1) {
      const cell = cells[keys[place]!.index] ?? "";
      let next = level.get(cell) as Level | undefined;
      if (next === undefined) {
        if (groups.length >= mostGroups || writings >= mostWritings) return restOf(cells);
        level.set(cell, (next = new Map()));
      }
      level = next;
    }
    const end = labels === undefined ? leaf : leaf + kindOfRow(labels, cells);
    let group = level.get(end) as Group | undefined;
    if (group === undefined) {
      level.set(end, (group = newGroup(descriptionOf(columns, cells, modelOfFile))));
      writings += 1;
    }
    return group;
  }

  /** The group of rows of any subject and settings, which are too many: warm-ups and averages are apart from the others in it too. */
  function restOf(cells: readonly string[]): Group {
    const about = restDescription(columns, cells);
    let group = rest.get(about.identity);
    if (group === undefined) rest.set(about.identity, (group = newGroup(about)));
    return group;
  }

  function newGroup(about: Description): Group {
    const same = known.get(about.identity);
    if (same !== undefined) return same;
    const { identity, ...description } = about;
    const group: Group = { ...description, rows: 0, failedRows: 0, metrics: figures.map(() => running()) };
    known.set(identity, group);
    groups.push(group);
    return group;
  }

  /** The cell's number; NaN where there is none, which is then counted. */
  function slowly(
    state: Running,
    place: number,
    read: FigureColumn["read"],
    cell: string | undefined,
    row: number,
  ): number {
    const { value, status } = read(cell);
    if (value !== null) return value;
    if (status === "missing") state.missing += 1;
    else if (failureWord(cell) !== undefined) state.failed += 1;
    else note(state, place, cell, row);
    return Number.NaN;
  }

  function note(state: Running, place: number, cell: string | undefined, row: number): void {
    state.invalid += 1;
    const before = invalid.get(place);
    if (before === undefined) invalid.set(place, { count: 1, row, text: (cell ?? "").slice(0, 80) });
    else before.count += 1;
  }

  return {
    groups,
    invalid,
    instants,
    overflow: () => rest.size > 0,
    add(cells, row) {
      const group = groupOf(cells);
      group.rows += 1;
      const bad = hasFailed(cells);
      if (bad) group.failedRows += 1;
      for (let place = 0; place < figures.length; place += 1) {
        const { index, quantity: own, quick, read } = figures[place]!;
        const state = group.metrics[place]!;
        if (bad) {
          state.failed += 1;
          continue;
        }
        const quantity = place === longAt ? (group.long ?? own) : own;
        const cell = cells[index];
        let value = quick ? plainNumber(cell) : Number.NaN;
        if (Number.isNaN(value)) value = slowly(state, place, read, cell, row);
        if (Number.isNaN(value)) continue;
        value *= quantity.scale;
        const isInstant = quantity.unit === "ms" && value >= instantMs && Number.isFinite(value);
        if (isInstant) instants.set(place, (instants.get(place) ?? 0) + 1);
        else if (!Number.isFinite(value) || (value < 0 && !mayBeNegative(quantity))) note(state, place, cell, row);
        else addTo(state, value);
      }
    },
  };
}
