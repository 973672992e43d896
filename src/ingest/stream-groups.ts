import type { Settings, Subject } from "../records";
import { numberIn } from "./cell";
import type { NumberStyle } from "./cell";
import { mayBeNegative } from "./collect";
import { decimal } from "./decimal";
import { optionsIn, record, settingName } from "./fields";
import { failureWord } from "./failure";
import { failureReader } from "./kinds/said-failure";
import { roleOf } from "./kinds/roles";
import { ollamaColumns, ollamaFailure } from "./kinds/ollama-row";
import { quantityOf, snake } from "./quantity";
import type { Quantity } from "./quantity";
import { addTo, running } from "./running";
import type { Running } from "./running";

/** Rows of a large table that share model, backend, settings, stage and variant. */
export interface Group {
  readonly subject: Subject;
  readonly settings: Settings;
  readonly dimensions: Settings;
  rows: number;
  failedRows: number;
  readonly metrics: readonly Running[];
}

export interface Grouping {
  readonly quantities: readonly Quantity[];
  readonly groups: readonly Group[];
  /** True once rows were put together because there were more than `mostGroups` combinations. */
  readonly overflow: () => boolean;
  add(cells: readonly string[]): void;
}

const mostGroups = 2000;
/** Where a group lies in the last map: no cell is so called, as NUL is refused. */
const leaf = "\u0000";
type Level = Map<string, Level | Group>;

/** Gathers rows of a table with this header into groups. */
export function grouping(header: readonly string[], delimiter: string): Grouping {
  const ollama = new Map(header.includes("ttft_s") && header.includes("tokens_s") ? ollamaColumns : []);
  const at = new Map(header.map((name, index) => [name, index]));
  const measured: { readonly index: number; readonly quantity: Quantity }[] = [];
  const keys: {
    readonly index: number;
    readonly as: "model" | "backend" | "setting" | "options" | "dimension";
    readonly name: string;
  }[] = [];
  header.forEach((name, index) => {
    const role = roleOf(name);
    const setting = settingName(name);
    if (role === "model" || role === "backend") keys.push({ index, as: role, name: role });
    else if (setting !== undefined) keys.push({ index, as: "setting", name: setting });
    else if (["stage", "variant"].includes(snake(name))) keys.push({ index, as: "dimension", name: snake(name) });
    else if (name === "options") keys.push({ index, as: "options", name });
    else if (role === undefined) {
      const quantity = ollama.get(name) ?? quantityOf(name);
      if (quantity.unit !== "unknown") measured.push({ index, quantity });
    }
  });
  const isOllama = ollama.size > 0;
  const negative = measured.map(({ quantity }) => mayBeNegative(quantity));
  // Between other marks a comma may be a decimal one; nothing is known of the other rows here.
  const style: NumberStyle | undefined = delimiter === "," ? undefined : { decimalComma: true, unsure: true };
  const zeroColumn = at.get("tokens_s") ?? -1;
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
    const pick = (as: string): [string, unknown][] =>
      keys.filter((each) => each.as === as).map(({ index, name }) => [name, cells[index]]);
    const subject = Object.fromEntries(
      [...pick("model"), ...pick("backend")].filter(([, value]) => typeof value === "string" && value !== ""),
    ) as Subject;
    const group: Group = {
      subject: isOllama && subject.backend === undefined ? { ...subject, backend: "ollama" } : subject,
      settings: { ...record(pick("setting")), ...optionsIn(pick("options")[0]?.[1]) },
      dimensions: record(pick("dimension")),
      rows: 0,
      failedRows: 0,
      metrics: measured.map(() => running()),
    };
    groups.push(group);
    return group;
  }

  function failed(cells: readonly string[]): boolean {
    if (said(cells) !== undefined) return true;
    return isOllama && mayBeZero(cells[zeroColumn]) && zeros(cells) !== undefined;
  }

  return {
    quantities: measured.map(({ quantity }) => quantity),
    groups,
    overflow: () => rest !== undefined,
    add(cells) {
      const group = groupOf(cells);
      group.rows += 1;
      const bad = failed(cells);
      if (bad) group.failedRows += 1;
      for (let place = 0; place < measured.length; place += 1) {
        const { index, quantity } = measured[place]!;
        const state = group.metrics[place]!;
        if (bad) {
          state.failed += 1;
          continue;
        }
        const cell = cells[index];
        let value = cell === undefined ? Number.NaN : decimal(cell);
        if (Number.isNaN(value)) {
          const read = numberIn(cell, style);
          if (read.value === null) {
            if (read.status === "missing") state.missing += 1;
            else if (failureWord(cell) !== undefined) state.failed += 1;
            else state.invalid += 1;
            continue;
          }
          value = read.value;
        }
        if (value < 0 && !negative[place]!) state.invalid += 1;
        else addTo(state, value * quantity.scale);
      }
    },
  };
}

/** A number that begins with another digit is none. */
function mayBeZero(cell: string | undefined): boolean {
  const first = cell === undefined ? 0 : cell.charCodeAt(0);
  return !(first > 0x30 && first <= 0x39);
}
