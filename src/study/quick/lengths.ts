import { metrics } from "../../records";
import type { CallRecord, TimeBudget } from "../../records";
import { countedCalls, isMeasured, isWarm, median, metricSummary } from "../../stats";
import type { QuickLength } from "./types";

/** Parts of a call's time, in the words of a sentence. */
const parts: readonly (readonly [name: string, of: (budget: TimeBudget) => number | undefined])[] = [
  ["connecting", (budget) => budget.connectMs],
  ["other work of the server", (budget) => budget.otherMs],
  ["loading", (budget) => budget.loadMs],
  ["reading the prompt", (budget) => budget.promptEvalMs],
  ["writing the answer", (budget) => budget.decodeMs],
  ["what the server does after the text", (budget) => budget.afterTextMs],
  ["what nothing explains", (budget) => budget.remainderMs],
];

/** Medians of one length over its warm calls. */
export function quickLength(
  name: QuickLength["name"],
  promptTokens: number,
  outputTokens: number,
  calls: readonly CallRecord[],
): QuickLength {
  const warm = countedCalls(calls).filter((call) => call.stage === name && isMeasured(call) && isWarm(call));
  const summary = (metric: keyof typeof metrics) => metricSummary(metrics[metric], warm);
  return {
    name,
    promptTokens,
    outputTokens,
    ttft: summary("ttft"),
    prefillRate: summary("prefillRate"),
    throughput: summary("throughput"),
    tpot: summary("tpot"),
    duration: summary("duration"),
    parts: shares(warm),
  };
}

/** Median over the calls of each part's share of the call, the largest first. */
function shares(calls: readonly CallRecord[]): QuickLength["parts"] {
  const budgets = calls.flatMap(({ budget, clock }) =>
    budget && clock.durationMs ? [{ budget, whole: budget.connectMs + clock.durationMs }] : [],
  );
  if (budgets.length === 0) return [];
  return parts
    .flatMap(([name, of]) => {
      const share = median(
        budgets.flatMap(({ budget, whole }) => {
          const part = of(budget);
          return part === undefined ? [] : [part / whole];
        }),
      );
      return share === undefined ? [] : [{ name, share }];
    })
    .sort((a, b) => b.share - a.share);
}
