import { comparedMetrics, metrics } from "../records";
import type { Summary } from "../stats";
import type { FactCollector } from "./build";

/** From so many variants on there is a set of the best; two have their verdict. */
const leastVariants = 3;

/** Per stage and compared metric: the variants that cannot be told from the best, where their runs bear it. */
export function bestFacts(
  { rankings, cells }: Summary,
  stageLabel: (name: string) => string,
  collect: FactCollector,
): void {
  for (const { stage, metric, rows, best, blocks } of rankings) {
    const judged = rows.filter(({ inSet }) => inSet !== null).length;
    const compared = comparedMetrics.find((each) => each === metric);
    if (compared === undefined || best === null || judged < leastVariants) continue;
    collect.addOwn("comparison", `best in ${metrics[compared].word}, ${stageLabel(stage)} stage`, "neither", {
      about: {
        role: "best",
        metric,
        stage,
        subjects: best.map((name) => ({ kind: "variant", name })),
        of: judged,
      },
      metric: null,
      text: best.join(", "),
      n: blocks,
      sources: cells
        .filter((cell) => cell.stage === stage && best.includes(cell.variant))
        .flatMap(({ calls }) => calls.map((call) => ({ call }))),
    });
  }
}
