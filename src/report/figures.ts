import type { IngestResult, Study } from "../records";
import {
  comparison,
  distribution,
  pareto,
  runOrder,
  smallMultiples,
  sweepHeatmap,
  throughputPerRun,
  timeBudget,
  tokenTimeline,
  ttftPerRun,
} from "../plot";
import type { Figure } from "../plot";

/** The figures of a report, in order; those with nothing to draw are left out. */
export function reportFigures(study: Study, ingest: IngestResult | undefined): readonly Figure[] {
  const { calls } = study;
  const all = [
    comparison(calls),
    runOrder(calls),
    ttftPerRun(calls),
    throughputPerRun(calls),
    distribution(calls, { metric: "ttft" }),
    distribution(calls, { metric: "throughput" }),
    timeBudget(calls),
    tokenTimeline(calls),
    pareto(calls),
    ...(ingest ? [sweepHeatmap(ingest.measurements), smallMultiples(ingest.measurements)] : []),
  ];
  return all.filter((figure) => figure.n > 0);
}
