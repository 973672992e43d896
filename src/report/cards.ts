import { seriesMark } from "../plot";
import { comparedMetrics, metrics } from "../records";
import type { Summary } from "../stats";
import { capital } from "../text";
import { shapes, toneOf } from "./findings";
import { medianTexts } from "./format";

/** One card a stage and metric: the medians of all variants in their order, each with the mark it has in the figures, and what the verdict says. */
export function cardsView({ cells, variants, comparisons }: Summary) {
  const stages = [...new Set(cells.map((cell) => cell.stage))];
  return stages.flatMap((stage) =>
    comparedMetrics.map((metric) => ({
      label: `${capital(metrics[metric].word)}, ${stage}`,
      unit: metrics[metric].unit,
      better: `${metrics[metric].better} is better`,
      variants: cells
        .filter((cell) => cell.stage === stage)
        .map((cell) => {
          const found = comparisons.find(
            (one) => one.metric === metric && one.stage === stage && one.candidate === cell.variant,
          );
          const tone = found ? toneOf(found.verdict) : "even";
          return {
            name: cell.variant,
            mark: { markup: seriesMark(variants.indexOf(cell.variant)) },
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
