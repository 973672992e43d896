import { seriesMark } from "../plot";
import { metrics, rankedMetrics } from "../records";
import type { CallRecord, MetricName } from "../records";
import { counted } from "../stats";
import type { CellSummary, Summary } from "../stats";
import type { RaceResult } from "../study";
import { capital } from "../text";
import { leastRanked } from "./best";
import { medianTexts } from "./format";
import { loadedView } from "./loaded";
import { raceLines } from "./race";
import { rankingWords } from "./rank-words";

/** What a table is ordered by: the first of these that it has. */
const orders = ["throughput", "ttft", "duration"] as const satisfies readonly MetricName[];

/**
 * One table a stage of three variants or more: ordered by a median, best first, every ranked metric with its interval and a mark where the
 * variant cannot be told from the best; its load time, the memory that it takes, and how many answers are whole. Models are named where they differ.
 */
export function rankView(
  { cells, rankings, variants, coldCalls }: Summary,
  calls: readonly CallRecord[],
  race?: RaceResult,
) {
  const loaded = loadedView(calls, new Set(coldCalls.map(({ id }) => id)));
  return [...new Set(rankings.map(({ stage }) => stage))].flatMap((stage, at) => {
    const own = rankings.filter((ranking) => ranking.stage === stage);
    const order = orders.flatMap((metric) => own.find((ranking) => ranking.metric === metric) ?? [])[0];
    const all = cells.filter((cell) => cell.stage === stage);
    if (order === undefined || all.length < leastRanked) return [];
    const place = new Map(order.rows.map(({ variant }, index) => [variant, index]));
    const rows = [...all].sort((a, b) => (place.get(a.variant) ?? Infinity) - (place.get(b.variant) ?? Infinity) || 0);
    const shown = rankedMetrics.filter((metric) => own.some((ranking) => ranking.metric === metric));
    const { word, better } = metrics[order.metric];
    return [
      {
        stage,
        order: `${countsOf(all)}, ordered by the median ${word}, ${better === "lower" ? "least" : "most"} first; ● cannot be told from the best${unjudgedIn(own) ? ", ? not judged" : ""}`,
        columns: shown.map((metric) => ({ title: capital(metrics[metric].word), unit: metrics[metric].unit })),
        more: loaded.columns,
        rows: rows.map((cell) => ({
          name: cell.variant,
          model: loaded.models.get(cell.variant) ?? "",
          mark: { markup: seriesMark(variants.indexOf(cell.variant)) },
          whole: cell.whole ? `${cell.whole.k}/${cell.whole.n}` : "—",
          more: loaded.cells(cell.variant),
          cells: shown.map((metric) => {
            const ranked = own.find((ranking) => ranking.metric === metric)!;
            const row = ranked.rows.find(({ variant }) => variant === cell.variant);
            const unjudged = row !== undefined && row.inSet === null && ranked.best !== null;
            return { ...medianTexts(cell[metric]), best: row?.inSet === true ? "●" : unjudged ? "?" : "" };
          }),
        })),
        // A race is one for all stages: who left when is said once.
        sets: [...(race && at === 0 ? raceLines(race) : []), ...rankingWords(own)],
      },
    ];
  });
}

/** "medians over 10 prompts", "medians of 6 to 8 calls". */
function countsOf(cells: readonly CellSummary[]): string {
  const counts = cells.flatMap((cell) => orders.map((metric) => cell[metric].n)).filter((n) => n > 0);
  const [least, most] = [Math.min(...counts), Math.max(...counts)];
  const word = cells.flatMap(({ ttft }) => ttft.sessions?.word ?? [])[0];
  const n = `${least === most ? "" : `${least} to `}${counted(most, word ?? "warm call")}`;
  return word === undefined
    ? `medians of ${n}`
    : `medians over ${n} (their intervals say how unlike those are; variants are compared ${word} by ${word})`;
}

function unjudgedIn(rankings: Summary["rankings"]): boolean {
  return rankings.some(({ best, rows }) => best !== null && rows.some(({ inSet }) => inSet === null));
}
