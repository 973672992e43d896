import { createHash } from "node:crypto";

import type { CallRecord, RunnerOptions } from "../../records";
import { judgeCall } from "../../stats";
import type { Collector } from "../values/collect";
import type { Row } from "../values/row";
import { numberIn } from "../values/cell";

/** What a table of calls says about all of them. */
export interface CallTable {
  readonly file: string;
  readonly model: string;
  readonly variant: string;
  readonly options: RunnerOptions;
}

/** One row of a table of calls, cells as they stand. */
export interface CallRow {
  readonly row: number;
  readonly run: unknown;
  readonly stage: string;
  readonly ttftMs: unknown;
  readonly throughput: unknown;
  readonly tokens: unknown;
  readonly durationMs: unknown;
  /** Set where the table says that the call failed; its figures are then none, whatever stands in their cells. */
  readonly failure?: Row["failure"] | undefined;
}

/**
 * A row of the original's "LLM Call Metrics" as a call record. No tokens means an empty answer, and its throughput of 0 is no figure;
 * whether the call was cold is left to the statistics, as the table has no load times.
 */
export function callOf(table: CallTable, row: CallRow, out: Collector): CallRecord {
  const number = (cell: unknown, name: string): number | undefined => {
    const read = numberIn(cell);
    if (read.value !== null && read.value >= 0) return read.value;
    out.problem(
      "warning",
      "invalid-value",
      `has no usable ${name} in row ${row.row} (${read.reason ?? read.status})`,
      row.row,
    );
    return undefined;
  };
  const run = number(row.run, "run") ?? 0;
  const { failure } = row;
  if (failure !== undefined) {
    const status = failure.status === "timeout" ? "timeout" : "server-error";
    const outcome = { status, error: failure.reason } as const;
    return {
      ...about(table, row, run),
      ...outcome,
      ...judgeCall({ ...outcome, server: {} }),
      clock: {},
      server: {},
      response: "",
    };
  }
  const ttftMs = number(row.ttftMs, "TTFT");
  const durationMs = number(row.durationMs, "duration");
  const tokens = number(row.tokens, "token count");
  const given = number(row.throughput, "throughput");
  const empty = tokens === 0;
  const throughput = empty || given === 0 ? undefined : given;
  const server = tokens === undefined ? {} : { outputTokens: tokens };
  const outcome = empty
    ? ({ status: "empty", error: "The model gave no token; the table writes its throughput as 0." } as const)
    : ({ status: "ok" } as const);
  return {
    ...about(table, row, run),
    ...outcome,
    ...judgeCall({ ...outcome, server, throughput, clock: { durationMs } }),
    clock: { ...(ttftMs === undefined ? {} : { ttftMs }), ...(durationMs === undefined ? {} : { durationMs }) },
    server,
    ...(throughput === undefined ? {} : { throughput }),
    response: "",
  };
}

type About = Pick<
  CallRecord,
  "schema" | "id" | "study" | "run" | "stage" | "variant" | "model" | "options" | "prompt" | "source"
>;

function about(table: CallTable, row: CallRow, run: number): About {
  return {
    schema: "chimera-notebook/call/1",
    id: `${studyId(table.file)}-${table.variant}-r${run}-${row.stage}`,
    study: table.file,
    run,
    stage: row.stage,
    variant: table.variant,
    model: { name: table.model },
    options: table.options,
    prompt: { cache: "unknown" },
    source: { file: table.file, row: row.row },
  };
}

/** Short name for a file that calls came from: unique, and safe in an id. */
export function studyId(file: string): string {
  const name = file
    .slice(file.lastIndexOf("/") + 1)
    .replaceAll(/[^\w.-]+/g, "-")
    .slice(0, 60);
  return `${name}-${createHash("sha256").update(file).digest("hex").slice(0, 6)}`;
}
