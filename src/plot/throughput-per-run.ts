import { metrics } from "../records";
import type { CallRecord } from "../records";
import type { Figure } from "./figure";
import { perRun } from "./per-run";

/**
 * Throughput (the server's output tokens over its decode time, tokens/s) of every measured call by run; marks as in `ttftPerRun`.
 * @param calls ledger records in any order; run 0 (warm-ups, probes) is left out
 */
export function throughputPerRun(calls: readonly CallRecord[]): Figure {
  return perRun(calls, metrics.throughput);
}
