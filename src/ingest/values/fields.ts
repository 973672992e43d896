import type { Settings, SettingValue } from "../../records";
import { settingValue } from "./cell";
import { settingWords } from "./role-words";
import { snake } from "./snake";

/** A plain record from pairs; safe for any key a file may hold. */
export function record(pairs: Iterable<readonly [string, unknown]>): Settings {
  const kept: Record<string, SettingValue> = {};
  for (const [key, value] of pairs) {
    const typed = settingValue(value);
    if (typed === undefined) continue;
    if (key === "__proto__") Object.defineProperty(kept, key, { value: typed, enumerable: true });
    else kept[key] = typed;
  }
  return kept;
}

/** A cell of a row; undefined where the row is short or the index is −1, for a column that is not there. */
export function cellAt(cells: readonly unknown[], index: number): unknown {
  return index < 0 ? undefined : cells[index];
}

/** A column by its name and where it stands in a row. */
export interface Place {
  readonly name: string;
  readonly index: number;
}

/** The same from a row of cells, beside what is known already. */
export function recordAt(
  columns: readonly Place[],
  cells: readonly unknown[],
  kept: Record<string, SettingValue> = {},
): Record<string, SettingValue> {
  for (let at = 0; at < columns.length; at += 1) {
    const { name, index } = columns[at]!;
    const cell = cells[index];
    const typed = settingValue(typeof cell === "string" ? cell.trim() : cell);
    if (typed !== undefined) kept[name] = typed;
  }
  return kept;
}

/** Options written as JSON in a cell or as an object, flat; anything else gives none. */
export function optionsIn(value: unknown): Settings {
  if (typeof value === "string") {
    if (!value.trim().startsWith("{") || value.length > 10_000) return {};
    try {
      return optionsIn(JSON.parse(value));
    } catch {
      return {};
    }
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) return {};
  return record(Object.entries(value).map(([key, each]) => [settingWords.get(snake(key)) ?? key, each]));
}
