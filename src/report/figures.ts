import { variantNames } from "../records";
import type { IngestResult, Study } from "../records";
import {
  comparison,
  distribution,
  pareto,
  rightAgainstSpeed,
  runOrder,
  smallMultiples,
  sweepHeatmap,
  throughputPerRun,
  timeBudget,
  tokenTimeline,
  ttftPerRun,
} from "../plot";
import type { Figure } from "../plot";
import { gradeSummary } from "../stats";
import type { Summary } from "../stats";

/** The figures of a report, in order; those with nothing to draw are left out. */
export function reportFigures(study: Study, summary: Summary, ingest: IngestResult | undefined): readonly Figure[] {
  const grades = gradeSummary(study);
  const all = [
    comparison(summary),
    runOrder(study),
    ttftPerRun(study),
    throughputPerRun(study),
    distribution(summary, { metric: "ttft" }),
    distribution(summary, { metric: "throughput" }),
    timeBudget(study),
    tokenTimeline(study),
    pareto(summary),
    ...(grades === undefined ? [] : [rightAgainstSpeed(grades, variantNames(study))]),
    ...(ingest ? [sweepHeatmap(ingest.measurements), smallMultiples(ingest.measurements)] : []),
  ];
  return all.filter((figure) => figure.n > 0);
}
