import type { Measurement, MeasurementStatus, Problem, Subject } from "../../records";
import { metricName, unitOfName } from "../units";
import type { Reading } from "./kind";

const deepest = 200;

/** Reads any JSON document: every number whose key names a unit becomes a measurement, with the names on the way to it as its item. */
export function readJson(file: string, text: string): Reading {
  const problem = (code: string, message: string): Reading => ({
    kind: "json",
    measurements: [],
    problems: [{ file, severity: "error", code, message }],
  });
  if (nesting(text) > deepest)
    return problem("too-deep", `${file} is nested deeper than ${deepest} levels and was not read.`);
  let document: unknown;
  try {
    document = JSON.parse(text.replace(/^\ufeff/, ""));
  } catch (error) {
    const hint = /\b(?:NaN|Infinity)\b/.test(text)
      ? " (it holds NaN or Infinity, which JSON has no place for; Python's json.dumps needs allow_nan=False)"
      : "";
    return problem("not-json", `${file} is not JSON: ${(error as Error).message}${hint}.`);
  }
  const measurements: Measurement[] = [];
  const problems: Problem[] = [];
  visit(document, [], {}, { status: "ok" });
  return { kind: isCompilation(document) ? "compilation" : "json", measurements, problems };

  function visit(
    value: unknown,
    path: readonly string[],
    subject: Subject,
    outcome: { readonly status: MeasurementStatus; readonly reason?: string },
  ): void {
    if (Array.isArray(value)) {
      value.forEach((each, index) => visit(each, [...path, String(index)], subject, outcome));
      return;
    }
    if (typeof value !== "object" || value === null) return;
    const record = new Map(Object.entries(value));
    const model = text0(record.get("model")) ?? text0(record.get("model_name")) ?? subject.model;
    const backend =
      text0(record.get("backend")) ?? (path.at(-2) === "backends" ? path.at(-1) : undefined) ?? subject.backend;
    const here: Subject = {
      ...(model ? { model } : {}),
      ...(backend ? { backend } : {}),
      ...(path.length > 0 ? { item: path.join(".") } : {}),
    };
    const failed =
      record.get("success") === false ||
      (text0(record.get("error")) ?? "") !== "" ||
      text0(record.get("status")) === "failed";
    const now = failed
      ? { status: "failed" as const, reason: (text0(record.get("error")) ?? "success is false").slice(0, 300) }
      : outcome;
    for (const [key, inner] of record) {
      const unit = typeof inner === "number" ? unitOfName(key) : undefined;
      if (unit && typeof inner === "number") {
        const aggregate = /(?:^|_)(mean|avg|median|p50|std|stdev|min|max|p90|p95|p99)_/.exec(key)?.[1];
        measurements.push({
          file, pointer: `/${[...path, key].map((part) => part.replace(/~/g, "~0").replace(/\//g, "~1")).join("/")}`, kind: "json", subject: here, settings: {}, settingsFrom: "none",
          metric: unit.unit === "tokens/s" ? "throughput" : metricName(unit.metric.replace(/^(mean|avg|median|p50|std|stdev|min|max|p90|p95|p99)_/, "")),
          ...(aggregate ? { aggregate: ({ avg: "mean", p50: "median", std: "sd", stdev: "sd" } as const)[aggregate as "avg"] ?? (aggregate as "mean") } : {}),
          unit: unit.unit, value: now.status === "ok" ? inner * unit.factor : null, original: { value: inner, unit: unit.written }, ...now,
        }); // prettier-ignore
      }
      visit(inner, [...path, key], here, now);
    }
  }
}

function isCompilation(document: unknown): boolean {
  return typeof document === "object" && document !== null && "backends" in document && "settings" in document;
}

function text0(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

/** Deepest nesting of brackets outside of strings, counted without building anything. */
function nesting(text: string): number {
  let depth = 0;
  let most = 0;
  let inString = false;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (inString) {
      if (code === 92) at += 1;
      else if (code === 34) inString = false;
    } else if (code === 34) inString = true;
    else if (code === 91 || code === 123) most = Math.max(most, (depth += 1));
    else if (code === 93 || code === 125) depth -= 1;
  }
  return most;
}
