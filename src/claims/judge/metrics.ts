import type { FactSubject } from "../../records";
import { baseUnit } from "../words/units";

const units: Readonly<Record<string, string>> = {
  ttft: "ms",
  "server-ttft": "ms",
  throughput: "tokens/s",
  duration: "ms",
  tokens: "tokens",
  load: "ms",
  "prompt-eval": "ms",
  eval: "ms",
  "time-per-token": "tokens/s",
};

/** Whether words that name a metric name this one of the facts. In files, TTFT is the server's. */
export function isMetric(word: string, metric: string, kind: FactSubject["kind"] | undefined): boolean {
  if (word === metric) return true;
  if (word === "ttft") return metric === "ttft.server_load_prompt" && kind === "model";
  if (word === "server-ttft") return metric === "ttft.server_load_prompt";
  if (word === "time-per-token") return metric === "throughput" && kind === undefined;
  if (word === "speed") return metric === "throughput";
  if (word === "duration") return metric === "time" && kind === "backend";
  return false;
}

/** Whether a number in this unit can be of a metric that words name. */
export function canBeIn(word: string, unit: string): boolean {
  return units[word] === undefined || units[word] === baseUnit(unit);
}

/** Whether less of it is better: of times, and of no rate. */
export function lessIsBetter(metric: string): boolean | undefined {
  if (metric === "throughput") return false;
  return /^(?:ttft|time|duration|load|eval|prompt-eval)/.test(metric) ? true : undefined;
}
