import type { Evidence } from "./evidence";
import { kendall } from "./kendall";
import { median } from "./median";
import { theilSen } from "./theil-sen";

/** Whether values rise or fall with the order in which they were measured. */
export interface Drift extends Evidence {
  /** Theil–Sen slope, in units of the values a run. */
  readonly slope: number;
  /** Slope · n / median, as a ratio: .1 means 10 % more at the end than at the beginning; null for a median of 0. */
  readonly total: number | null;
  readonly tau: number;
  /** Kendall's, two-sided. */
  readonly p: number;
  /** p < .05 and more than 5 % in all: a page must say so. */
  readonly warning: boolean;
  readonly sentence: string;
}

/**
 * Drift over the run order, which is the order given. Undefined for fewer than 3 values or when all are equal; NaN throws.
 */
export function drift(values: readonly number[]): Drift | undefined {
  const trend = kendall(values);
  const slope = theilSen(values);
  const centre = median(values);
  if (!trend || slope === undefined || centre === undefined) return undefined;
  const total = centre === 0 ? null : (slope * values.length) / Math.abs(centre);
  const warning = trend.p < 0.05 && total !== null && Math.abs(total) > 0.05;
  return {
    slope,
    total,
    tau: trend.tau,
    p: trend.p,
    warning,
    sentence: warning
      ? `drift: values ${slope > 0 ? "rose" : "fell"} by ${(Math.abs(total) * 100).toFixed(0)} % over the runs`
      : "no drift shown",
    n: values.length,
    excluded: [],
    method: `Theil–Sen slope over run order, Kendall's τ (${trend.method})`,
    footnotes: ["A drift is warned of at p < .05 and more than 5 % in all."],
  };
}
