import { metrics } from "../records";
import type { FigureSource } from "./calls";
import type { Figure } from "./figure";
import { perRun } from "./per-run";

/**
 * TTFT of every measured call by run: one panel a stage, variants side by side, cold calls as empty marks, calls set aside
 * as crosses on the axis.
 * @param source a study, or ledger records in any order; run 0 (warm-ups, probes) is left out
 */
export function ttftPerRun(source: FigureSource): Figure {
  return perRun(source, metrics.ttft);
}
