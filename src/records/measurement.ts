import type { Settings, SettingValue } from "./json";

/** What became of one observation; only `ok` enters statistics, every other one is counted and shown. */
export type MeasurementStatus = "ok" | "failed" | "timeout" | "skipped" | "missing" | "invalid";

/** Units in which values are kept. The value as it stood in the file is kept beside it. */
export type CanonicalUnit =
  | "ms"
  | "tokens/s"
  | "tokens"
  | "chunks/s"
  | "bytes"
  | "bytes/s"
  | "ratio"
  | "W"
  | "°C"
  | "Hz"
  | "1/s"
  | "tokens/min"
  | "1/min"
  | "count"
  | "flop/s"
  | "1"
  | "unknown";

/** Who or what was measured. */
export interface Subject {
  /** The model's name as the file gives it, such as `gemma3:latest`. */
  readonly model?: string;
  /** The program or method that ran it, such as `ollama`, `cuda`, `torch_compile`. */
  readonly backend?: string;
  /** A finer name inside the file: a prompt, a kernel, a workload. */
  readonly item?: string;
}

/** One observed value: a row of the tidy long table. */
export interface Measurement {
  /** Path relative to the ingested folder, with `/`. */
  readonly file: string;
  /** Place in the file: the data row (1 = first row after the header) of a table, the line of JSON Lines or Markdown; absent where the file is one document. */
  readonly row?: number;
  /** Where in a JSON document, such as `/results/0/mean_time_ms` (JSON Pointer). */
  readonly pointer?: string;
  /** Recogniser that read it, such as `ollama-runs`. */
  readonly kind: string;
  readonly subject: Subject;
  readonly settings: Settings;
  /** Where model and settings were taken from. */
  readonly settingsFrom: "record" | "file-name" | "none";
  /** Other dimensions that are no settings: stage, run, prompt, timestamp. */
  readonly dimensions?: Settings;
  /** Metric name with its definition, such as `ttft.server_load_prompt`, `throughput`, `duration`. */
  readonly metric: string;
  /** How the value came to be: one observation, or a figure somebody else computed from several. */
  readonly aggregate?: "mean" | "median" | "sd" | "min" | "max" | `p${number}` | "sum" | "count" | "other";
  readonly unit: CanonicalUnit;
  /** The value in `unit`; null where the observation failed or is missing. Never 0 for a failure. */
  readonly value: number | null;
  /** The value and unit as they stood in the file. */
  readonly original: { readonly value: SettingValue | null; readonly unit: string };
  readonly status: MeasurementStatus;
  /** Why it is not `ok`, in the file's own words where it has some. */
  readonly reason?: string;
}
