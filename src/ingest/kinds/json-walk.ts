import type { Collector } from "../values/collect";
import type { Row } from "../values/row";
import { fewNames } from "../values/few-names";
import type { Quantity } from "../values/quantity";
import { unitlessNote } from "../values/unit-notes";
import { keyReader } from "./json-key";
import type { JsonKey } from "./json-key";
import { implausibleTimes, tellImplausible } from "./implausible-times";
import type { Implausible } from "./implausible-times";
import type { JsonObject } from "./kind";
import type { Lens } from "./lens";

const mostValues = 1_000_000;
/** Each name becomes a column of a frame, and the texts of an object pass down to all that it holds. */
const mostNames = 256;

/** One way through a JSON document: where its figures go, and what is told of it at the end. */
export interface JsonWalk {
  readonly out: Collector;
  readonly keys: (name: string) => JsonKey;
  /** Whether it is the file of a known program, whose names need no test to tell what a rate is. */
  readonly isKnown: boolean;
  /** Adds a figure as it stood, under the key that holds it or the key of all that is measured there; `step` extends the row's pointer. */
  readonly add: (row: Row, quantity: Quantity, value: unknown, key: string, step?: string, told?: string) => void;
  /** Whether a text or an option of this name may be kept. */
  readonly mayName: (name: string) => boolean;
  /** Counts a failed record that shows in no measurement. */
  readonly failed: (row: Row) => void;
  readonly failedRecords: () => number;
  readonly isFull: () => boolean;
  /** Says where the times of Ollama's own fields cannot be what they are called. */
  readonly checkTimes: (fields: JsonObject, row: Row) => void;
  /** Reports what a person should know of the document. */
  readonly end: () => void;
}

/** Begins a way through a document whose figures go to `out`. */
export function jsonWalk(out: Collector, most = mostValues, lens?: Lens): JsonWalk {
  const unitless = new Set<string>();
  const names = new Set<string>();
  const left = new Set<string>();
  const odd: Implausible[] = [];
  let firstFailed: Row | undefined;
  let failedRecords = 0;
  let full = false;
  return {
    out,
    keys: keyReader(lens),
    isKnown: lens !== undefined,
    add(row, quantity, value, key, step, told = key) {
      if (out.measurements.length >= most) {
        full = true;
        return;
      }
      if (quantity.unit === "unknown" && quantity.aggregate !== "other") unitless.add(told);
      out.value(row, quantity, value, step, step === undefined ? "" : key);
    },
    mayName(name) {
      if (names.has(name)) return true;
      if (names.size >= mostNames) {
        if (left.size <= 5) left.add(name);
        return false;
      }
      names.add(name);
      return true;
    },
    failed(row) {
      firstFailed ??= row;
      failedRecords += 1;
    },
    failedRecords: () => failedRecords,
    isFull: () => full,
    checkTimes(fields, row) {
      const why = implausibleTimes((name) => {
        const value = fields[name];
        return typeof value === "number" ? value : undefined;
      });
      if (why !== undefined) odd.push({ why, row });
    },
    end() {
      if (unitless.size > 0) {
        out.problem("note", "unknown-unit", unitlessNote([...unitless]));
      }
      if (left.size > 0) {
        const what = `has texts or options under more than ${mostNames} names; ${fewNames([...left])} were left out`;
        out.problem("warning", "too-many-names", what);
      }
      if (odd.length > 0) tellImplausible(odd, out);
      if (firstFailed !== undefined) {
        out.problem("warning", "failed-record", `has ${failedWords(failedRecords, firstFailed)}`, firstFailed.row);
      }
      if (full) {
        const what = `has more than ${most.toLocaleString("en-US")} values; those after them were left out`;
        out.problem("warning", "too-many-values", what);
      }
    },
  };
}

function failedWords(count: number, { failure, subject }: Row): string {
  const name = subject.model ?? subject.item ?? subject.backend;
  const who = name === undefined ? "" : ` ${JSON.stringify(name.slice(0, 60))}`;
  const why = failure === undefined ? "" : `: ${failure.reason.slice(0, 120)}`;
  if (count === 1) return `1 failed record${who} without any figure${why}`;
  return `${count} failed records without any figure, first${who === "" ? " one" : who}${why}`;
}
