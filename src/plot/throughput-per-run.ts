import { metrics } from "../records";
import type { FigureSource } from "./calls";
import type { Figure } from "./figure";
import { perRun } from "./per-run";

/**
 * Throughput (the server's output tokens over its decode time, tokens/s) of every measured call by run; marks as in `ttftPerRun`.
 * @param source a study, or ledger records in any order; run 0 (warm-ups, probes) is left out
 */
export function throughputPerRun(source: FigureSource): Figure {
  return perRun(source, metrics.throughput);
}
