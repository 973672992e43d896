import type { CallRecord, FileRecord, Measurement, Problem, Settings, SettingValue, Subject } from "../../records";
import { numberIn, plainNumber } from "./cell";
import type { CellNumber } from "./cell";
import { failureWord } from "./failure";
import type { Failure } from "./failure";
import type { Quantity } from "./quantity";
import { aboveOneNote, ambiguityNote, asNoShare } from "./unit-notes";

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
}

/** Gathers what a recogniser finds in one file. */
export interface Collector {
  readonly measurements: Measurement[];
  readonly calls: CallRecord[];
  readonly problems: Problem[];
  headings: readonly string[] | undefined;
  /** Adds one value as it stood in the file; `key` extends the row's pointer. */
  value(row: Row, quantity: Quantity, cell: unknown, key?: string): void;
  problem(severity: Problem["severity"], code: string, message: string, row?: number): void;
}

type Draft = { -readonly [K in keyof Measurement]: Measurement[K] };

const difference = /δ|delta|diff|change|penalty|improvement|reduction|gain|overhead|trend|slope/;
const neverNegative = new Set(["ms", "tokens/s", "tokens", "bytes", "count"]);

export function collector(file: string, kind: FileRecord["kind"]): Collector {
  const measurements: Measurement[] = [];
  const problems: Problem[] = [];
  const told = new Set<string>();
  const problem: Collector["problem"] = (severity, code, message, row) => {
    problems.push({ file, severity, code, message: `${file} ${message}.`, ...(row === undefined ? {} : { row }) });
  };
  const notAShare = (quantity: Quantity, row: Row): Quantity => {
    if (!told.has(`share ${quantity.metric}`)) {
      told.add(`share ${quantity.metric}`);
      problem("note", "above-one", aboveOneNote(quantity), row.row);
    }
    return asNoShare(quantity);
  };
  return {
    measurements,
    calls: [],
    problems,
    headings: undefined,
    problem,
    value(row, given, cell, key) {
      const quick = quickly(row, given, cell);
      if (quick >= 0 && quick * given.scale < Infinity) {
        measurements.push(draft(file, kind, row, given, cell, quick, "ok", key));
        return;
      }
      const read = judge(row, given, cell);
      const quantity = given.share === true && read.value !== null && read.value > 1 ? notAShare(given, row) : given;
      if (quantity.ambiguous !== undefined && !told.has(quantity.metric)) {
        told.add(quantity.metric);
        problem("note", "ambiguous-unit", ambiguityNote(quantity), row.row);
      }
      if (read.status === "invalid") {
        problem("warning", "invalid-value", `has a ${quantity.metric} that is left out: ${read.reason ?? ""}`, row.row);
      }
      const measurement = draft(file, kind, row, quantity, cell, read.value, read.status, key);
      if (read.reason !== undefined) measurement.reason = read.reason;
      measurements.push(measurement);
    },
  };
}

/** A difference may be below zero, and so may what has no unit; a time, a rate or a size may not. */
export function mayBeNegative({ unit, metric }: Quantity): boolean {
  return !neverNegative.has(unit) || difference.test(metric);
}

/** Whole shapes rather than one that grows, and no spreading: this runs once a value. */
function draft(
  file: string,
  kind: string,
  row: Row,
  quantity: Quantity,
  cell: unknown,
  read: number | null,
  status: Draft["status"],
  key: string | undefined,
): Draft {
  const { row: line, pointer: place, subject, settings, settingsFrom, dimensions } = row;
  const { metric, unit } = quantity;
  const value = read === null ? null : scaled(read, quantity.scale);
  const asFound = { value: original(cell), unit: quantity.originalUnit };
  let made: Draft;
  if (place === undefined && line !== undefined) {
    made =
      dimensions === undefined
        ? { file, row: line, kind, subject, settings, settingsFrom, metric, unit, value, original: asFound, status }
        : { file, row: line, kind, subject, settings, settingsFrom, dimensions, metric, unit, value, original: asFound, status }; // prettier-ignore
  } else {
    const pointer = key === undefined ? (place ?? "") : `${place ?? ""}/${key}`;
    made = { file, pointer, kind, subject, settings, settingsFrom, metric, unit, value, original: asFound, status };
    if (line !== undefined) made.row = line;
    if (dimensions !== undefined) made.dimensions = dimensions;
  }
  if (quantity.aggregate !== undefined) made.aggregate = quantity.aggregate;
  return made;
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
