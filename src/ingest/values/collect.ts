import type { CallRecord, FileRecord, Measurement, Problem, Settings, SettingValue, Subject } from "../../records";
import type { AggregateWord } from "./aggregate";
import { aggregated } from "./aggregated";
import { numberIn, plainNumber } from "./cell";
import type { CellNumber } from "./cell";
import { failureWord } from "./failure";
import type { Failure } from "./failure";
import type { Quantity } from "./quantity";
import { aboveOneNote, ambiguityNote, asNoShare, instantNote } from "./unit-notes";

/** What is common to the measurements of one row or record. */
export interface Row {
  readonly row?: number;
  readonly pointer?: string;
  readonly subject: Subject;
  readonly settings: Settings;
  readonly settingsFrom: Measurement["settingsFrom"];
  readonly dimensions?: Settings;
  /** Set for a failed record: every value of it is null and carries this. */
  readonly failure?: Failure;
  /** Set where values of the row are never pooled with those of other rows: a warm-up, the failed requests of a run. */
  readonly apart?: string;
  /** What a throughput of the row is, where its test says so: `prefill` for `pp512`. */
  readonly rate?: string;
  /** Set for a row that sums up the others, such as an average. */
  readonly aggregate?: AggregateWord;
}

/** What became of cells or leaves that are no measurement. */
export type Unmeasured = "settings" | "subject" | "text" | "left";

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

type Draft = { -readonly [K in keyof Measurement]: Measurement[K] };

const difference = /δ|delta|diff|change|penalty|improvement|reduction|gain|overhead|trend|slope/;
const neverNegative = new Set(["ms", "tokens/s", "tokens", "bytes", "count"]);
/** The year 2000 as milliseconds since 1970: no duration is as long, so such a value is a point in time. */
export const instantMs = 946_684_800_000;
const instantSeconds = 946_684_800;
/** The year 2008 in ms since 1970: whole numbers from it to twice as many are points in time, whatever they are called. */
const epochMs = 1.2e12;

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
      const given = isPlain(row) ? plain : ofRow(row, plain);
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

/** Values from here on are looked at again. */
function mostOf({ unit }: Quantity): number {
  return unit === "ms" ? instantMs : unit === "unknown" ? instantSeconds : Infinity;
}

/** A time that is longer than any duration, or a number without a unit that is called a time and is one as programs count seconds since 1970. */
function isInstant({ unit, scale, metric }: Quantity, value: number): boolean {
  if (unit === "ms") return value * scale >= instantMs;
  if (unit === "unknown" && Number.isInteger(value) && value >= epochMs && value < 2 * epochMs) return true;
  return (
    unit === "unknown" &&
    value >= instantSeconds &&
    /(?:^|_)(?:time|date|ts|when|period|clock|created|updated)$/.test(metric)
  );
}

function isPlain({ apart, aggregate, rate }: Row): boolean {
  return apart === undefined && aggregate === undefined && rate === undefined;
}

/** What a value of this row is: one of a warm-up is no other's, and one of an average row is an average. */
function ofRow({ apart, aggregate, rate }: Row, given: Quantity): Quantity {
  const isRate = rate !== undefined && given.unit === "tokens/s" && given.metric === "throughput";
  const quantity = isRate ? { ...given, metric: rate } : given;
  const summed =
    aggregate === undefined || quantity.aggregate !== undefined ? quantity : aggregated(quantity, aggregate);
  return apart === undefined ? summed : { ...summed, metric: `${summed.metric}.${apart}` };
}

/** A difference may be below zero, and so may what has no unit; a time, a rate or a size may not. */
export function mayBeNegative({ unit, metric }: Quantity): boolean {
  return !neverNegative.has(unit) || difference.test(metric);
}

function draft(
  file: string,
  kind: string,
  firstRow: number,
  row: Row,
  quantity: Quantity,
  cell: unknown,
  read: number | null,
  status: Draft["status"],
  key: string | undefined,
): Draft {
  const { subject, settings, settingsFrom } = row;
  const value = read === null ? null : scaled(read, quantity.scale);
  const asFound = { value: original(cell), unit: quantity.originalUnit };
  const { metric, unit } = quantity;
  const made: Draft = { file, kind, subject, settings, settingsFrom, metric, unit, value, original: asFound, status };
  if (row.row !== undefined) made.row = row.row + firstRow;
  if (row.pointer !== undefined || row.row === undefined) made.pointer = pointerOf(row.pointer ?? "", key);
  if (row.dimensions !== undefined) made.dimensions = row.dimensions;
  if (quantity.aggregate !== undefined) made.aggregate = quantity.aggregate;
  return made;
}

function pointerOf(place: string, key: string | undefined): string {
  return key === undefined ? place : `${place}/${key}`;
}

/** The number of most cells, about which there is nothing to judge; NaN or less than 0 for the others. */
function quickly(row: Row, { ambiguous, share, style }: Quantity, cell: unknown): number {
  if (row.failure !== undefined || ambiguous !== undefined || share === true || style !== undefined) return Number.NaN;
  if (typeof cell !== "number") return plainNumber(cell);
  return Number.isFinite(cell) ? cell : Number.NaN;
}

function judge(row: Row, quantity: Quantity, cell: unknown): CellNumber {
  if (row.failure !== undefined) return { value: null, status: row.failure.status, reason: row.failure.reason };
  const read = numberIn(cell, quantity.style);
  if (read.status === "invalid") {
    const word = failureWord(cell);
    if (word !== undefined) return { value: null, ...word };
  }
  if (read.value !== null && read.value < 0 && !mayBeNegative(quantity)) {
    return { value: null, status: "invalid", reason: `${read.value} is negative` };
  }
  if (read.value !== null && !Number.isFinite(read.value * quantity.scale)) {
    return { value: null, status: "invalid", reason: `the value ${read.value} is too large in ${quantity.unit}` };
  }
  return read;
}

/** Multiplication that keeps decimal figures as people wrote them: 0.0831 s is 83.1 ms, not 83.10000000000001 ms. */
export function scaled(value: number, scale: number): number {
  if (scale === 1) return value;
  const product = value * scale;
  if (Number.isSafeInteger(product)) return product;
  // Most figures have at most nine decimals then, and a division finds them in a tenth of the time that text takes.
  const size = Math.abs(product);
  const near = Math.round(product * 1e9) / 1e9;
  if (size < 1e6 && Math.abs(near - product) < size * 4e-16) return near;
  return Number(product.toPrecision(15));
}

function original(cell: unknown): SettingValue | null {
  return typeof cell === "string" || typeof cell === "number" || typeof cell === "boolean" ? cell : null;
}
