import { metrics, rankedMetrics } from "../records";
import type { Metric } from "../records";
import { leave } from "./best-set";
import type { CallLike } from "./call-like";
import { median } from "./median";
import type { MetricSummary } from "./metric-summary";
import type { CellComparison, CellSummary, Ranking } from "./summary-types";

/** Fewest runs that all ranked variants must have in common. */
const leastBlocks = 4;
/** From so many variants on, with few runs, the set held the best slightly too seldom in simulation; two variants likewise. */
const manyVariants = 40;

/** A cell with the warm calls that its medians are made of. */
export interface RankedCell {
  readonly cell: CellSummary;
  readonly warm: readonly CallLike[];
}

/** Ranks the variants of each stage by every ranked metric; a stage of one variant has no ranking. */
export function rankCells(
  cells: readonly RankedCell[],
  comparisons: readonly CellComparison[],
  sessionWord: string,
): readonly Ranking[] {
  const stages = [...new Set(cells.map(({ cell }) => cell.stage))];
  return stages.flatMap((stage) => {
    const own = cells.filter(({ cell }) => cell.stage === stage);
    if (own.length < 2) return [];
    const blockWord = own.some(({ cell }) => cell.sessions !== undefined) ? sessionWord : "run";
    const refused = new Map(
      comparisons.flatMap(({ stage: of, candidate, verdict }) =>
        of === stage && verdict.code === "refused" ? [[candidate, verdict.reason] as const] : [],
      ),
    );
    return rankedMetrics.flatMap((metric) => {
      const ranking = rankOne(metrics[metric], own, { refused, blockWord });
      return ranking.rows.length < 2 ? [] : [{ stage, ...ranking }];
    });
  });
}

function rankOne(
  metric: Metric,
  cells: readonly RankedCell[],
  { refused, blockWord }: { readonly refused: ReadonlyMap<string, string>; readonly blockWord: string },
): Omit<Ranking, "stage"> {
  const sign = metric.better === "lower" ? 1 : -1;
  const rows = cells
    .flatMap(({ cell }) => {
      const { median: middle } = cell[metric.name];
      return middle === null ? [] : [{ variant: cell.variant, median: middle }];
    })
    .sort((a, b) => sign * (a.median - b.median));
  const leftOut: { variant: string; reason: string }[] = [];
  const rivals: Rival[] = [];
  for (const { cell, warm } of cells) {
    const { variant } = cell;
    const blocks = cell.sessions === undefined ? byRun(metric, warm) : bySession(cell[metric.name]);
    if (refused.has(variant)) leftOut.push({ variant, reason: refused.get(variant)! });
    else if (blocks.size < leastBlocks) leftOut.push({ variant, reason: `fewer than ${leastBlocks} ${blockWord}s` });
    else rivals.push({ variant, blocks });
  }
  const blocks = commonBlocks(rivals, leftOut, blockWord);
  if (blocks.length < leastBlocks || rivals.length < 2)
    return { metric: metric.name, rows: rows.map((row) => ({ ...row, inSet: null })), best: null, blocks: blocks.length, blockWord, leftOut }; // prettier-ignore
  const logs = rivals.map((rival) => blocks.map((block) => sign * Math.log(rival.blocks.get(block)!)));
  const careful = rivals.length === 2 || (rivals.length >= manyVariants && blocks.length <= 6);
  const { worseThan } = leave(logs, { alpha: careful ? 0.04 : 0.05 });
  const judged = new Set(rivals.map(({ variant }) => variant));
  const stays = new Set(rivals.filter((_, i) => worseThan[i] === null).map(({ variant }) => variant));
  return {
    metric: metric.name,
    rows: rows.map((row) => ({ ...row, inSet: judged.has(row.variant) ? stays.has(row.variant) : null })),
    best: rows.flatMap(({ variant }) => (stays.has(variant) ? [variant] : [])),
    blocks: blocks.length,
    blockWord,
    leftOut,
  };
}

interface Rival {
  readonly variant: string;
  readonly blocks: ReadonlyMap<number | string, number>;
}

/** One value a run: the median where a run has several calls of the stage. A value that is not above 0 has no logarithm. */
function byRun(metric: Metric, calls: readonly CallLike[]): ReadonlyMap<number, number> {
  const runs = new Map<number, number[]>();
  for (const call of calls) {
    const value = metric.of(call);
    if (value === undefined || !(value > 0) || !Number.isFinite(value)) continue;
    const known = runs.get(call.run);
    if (known === undefined) runs.set(call.run, [value]);
    else known.push(value);
  }
  return new Map([...runs].map(([run, values]) => [run, median(values)!]));
}

/** One value a session, the one that its median counts. */
function bySession({ sessions }: MetricSummary): ReadonlyMap<string, number> {
  return new Map(sessions?.values.flatMap(({ session, value }) => (value > 0 ? [[session, value] as const] : [])));
}

/** Blocks that all rivals have; while those are too few, the rival with the fewest is left out and named. */
function commonBlocks(
  rivals: Rival[],
  leftOut: { variant: string; reason: string }[],
  blockWord: string,
): readonly (number | string)[] {
  for (;;) {
    const [first, ...others] = rivals;
    const common = [...(first?.blocks.keys() ?? [])].filter((key) => others.every(({ blocks }) => blocks.has(key)));
    if (common.length >= leastBlocks || rivals.length < 3)
      return common.sort((a, b) => (typeof a === "number" && typeof b === "number" ? a - b : 0));
    const fewest = rivals.reduce((least, each) => (each.blocks.size < least.blocks.size ? each : least));
    rivals.splice(rivals.indexOf(fewest), 1);
    leftOut.push({ variant: fewest.variant, reason: `too few ${blockWord}s in common with the others` });
  }
}
