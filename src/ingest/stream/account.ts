import type { CellAccount } from "../../records";
import { readingOf } from "../summary/reading";
import { contentOf, roleUse } from "../summary/seen";
import { comments, rowsOfAnotherWidth, settle, totalOf } from "../summary/settle";
import type { Seen } from "../summary/settle";
import type { Quantity } from "../values/quantity";
import type { StreamedColumns } from "./columns";
import type { Grouping } from "./groups";

/** Counts the cells of a table that is read row by row, so that the account of it adds up like that of one that is held. */
export interface CellCounts {
  /** A row that is read. */
  add(cells: readonly string[]): void;
  /** A row without any figure: one of units, or an empty one. */
  aside(cells: readonly string[]): void;
  /** A row of which nobody can tell whose cell is whose. */
  lose(cells: readonly string[]): void;
  /** A line of comment. */
  comment(): void;
  /**
   * What became of all cells.
   * @param quantities what each column of figures measures; undefined for one that turned out to hold none
   * @param named whether to tell it for each column
   */
  account(grouped: Grouping, quantities: readonly (Quantity | undefined)[], named: boolean): CellAccount;
}

const nobody: ReadonlyMap<string, "settings" | "subject"> = new Map();

/** Begins without any cell. */
export function cellCounts(header: readonly string[], { figures, longAt }: StreamedColumns): CellCounts {
  const sure = new Set(figures.filter(({ tentative }) => !tentative).map(({ index }) => index));
  const uses = header.map((name) => roleUse(name, nobody));
  const seen = header.map((): Seen => ({ settings: 0, subject: 0, text: 0, numbers: 0, empty: 0 }));
  /** Columns whose cells must be looked at: neither their names nor what was read of them tells what they are. */
  const open = header.flatMap((_, index) => (sure.has(index) || uses[index] !== undefined ? [] : [index]));
  const byName = header.flatMap((_, index) => (sure.has(index) || uses[index] === undefined ? [] : [index]));
  let [whole, lost, remarks] = [0, 0, 0];

  function look(cells: readonly string[], places: readonly number[]): void {
    for (const index of places) {
      const cell = cells[index];
      if (cell !== undefined) seen[index]![uses[index] ?? contentOf(cell.trim())] += 1;
    }
  }

  return {
    add(cells) {
      look(cells, open);
      if (cells.length === header.length) whole += 1;
      else look(cells, byName);
    },
    aside: (cells) => look(cells, [...header.keys()]),
    lose: (cells) => void (lost += cells.length),
    comment: () => void (remarks += 1),
    account({ groups, instants }, quantities, named) {
      for (const index of byName) seen[index]![uses[index]!] += whole;
      const places = new Map(figures.map(({ index }, place) => [index, place]));
      const names = header.map((name, index) => {
        const place = places.get(index);
        const own = place === undefined ? undefined : quantities[place];
        const quantity = place === longAt ? (groups[0]?.long ?? own) : own;
        if (place === undefined || quantity === undefined)
          return settle(name, seen[index]!, 0, [], false, named ? readingOf(name) : undefined);
        const moments = instants.get(place) ?? 0;
        const read = groups.reduce((sum, { metrics }) => sum + cellsOf(metrics[place]!), 0);
        // What was looked at while nothing told that it was a figure is one of those that were read.
        const before = sure.has(index) ? seen[index]! : { settings: 0, subject: 0, text: 0, numbers: 0, empty: 0 };
        const cells = { ...before, numbers: before.numbers + read + moments };
        const why = moments === 0 ? [] : [{ why: "a point in time", count: moments }];
        return settle(name, cells, read, why, false, named ? readingOf(name, quantity) : undefined);
      });
      const rows = [...(lost === 0 ? [] : [rowsOfAnotherWidth(lost)]), ...(remarks === 0 ? [] : [comments(remarks)])];
      return totalOf([...names, ...rows], named);
    },
  };
}

function cellsOf({ n, failed, missing, invalid }: Grouping["groups"][number]["metrics"][number]): number {
  return n + failed + missing + invalid;
}
