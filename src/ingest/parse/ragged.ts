import { looksNumeric } from "../values/cell";

type Sort = "number" | "text" | "empty";

/** Rows that can be read although they have more or fewer cells than the header, and how many others are left out. */
export interface Squared {
  readonly rows: readonly (readonly string[])[];
  /** Numbers of the rows that are left out, from 1. */
  readonly left: readonly number[];
  /** Rows that were short and whose missing cells can only be the last ones. */
  readonly cut: readonly number[];
}

/** Rows are compared with as many others at most. */
const sample = 200;
const widest = 300;

/**
 * Gives each row as many cells as the header has, where only one reading is possible: surplus cells at the end are empty, or what is missing
 * can by the sorts of the other cells have stood at the end alone. A row of which nobody can tell whose cell is whose becomes an empty row,
 * so that the numbers of the others stay.
 */
export function squared(width: number, rows: readonly (readonly string[])[]): Squared {
  const left: number[] = [];
  const cut: number[] = [];
  const square = squarer(width, () => rows);
  const kept = rows.map((cells, index) => {
    if (cells.length === width) return cells;
    const fitting = square(cells);
    if (fitting === undefined) left.push(index + 1);
    else if (fitting.length < width) cut.push(index + 1);
    return fitting ?? [];
  });
  return { rows: kept, left, cut };
}

/**
 * The same for one row after the other; undefined for a row that cannot be read.
 * @param known rows by which the sorts of the columns are told
 */
export function squarer(
  width: number,
  known: () => readonly (readonly string[])[],
): (cells: readonly string[]) => readonly string[] | undefined {
  let profile: readonly (ReadonlySet<Sort> | undefined)[] | undefined;
  let habit: number | undefined;
  return (cells) => {
    if (cells.length === width) return cells;
    if (cells.length > width) {
      if (cells.slice(width).some((cell) => cell.trim() !== "")) return undefined;
      // A mark behind every row is a habit; behind one of them it is a cell too many somewhere.
      habit ??= usualLength(known());
      return cells.length === habit ? cells.slice(0, width) : undefined;
    }
    profile ??= profileOf(width, known());
    return fitsAtEndOnly(cells, profile) ? cells : undefined;
  };
}

/** How many cells most rows have. */
function usualLength(rows: readonly (readonly string[])[]): number {
  const counts = new Map<number, number>();
  for (const { length } of rows.slice(0, sample)) counts.set(length, (counts.get(length) ?? 0) + 1);
  const [first = [0, 0]] = [...counts].sort(([, a], [, b]) => b - a);
  return first[0];
}

function sortOf(cell: string): Sort {
  const text = cell.trim();
  return text === "" ? "empty" : looksNumeric(text, true) ? "number" : "text";
}

/** What sorts of cell the columns of the whole rows have; undefined where they have none. */
function profileOf(width: number, rows: readonly (readonly string[])[]): readonly (ReadonlySet<Sort> | undefined)[] {
  const whole = rows.filter((cells) => cells.length === width).slice(0, sample);
  return Array.from({ length: width }, (_, index) =>
    whole.length === 0 ? undefined : new Set(whole.map((cells) => sortOf(cells[index]!))),
  );
}

/** Whether the cells fit the columns when what is missing stood at the end, and nowhere else. */
function fitsAtEndOnly(cells: readonly string[], profile: readonly (ReadonlySet<Sort> | undefined)[]): boolean {
  const gap = profile.length - cells.length;
  if (profile.length > widest) return false;
  const sorts = cells.map(sortOf);
  const fits = (at: number): boolean =>
    sorts.every((sort, index) => profile[index < at ? index : index + gap]?.has(sort) === true);
  if (!fits(cells.length)) return false;
  for (let at = 0; at < cells.length; at += 1) if (fits(at)) return false;
  return true;
}
