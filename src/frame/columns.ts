import { metrics } from "../records";
import { countedCalls } from "../stats";
import type { CallRecord, Measurement, Metric, Settings, SettingValue } from "../records";

/** One column of a frame: plain values, of one type or mixed. What is missing is NaN in a column of numbers and an empty text in any other. */
export interface Column {
  readonly name: string;
  /** Canonical unit, shown in the header; absent for text and counts. */
  readonly unit?: string;
  readonly values: readonly (number | string | boolean)[];
}

/** Columns of tidy measurements: what was measured and its value, how it was set, where it stands. A setting is a column `settings.NAME`, a dimension `dimensions.NAME`. */
export function measurementColumns(measurements: readonly Measurement[]): readonly Column[] {
  const text = (name: string, of: (each: Measurement) => string | undefined): Column => ({
    name,
    values: measurements.map((each) => of(each) ?? ""),
  });
  return [
    text("model", (each) => each.subject.model),
    text("backend", (each) => each.subject.backend),
    text("item", (each) => each.subject.item),
    text("metric", (each) => each.metric),
    text("aggregate", (each) => each.aggregate),
    { name: "value", values: measurements.map((each) => each.value ?? Number.NaN) },
    text("unit", (each) => each.unit),
    text("status", (each) => each.status),
    text("reason", (each) => each.reason),
    ...namedColumns(
      "settings",
      measurements.map((each) => each.settings),
    ),
    ...namedColumns(
      "dimensions",
      measurements.map((each) => each.dimensions ?? {}),
    ),
    text("kind", (each) => each.kind),
    text("file", (each) => each.file),
    { name: "row", values: measurements.map((each) => each.row ?? Number.NaN) },
    text("pointer", (each) => each.pointer),
    text("settingsFrom", (each) => each.settingsFrom),
    {
      name: "original.value",
      values: filled(measurements.map(({ original }) => (original.value === null ? undefined : original.value))),
    },
    text("original.unit", (each) => each.original.unit),
  ];
}

/** Columns of call records: what identifies a call, its status, and its figures with their units. */
export function callColumns(calls: readonly CallRecord[]): readonly Column[] {
  const text = (name: string, of: (each: CallRecord) => string | undefined): Column => ({
    name,
    values: calls.map((each) => of(each) ?? ""),
  });
  const number = (name: string, unit: string | undefined, of: (each: CallRecord) => number | undefined): Column => ({
    name,
    ...(unit === undefined ? {} : { unit }),
    values: calls.map((each) => of(each) ?? Number.NaN),
  });
  const metric = ({ name, unit, of }: Metric): Column => number(name, unit, of);
  return [
    text("id", (each) => each.id),
    text("study", (each) => each.study),
    number("run", undefined, (each) => each.run),
    text("stage", (each) => each.stage),
    text("variant", (each) => each.variant),
    text("session", (each) => each.session),
    text("model", (each) => each.model.name),
    text("status", (each) => each.status),
    text("speed", ({ speed }) => (speed.valid ? "valid" : speed.fault)),
    text("answer", (each) => each.answer),
    { name: "cold", values: countedCalls(calls).map(({ cold }) => cold) },
    metric(metrics.ttft),
    metric(metrics.ttfa),
    metric(metrics.duration),
    number("load", "ms", (each) => each.server.loadMs),
    number("memory", "bytes", (each) => each.memory?.bytes),
    number("videoMemory", "bytes", (each) => each.memory?.videoBytes),
    number("promptEval", "ms", (each) => each.server.promptEvalMs),
    number("eval", "ms", (each) => each.server.evalMs),
    number("promptTokens", "tokens", (each) => each.server.promptTokens),
    number("outputTokens", "tokens", (each) => each.server.outputTokens),
    metric(metrics.throughput),
    ...[metrics.tpot, metrics.itl, metrics.itlP95, metrics.arrivalRate, metrics.prefillRate].map(metric),
    text("error", (each) => each.error),
  ];
}

function namedColumns(prefix: string, records: readonly Settings[]): Column[] {
  const names = [...new Set(records.flatMap((each) => Object.keys(each)))].sort();
  return names.map((name) => ({
    name: `${prefix}.${name}`,
    values: filled(records.map((each) => (Object.hasOwn(each, name) ? each[name] : undefined))),
  }));
}

/** The values as they are, so that a number among texts stays one, with the mark of what is missing that suits the others. */
function filled(found: readonly (SettingValue | undefined)[]): readonly SettingValue[] {
  const present = found.filter((value) => value !== undefined);
  const numeric = present.length > 0 && present.every((value) => typeof value === "number");
  return found.map((value) => value ?? (numeric ? Number.NaN : ""));
}
