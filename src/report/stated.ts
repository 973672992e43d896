import type { CallRecord, IngestResult } from "../records";

/** Sums that an old report states itself: its call table is rounded, and for some parts it has no column. */
export interface StatedSums {
  readonly durationMs?: number;
  readonly promptEvalMs?: number;
  readonly evalMs?: number;
  readonly loadMs?: number;
}

const metrics = {
  durationMs: "total_llm_call_duration",
  promptEvalMs: "prompt_eval_duration",
  evalMs: "eval_duration",
  loadMs: "load_duration",
} as const;

/** The sums stated in the one file that these calls were read from; nothing for calls of our own. */
export function statedSums(calls: readonly CallRecord[], ingest: IngestResult | undefined): StatedSums {
  const files = new Set(calls.map((call) => call.source?.file));
  const [file] = files;
  if (!ingest || files.size !== 1 || file === undefined) return {};
  const variant = calls[0]?.variant;
  return Object.fromEntries(
    Object.entries(metrics).flatMap(([name, metric]) => {
      const found = ingest.measurements.find(
        (m) =>
          m.file === file && m.metric === metric && (m.dimensions?.variant ?? variant) === variant && m.value !== null,
      );
      return found ? [[name, found.value]] : [];
    }),
  );
}
