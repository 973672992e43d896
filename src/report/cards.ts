import { comparedMetrics, metrics } from "../records";
import { capital } from "../text";
import type { CellComparison, CellSummary } from "../stats";
import { shapes, toneOf } from "./findings";
import { medianTexts } from "./format";

/** One card a stage and metric: the medians of all variants, and under them what the verdict says. */
export function cardsView(
  cells: readonly CellSummary[],
  names: readonly string[],
  comparisons: readonly CellComparison[],
) {
  const stages = [...new Set(cells.map((cell) => cell.stage))];
  return stages.flatMap((stage) =>
    comparedMetrics.map((metric) => ({
      label: `${capital(metrics[metric].word)}, ${stage}`,
      unit: metrics[metric].unit,
      better: `${metrics[metric].better} is better`,
      variants: cells
        .filter((cell) => cell.stage === stage)
        .sort((a, b) => names.indexOf(a.variant) - names.indexOf(b.variant))
        .map((cell) => {
          const found = comparisons.find(
            (one) => one.metric === metric && one.stage === stage && one.candidate === cell.variant,
          );
          const tone = found ? toneOf(found.verdict) : "even";
          return {
            name: cell.variant,
            series: Math.max(0, names.indexOf(cell.variant)) % 6,
            ...medianTexts(cell[metric]),
            whole: cell.whole && cell.whole.k < cell.whole.n ? `${cell.whole.k}/${cell.whole.n} whole` : "",
            tone,
            shape: found ? shapes[tone] : "",
            word: found?.verdict.word ?? "",
          };
        }),
    })),
  );
}
