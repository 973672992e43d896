import type { Measurement, Settings, Subject } from "../../records";
import { numberIn, plainNumber } from "../values/cell";
import { instantMs, mayBeNegative } from "../values/collect";
import { failureWord } from "../values/failure";
import { ollamaFailure } from "../kinds/ollama-row";
import { failureReader } from "../kinds/said-failure";
import type { Quantity } from "../values/quantity";
import type { FigureColumn, StreamedColumns } from "./columns";
import { descriptionOf, nothing } from "./description";
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
  /** Set for rows that are pooled with no others, such as a warm-up's. */
  readonly apart?: string;
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
  const { keys, figures, longAt } = columns;
  const hasFailed = failureIn(header, columns);
  // A map a key column: the cells are there with their hashes, a joined key would have to be made for each row.
  const tree: Level = new Map();
  const known = new Map<string, Group>();
  const groups: Group[] = [];
  const invalid = new Map<number, Invalid>();
  let writings = 0;
  let rest: Group | undefined;

  function groupOf(cells: readonly string[]): Group {
    let level = tree;
    for (let place = 0; place < keys.length; place += 1) {
      const cell = cells[keys[place]!.index] ?? "";
      let next = level.get(cell) as Level | undefined;
      if (next === undefined) {
        if (groups.length >= mostGroups || writings >= mostWritings) return (rest ??= newGroup());
        level.set(cell, (next = new Map()));
      }
      level = next;
    }
    let group = level.get(leaf) as Group | undefined;
    if (group === undefined) {
      level.set(leaf, (group = newGroup(cells)));
      writings += 1;
    }
    return group;
  }

  /** The group of such a row; without one, a group for rows of any description. */
  function newGroup(cells?: readonly string[]): Group {
    const about = cells === undefined ? nothing : descriptionOf(columns, cells, modelOfFile);
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
    overflow: () => rest !== undefined,
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
        const isInstant = quantity.unit === "ms" && value >= instantMs;
        if (!Number.isFinite(value) || isInstant || (value < 0 && !mayBeNegative(quantity)))
          note(state, place, cell, row);
        else addTo(state, value);
      }
    },
  };
}

/** Tells whether a row failed: what it says, the zeros that Ollama's files write for a failure, or an empty answer in a table of calls. */
function failureIn(
  header: readonly string[],
  { isOllama, tokensAt }: StreamedColumns,
): (cells: readonly string[]) => boolean {
  const said = failureReader(header);
  const zeros = ollamaFailure(header);
  const zeroColumn = isOllama ? header.indexOf("tokens_s") : -1;
  return (cells) => {
    // What an Ollama file says of zeros comes after what the row itself says.
    if ((isOllama && mayBeZero(cells[zeroColumn]) ? zeros : said)(cells) !== undefined) return true;
    return tokensAt >= 0 && mayBeZero(cells[tokensAt]) && numberIn(cells[tokensAt]).value === 0;
  };
}

/** A number that begins with another digit is none. */
function mayBeZero(cell: string | undefined): boolean {
  const first = cell === undefined ? 0 : cell.charCodeAt(0);
  return !(first > 0x30 && first <= 0x39);
}
