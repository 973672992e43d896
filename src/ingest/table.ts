import type { Measurement, MeasurementStatus, Settings, SettingValue, Subject } from "../records";
import { metricName, unitOfName } from "./units";

/** A table as it was read: every cell is text. */
export interface Table {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Row number of the first row. */
  readonly firstRow: number;
}

const settingNames = new Set([
  "num_gpu", "num_ctx", "num_batch", "num_thread", "num_predict", "temperature", "top_p", "top_k", "repeat_penalty", "seed", "batch_size", "dtype", "quantization", "tag",
]); // prettier-ignore
const aggregates = /(?:^|_)(mean|avg|average|median|p50|std|stdev|sd|min|max|p90|p95|p99|sum|total)(?:_|$)/;
const aggregateOf: Readonly<Record<string, NonNullable<Measurement["aggregate"]>>> = {
  mean: "mean", avg: "mean", average: "mean", median: "median", p50: "median", std: "sd", stdev: "sd", sd: "sd", min: "min", max: "max", p90: "p90", p95: "p95", p99: "p99", sum: "sum",
}; // prettier-ignore

/** Turns a table into tidy rows: one measurement per numeric cell, with the row's settings, subject and status. */
export function tidyTable(
  file: string,
  kind: string,
  table: Table,
  fallback: { model?: string } = {},
): readonly Measurement[] {
  const names = table.header.map((name) => name.trim().toLowerCase());
  const column = (name: string): number => names.indexOf(name);
  const serverTtft = column("ttft_s") >= 0 && column("load_s") >= 0;
  const measured = names.flatMap((name, index) => {
    if (
      settingNames.has(name) ||
      ["model", "backend", "prompt_index", "run", "stage", "timestamp", "name"].includes(name)
    )
      return [];
    const unit = unitOfName(table.header[index]!);
    return unit
      ? [
          {
            index,
            unit,
            metric: standardMetric(unit.metric, unit.unit, serverTtft),
            aggregate: aggregateIn(metricName(name)),
          },
        ]
      : [];
  });
  return table.rows.flatMap((row, at) => {
    const cell = (name: string): string => (column(name) < 0 ? "" : (row[column(name)] ?? "").trim());
    const settings: Record<string, SettingValue> = {};
    for (const name of settingNames) if (cell(name) !== "") settings[name] = typed(cell(name));
    const model = cell("model") || fallback.model;
    const subject: Subject = {
      ...(model ? { model } : {}),
      ...(cell("backend") ? { backend: cell("backend") } : {}),
      ...(cell("prompt_text") || cell("prompt") || cell("test name")
        ? { item: cell("prompt_text") || cell("prompt") || cell("test name") }
        : {}),
    };
    const { status, reason } = rowStatus(cell);
    const dimensions: Settings = Object.fromEntries(
      ["run", "stage", "prompt_index", "timestamp"]
        .filter((name) => cell(name) !== "")
        .map((name) => [name, typed(cell(name))]),
    );
    return measured.map(({ index, unit, metric, aggregate }): Measurement => {
      const written = (row[index] ?? "").trim();
      const value = number(written);
      const own: MeasurementStatus =
        status !== "ok" ? status : written === "" ? "missing" : value === undefined ? "invalid" : "ok";
      return {
        file,
        row: table.firstRow + at,
        kind,
        subject,
        settings,
        settingsFrom:
          cell("model") !== "" || Object.keys(settings).length > 0 ? "record" : fallback.model ? "file-name" : "none",
        ...(Object.keys(dimensions).length > 0 ? { dimensions } : {}),
        metric,
        ...(aggregate ? { aggregate } : {}),
        unit: unit.unit,
        value: own === "ok" ? value! * unit.factor : null,
        original: { value: written === "" ? null : typed(written), unit: unit.written },
        status: own,
        ...(own === "ok"
          ? {}
          : { reason: reason ?? (own === "missing" ? "the cell is empty" : `"${written}" is no number`) }),
      };
    });
  });
}

function rowStatus(cell: (name: string) => string): { readonly status: MeasurementStatus; readonly reason?: string } {
  const error = cell("error");
  if (error !== "")
    return { status: /time[d ]*-?out/i.test(error) ? "timeout" : "failed", reason: error.slice(0, 300) };
  if (/^(false|0|no|failed)$/i.test(cell("success"))) return { status: "failed", reason: "success is false" };
  return { status: "ok" };
}

function standardMetric(metric: string, unit: string, serverTtft: boolean): string {
  if (unit === "tokens/s") return "throughput";
  const bare = metric.replace(aggregates, "_").replace(/^_|_$/g, "");
  if (bare === "ttft") return serverTtft ? "ttft.server_load_prompt" : "ttft";
  return bare === "" ? metric : bare;
}

function aggregateIn(name: string): Measurement["aggregate"] {
  const match = aggregates.exec(name);
  return match && match[1] !== "total" ? aggregateOf[match[1]!] : undefined;
}

/** A plain number, Indian or English digit groups allowed; undefined for anything else. */
export function number(written: string): number | undefined {
  const plain = /^[-+]?\d{1,3}(?:,\d{2,3})+(?:\.\d+)?$/.test(written) ? written.replace(/,/g, "") : written;
  if (!/^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?$/i.test(plain)) return undefined;
  const value = Number(plain);
  return Number.isFinite(value) ? value : undefined;
}

function typed(written: string): SettingValue {
  return /^-?(?:0|[1-9]\d{0,14})(?:\.\d+)?$/.test(written) ? Number(written) : written;
}
