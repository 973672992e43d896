import type { Collector } from "../values/collect";
import type { Row } from "../values/row";
import type { Quantity } from "../values/quantity";
import { unitOf } from "../values/unit";

const metrics = new Map<string, string>([
  ["total duration", "total_duration"],
  ["load duration", "load_duration"],
  ["prompt eval count", "prompt_tokens"],
  ["prompt eval duration", "prompt_eval_duration"],
  ["prompt eval rate", "prefill"],
  ["eval count", "output_tokens"],
  ["eval duration", "eval_duration"],
  ["eval rate", "throughput"],
]);
const row = /^\s*([a-z][a-z ]+?):\s+(.+?)\s*$/;
const amount = /^([\d.]+)\s*(tokens?\/s|token\(s\)|tokens?)$/;
const part = /(\d+(?:\.\d+)?)(h|ms|m|µs|μs|us|ns|s)/g;
const parts: Readonly<Record<string, number>> = { h: 3_600_000, m: 60_000, s: 1000, ms: 1, us: 1e-3, ns: 1e-6 };

/** Lines of `ollama run --verbose`, as people paste them; returns how many were read. */
export function readVerbose(text: string, firstLine: number, base: Row, out: Collector): number {
  const lines = text.split("\n");
  if (!lines.some((each) => /^\s*eval rate:/.test(each))) return 0;
  let read = 0;
  lines.forEach((each, index) => {
    const [, name = "", said = ""] = row.exec(each) ?? [];
    const metric = metrics.get(name);
    if (metric === undefined) return;
    const found = valueOf(said);
    if (found === undefined) return;
    out.value({ ...base, row: firstLine + index }, { metric, ...found.quantity }, found.value, undefined, name);
    read += 1;
  });
  return read;
}

function valueOf(said: string): { value: number; quantity: Omit<Quantity, "metric"> } | undefined {
  const counted = amount.exec(said);
  if (counted !== null) {
    const unit = unitOf(counted[2]!.replace("token(s)", "tokens"))!;
    return { value: Number(counted[1]), quantity: { unit: unit.unit, scale: unit.scale, originalUnit: counted[2]! } };
  }
  const ms = durationMs(said);
  return ms === undefined ? undefined : { value: ms, quantity: { unit: "ms", scale: 1, originalUnit: "" } };
}

/** A duration as Go prints it, in ms: `7.7711868s`, `6.7027ms`, `1m2.5s`. */
function durationMs(text: string): number | undefined {
  const found = [...text.matchAll(part)];
  if (found.length === 0 || found.map((each) => each[0]).join("") !== text) return undefined;
  const total = found.reduce((sum, [, value, unit]) => sum + Number(value) * parts[unit!.replace(/[µμ]/, "u")]!, 0);
  return Number(total.toPrecision(15));
}
