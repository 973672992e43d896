import type { CallRecord, FileRecord, Measurement, Problem } from "../../records";
import { draft } from "./draft";
import type { Draft } from "./draft";
import { isInstant, mostOf } from "./instant";
import { judge, quickly } from "./judge";
import type { Quantity } from "./quantity";
import { ofRow } from "./row";
import type { Row } from "./row";
import { aboveOneNote, ambiguityNote, asNoShare, instantNote } from "./unit-notes";

/** How often a name was read as a figure. */
export interface Tally {
  readonly count: number;
  readonly quantity?: Quantity;
}

/** Records with an instant or an identifier of their own, and the file that each was first read in. */
export type RecordsRead = Map<string, string>;

/** Gathers what a recogniser finds in one file. */
export interface Collector {
  readonly file: string;
  /** Such records of all files so far. */
  readonly earlier: RecordsRead;
  /** What names of a known program are for that their words do not tell. */
  readonly told: Map<string, "settings" | "subject">;
  readonly measurements: Measurement[];
  readonly calls: CallRecord[];
  readonly problems: Problem[];
  headings: readonly string[] | undefined;
  /** How many cells or leaves of each name were read as figures, and as what the first of them. */
  readonly measured: ReadonlyMap<string, Tally>;
  /** Why cells or leaves of a name were left out, and how many. */
  readonly left: ReadonlyMap<string, Map<string, number>>;
  /**
   * Adds one value as it stood in the file.
   * @param key extends the row's pointer
   * @param name the column or key that the value stands under; its key unless given; empty for a second value of one cell
   */
  value(row: Row, quantity: Quantity, cell: unknown, key?: string, name?: string): void;
  /** Says that so many cells or leaves of a name became part of a call record. */
  used(name: string, count?: number): void;
  /** Says why so many cells or leaves of a name are left out. */
  leave(name: string, why: string, count?: number): void;
  problem(severity: Problem["severity"], code: string, message: string, row?: number): void;
}

/** @param firstRow rows of the file above the first of this table */
export function collector(
  file: string,
  kind: FileRecord["kind"],
  firstRow = 0,
  earlier: RecordsRead = new Map(),
): Collector {
  const measurements: Measurement[] = [];
  const problems: Problem[] = [];
  const told = new Set<string>();
  const measured = new Map<string, { count: number; quantity?: Quantity }>();
  const left = new Map<string, Map<string, number>>();
  const once = (key: string, severity: Problem["severity"], code: string, message: string, row?: number): void => {
    if (told.has(key)) return;
    told.add(key);
    problem(severity, code, message, row);
  };
  const problem: Collector["problem"] = (severity, code, message, line) => {
    const row = line === undefined ? undefined : line + firstRow;
    problems.push({ file, severity, code, message: `${file} ${message}.`, ...(row === undefined ? {} : { row }) });
  };
  const notAShare = (quantity: Quantity, row: Row): Quantity => {
    once(`share ${quantity.metric}`, "note", "above-one", aboveOneNote(quantity), row.row);
    return asNoShare(quantity);
  };
  const used = (name: string, count = 1, quantity?: Quantity): void => {
    const tally = measured.get(name);
    if (tally !== undefined) tally.count += count;
    else measured.set(name, quantity === undefined ? { count } : { count, quantity });
  };
  const leave: Collector["leave"] = (name, why, count = 1) => {
    let reasons = left.get(name);
    if (reasons === undefined) left.set(name, (reasons = new Map<string, number>()));
    reasons.set(why, (reasons.get(why) ?? 0) + count);
  };
  const add = (
    row: Row,
    quantity: Quantity,
    cell: unknown,
    value: number | null,
    status: Draft["status"],
    key: string | undefined,
  ): Draft => {
    // prettier-ignore
    const made = draft(file, kind, firstRow, row, quantity, cell, value, status, key);
    measurements.push(made);
    return made;
  };
  return {
    file,
    earlier,
    told: new Map(),
    measurements,
    calls: [],
    problems,
    headings: undefined,
    measured,
    left,
    problem,
    used,
    leave,
    value(row, plain, cell, key, name = key) {
      if (name !== undefined && name !== "") used(name, 1, plain);
      const given = ofRow(row, plain);
      const quick = quickly(row, given, cell);
      if (quick >= 0 && quick * given.scale < mostOf(given)) {
        add(row, given, cell, quick, "ok", key);
        return;
      }
      const read = judge(row, given, cell);
      if (read.value !== null && isInstant(given, read.value)) {
        once(`instant ${given.metric}`, "note", "instant", instantNote(given), row.row);
        if (name !== undefined && name !== "") {
          used(name, -1);
          leave(name, "a point in time");
        }
        return;
      }
      const quantity = given.share === true && read.value !== null && read.value > 1 ? notAShare(given, row) : given;
      if (quantity.ambiguous !== undefined) {
        once(quantity.metric, "note", "ambiguous-unit", ambiguityNote(quantity), row.row);
      }
      if (read.status === "invalid") {
        problem("warning", "invalid-value", `has a ${quantity.metric} that is left out: ${read.reason ?? ""}`, row.row);
      }
      const made = add(row, quantity, cell, read.value, read.status, key);
      if (read.reason !== undefined) made.reason = read.reason;
    },
  };
}
