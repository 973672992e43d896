import { seriesMark } from "../plot";
import { metrics } from "../records";
import type { MetricName } from "../records";
import { counted } from "../stats";
import type { Summary } from "../stats";
import { capital } from "../text";
import { grouped } from "./format";

/** Sessions that a table lists; the calls of the others are in `calls.csv`. */
const mostRows = 200;
const shown = ["ttft", "throughput", "duration"] as const satisfies readonly MetricName[];

/**
 * Where a stage is over several sessions, what each variant had for each of them: a table a metric of the medians that the stage's own medians
 * and verdicts are made of. Empty for a study whose stages have one session each.
 */
export function promptsView({ cells, variants, sessionWord }: Summary) {
  const stages = [...new Set(cells.filter(({ sessions }) => sessions !== undefined).map(({ stage }) => stage))];
  return stages.flatMap((stage) => {
    const own = cells.filter((cell) => cell.stage === stage);
    const sessions = [...new Set(own.flatMap((cell) => cell.sessions ?? []))];
    return shown.flatMap((metric) => {
      const columns = own.map((cell) => ({
        name: cell.variant,
        mark: { markup: seriesMark(variants.indexOf(cell.variant)) },
        values: new Map(cell[metric].sessions?.values.map(({ session, value, calls }) => [session, { value, calls }])),
      }));
      if (columns.every(({ values }) => values.size === 0)) return [];
      const all = columns.flatMap(({ values }) => [...values.values()]);
      const decimals = decimalsOf(all.map(({ value }) => value));
      const most = all.reduce((found, { calls }) => Math.max(found, calls), 0);
      const { word, unit } = metrics[metric];
      return [
        {
          title: `${capital(word)} by ${sessionWord}, ${stage}`,
          unit,
          head: capital(sessionWord),
          note: `${counted(sessions.length, sessionWord)}; each figure is the median of ${most === 1 ? "the one warm call" : `up to ${most} warm calls`}`,
          columns: columns.map(({ name, mark }) => ({ name, mark })),
          rows: sessions.slice(0, mostRows).map((session) => ({
            session,
            values: columns.map(({ values }) => {
              const found = values.get(session);
              return found === undefined ? "—" : grouped(found.value, decimals);
            }),
          })),
          left: Math.max(0, sessions.length - mostRows),
        },
      ];
    });
  });
}

/** Three digits of the least value of a column, at most three decimals. */
function decimalsOf(values: readonly number[]): number {
  const least = values.filter((value) => value > 0).reduce((found, value) => Math.min(found, value), Infinity);
  return Number.isFinite(least) ? Math.min(3, Math.max(0, 2 - Math.floor(Math.log10(least)))) : 0;
}
