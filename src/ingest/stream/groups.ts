import type { Measurement, Settings, Subject } from "../../records";
import { mayBeNegative } from "../collect";
import { failureWord } from "../failure";
import { optionsIn, record } from "../fields";
import { ollamaFailure } from "../kinds/ollama-row";
import { failureReader } from "../kinds/said-failure";
import type { KeyColumn, StreamedColumns } from "./columns";
import { decimal } from "./decimal";
import { addTo, running } from "./running";
import type { Running } from "./running";

/** Rows of a large table that share model, backend, settings, stage and variant. */
export interface Group {
  readonly subject: Subject;
  readonly settings: Settings;
  readonly settingsFrom: Measurement["settingsFrom"];
  readonly dimensions: Settings;
  rows: number;
  failedRows: number;
  /** One for each column of figures. */
  readonly metrics: readonly Running[];
}

export interface Grouping {
  readonly groups: readonly Group[];
  /** True once rows were put together because there were more than `mostGroups` combinations. */
  readonly overflow: () => boolean;
  add(cells: readonly string[]): void;
}

const mostGroups = 2000;
/** Where a group lies in the last map: no cell is so called, as NUL is refused. */
const leaf = "\u0000";
type Level = Map<string, Level | Group>;

/**
 * Gathers rows of a table with these columns into groups.
 * @param modelOfFile the model that the file's name tells, for rows that name none
 */
export function grouping(
  header: readonly string[],
  { keys, figures, isOllama }: StreamedColumns,
  modelOfFile: string | undefined,
): Grouping {
  const negative = figures.map(({ quantity }) => mayBeNegative(quantity));
  const zeroColumn = isOllama ? header.indexOf("tokens_s") : -1;
  const said = failureReader(header);
  const zeros = ollamaFailure(header);
  // A map a key column: the cells are there with their hashes, a joined key would have to be made for each row.
  const tree: Level = new Map();
  const groups: Group[] = [];
  let rest: Group | undefined;

  function groupOf(cells: readonly string[]): Group {
    let level = tree;
    for (let place = 0; place < keys.length; place += 1) {
      const cell = cells[keys[place]!.index] ?? "";
      let next = level.get(cell) as Level | undefined;
      if (next === undefined) {
        if (groups.length >= mostGroups) return (rest ??= newGroup([]));
        level.set(cell, (next = new Map()));
      }
      level = next;
    }
    let group = level.get(leaf) as Group | undefined;
    if (group === undefined) level.set(leaf, (group = newGroup(cells)));
    return group;
  }

  function newGroup(cells: readonly string[]): Group {
    const about = described(keys, cells, isOllama, modelOfFile);
    const group: Group = { ...about, rows: 0, failedRows: 0, metrics: figures.map(() => running()) };
    groups.push(group);
    return group;
  }

  function failed(cells: readonly string[]): boolean {
    if (said(cells) !== undefined) return true;
    return isOllama && mayBeZero(cells[zeroColumn]) && zeros(cells) !== undefined;
  }

  return {
    groups,
    overflow: () => rest !== undefined,
    add(cells) {
      const group = groupOf(cells);
      group.rows += 1;
      const bad = failed(cells);
      if (bad) group.failedRows += 1;
      for (let place = 0; place < figures.length; place += 1) {
        const { index, quantity, unitsInCells, read } = figures[place]!;
        const state = group.metrics[place]!;
        if (bad) {
          state.failed += 1;
          continue;
        }
        const cell = cells[index];
        // The quick way is for a decimal point and no unit.
        let value = cell === undefined || quantity.style !== undefined || unitsInCells ? Number.NaN : decimal(cell);
        if (Number.isNaN(value)) {
          const found = read(cell);
          if (found.value === null) {
            if (found.status === "missing") state.missing += 1;
            else if (failureWord(cell) !== undefined) state.failed += 1;
            else state.invalid += 1;
            continue;
          }
          value = found.value;
        }
        if (value < 0 && !negative[place]!) state.invalid += 1;
        else addTo(state, value * quantity.scale);
      }
    },
  };
}

/** What the rows of a group have in common. */
function described(
  keys: readonly KeyColumn[],
  cells: readonly string[],
  isOllama: boolean,
  modelOfFile: string | undefined,
): Pick<Group, "subject" | "settings" | "settingsFrom" | "dimensions"> {
  const pick = (as: KeyColumn["as"]): [string, unknown][] =>
    keys.filter((each) => each.as === as).map(({ index, name }) => [name, cells[index]]);
  const first = (as: "model" | "backend"): string | undefined =>
    pick(as)
      .map(([, cell]) => (typeof cell === "string" ? cell.trim() : ""))
      .find((cell) => cell !== "");
  const own = first("model");
  const model = own ?? modelOfFile;
  const backend = first("backend") ?? (isOllama ? "ollama" : undefined);
  const settings = { ...record(pick("setting")), ...optionsIn(pick("options")[0]?.[1]) };
  const fromRecord = own !== undefined || Object.keys(settings).length > 0;
  return {
    subject: { ...(model === undefined ? {} : { model }), ...(backend === undefined ? {} : { backend }) },
    settings,
    settingsFrom: fromRecord ? "record" : model === undefined ? "none" : "file-name",
    dimensions: record(pick("dimension")),
  };
}

/** A number that begins with another digit is none. */
function mayBeZero(cell: string | undefined): boolean {
  const first = cell === undefined ? 0 : cell.charCodeAt(0);
  return !(first > 0x30 && first <= 0x39);
}
