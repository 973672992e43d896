import type { CallRecord, FileRecord, Measurement, Problem, Settings, SettingValue, Subject } from "../records";
import { numberIn } from "./cell";
import type { CellNumber } from "./cell";
import type { Quantity } from "./quantity";

/** What is common to the measurements of one row or record. */
export interface Row {
  readonly row?: number;
  readonly pointer?: string;
  readonly subject: Subject;
  readonly settings: Settings;
  readonly settingsFrom: Measurement["settingsFrom"];
  readonly dimensions?: Settings;
  /** Set for a failed record: every value of it is null and carries this. */
  readonly failure?: { readonly status: "failed" | "timeout" | "skipped"; readonly reason: string };
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

/** A difference may be negative; a time may not. */
const difference = /δ|delta|diff|change|penalty|improvement|reduction|gain|overhead|trend|slope/;
const neverNegative = new Set(["ms", "tokens/s", "tokens", "bytes", "count"]);

export function collector(file: string, kind: FileRecord["kind"]): Collector {
  const measurements: Measurement[] = [];
  const problems: Problem[] = [];
  const told = new Set<string>();
  const problem: Collector["problem"] = (severity, code, message, row) => {
    problems.push({ file, severity, code, message: `${file} ${message}.`, ...(row === undefined ? {} : { row }) });
  };
  return {
    measurements,
    calls: [],
    problems,
    headings: undefined,
    problem,
    value(row, quantity, cell, key) {
      const read = judge(row, quantity, cell);
      if (quantity.ambiguous !== undefined && !told.has(quantity.metric)) {
        told.add(quantity.metric);
        problem(
          "note",
          "ambiguous-unit",
          `gives ${quantity.metric} in ${quantity.originalUnit}, read as ${quantity.ambiguous}`,
          row.row,
        );
      }
      if (read.status === "invalid") {
        problem("warning", "invalid-value", `has a ${quantity.metric} that is left out: ${read.reason ?? ""}`, row.row);
      }
      // One shape for all and no spreading: this runs once a value.
      const measurement: Draft = {
        file,
        kind,
        subject: row.subject,
        settings: row.settings,
        settingsFrom: row.settingsFrom,
        metric: quantity.metric,
        unit: quantity.unit,
        value: read.value === null ? null : scaled(read.value, quantity.scale),
        original: { value: original(cell), unit: quantity.originalUnit },
        status: read.status,
      };
      if (row.row !== undefined) measurement.row = row.row;
      if (row.pointer !== undefined) measurement.pointer = key === undefined ? row.pointer : `${row.pointer}/${key}`;
      if (row.dimensions !== undefined) measurement.dimensions = row.dimensions;
      if (quantity.aggregate !== undefined) measurement.aggregate = quantity.aggregate;
      if (read.reason !== undefined) measurement.reason = read.reason;
      measurements.push(measurement);
    },
  };
}

function judge(row: Row, quantity: Quantity, cell: unknown): CellNumber {
  if (row.failure !== undefined) return { value: null, status: row.failure.status, reason: row.failure.reason };
  const read = numberIn(cell);
  if (read.value !== null && read.value < 0 && neverNegative.has(quantity.unit) && !difference.test(quantity.metric)) {
    return { value: null, status: "invalid", reason: `${read.value} is negative` };
  }
  return read;
}

/** Multiplication that keeps decimal figures as people wrote them: 0.0831 s is 83.1 ms, not 83.10000000000001 ms. */
export function scaled(value: number, scale: number): number {
  if (scale === 1) return value;
  const product = value * scale;
  return Number.isSafeInteger(product) ? product : Number(product.toPrecision(15));
}

function original(cell: unknown): SettingValue | null {
  return typeof cell === "string" || typeof cell === "number" || typeof cell === "boolean" ? cell : null;
}
