import type { CallRecord, Measurement, Problem } from "../../records";

/** What a recogniser read from one file. */
export interface Reading {
  readonly kind: string;
  readonly measurements: readonly Measurement[];
  readonly calls?: readonly CallRecord[];
  readonly problems?: readonly Problem[];
  readonly headings?: readonly string[];
}
