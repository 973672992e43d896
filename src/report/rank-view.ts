import { seriesMark } from "../plot";
import { metrics, rankedMetrics } from "../records";
import type { CallRecord, MetricName } from "../records";
import { median } from "../stats";
import type { CellSummary, Summary } from "../stats";
import { capital } from "../text";
import { medianTexts, twoOrMore } from "./format";
import { rankingWords } from "./rank-words";

/** From so many variants on a table ranks them; two have their sentence. */
const leastVariants = 3;
/** What a table is ordered by: the first of these that it has. */
const orders = ["throughput", "ttft", "duration"] as const satisfies readonly MetricName[];

/**
 * One table a stage of three variants or more: ordered by a median, best first, every ranked metric with its interval and a mark where the
 * variant cannot be told from the best; the load time of its cold calls, and how many answers are whole.
 */
export function rankView({ cells, rankings, variants }: Summary, calls: readonly CallRecord[]) {
  return [...new Set(rankings.map(({ stage }) => stage))].flatMap((stage) => {
    const own = rankings.filter((ranking) => ranking.stage === stage);
    const order = orders.flatMap((metric) => own.find((ranking) => ranking.metric === metric) ?? [])[0];
    const all = cells.filter((cell) => cell.stage === stage);
    if (order === undefined || all.length < leastVariants) return [];
    const place = new Map(order.rows.map(({ variant }, index) => [variant, index]));
    const rows = [...all].sort((a, b) => (place.get(a.variant) ?? Infinity) - (place.get(b.variant) ?? Infinity) || 0);
    const shown = rankedMetrics.filter((metric) => own.some((ranking) => ranking.metric === metric));
    const { word, better } = metrics[order.metric];
    const loads = rows.map((cell) => loadOf(cell, calls));
    return [
      {
        stage,
        order: `ordered by the median ${word}, ${better === "lower" ? "least" : "most"} first; ● cannot be told from the best, ? not judged`,
        columns: shown.map((metric) => ({ title: capital(metrics[metric].word), unit: metrics[metric].unit })),
        withLoad: loads.some((load) => load !== ""),
        rows: rows.map((cell, index) => ({
          name: cell.variant,
          mark: { markup: seriesMark(variants.indexOf(cell.variant)) },
          whole: cell.whole ? `${cell.whole.k}/${cell.whole.n}` : "—",
          load: loads[index]!,
          cells: shown.map((metric) => {
            const ranked = own.find((ranking) => ranking.metric === metric)!;
            const row = ranked.rows.find(({ variant }) => variant === cell.variant);
            const unjudged = row !== undefined && row.inSet === null && ranked.best !== null;
            return { ...medianTexts(cell[metric]), best: row?.inSet === true ? "●" : unjudged ? "?" : "" };
          }),
        })),
        sets: rankingWords(own),
      },
    ];
  });
}

/** Median load time of a variant's cold calls, ms; empty where none was cold or none said. */
function loadOf({ coldCalls }: CellSummary, calls: readonly CallRecord[]): string {
  const ids = new Set(coldCalls);
  const loads = calls.flatMap(({ id, server }) => (ids.has(id) && server.loadMs !== undefined ? [server.loadMs] : []));
  return loads.length === 0 ? "" : twoOrMore(median(loads));
}
