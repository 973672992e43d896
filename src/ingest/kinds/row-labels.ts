import type { AggregateWord } from "../values/aggregate";
import { readName } from "../values/name";
import { isStep, rateOfStep } from "./llama-test";
import { namesStatistic, rowAggregate } from "./row-apart";

/** What the cells of a row that name something say of its figures. */
export interface RowLabels {
  /** Columns in which a row may call itself an average, a p95, a total. */
  readonly aggregateAt: readonly { readonly index: number; readonly isStatistic: boolean }[];
  /** Columns that may name the step that a rate is of. */
  readonly stepAt: readonly number[];
  /** The statistic that the whole row is; undefined for an observation. */
  aggregateOf(cells: readonly string[]): AggregateWord | undefined;
  /** What a throughput of the row is, where its test says so: `prefill` for `pp512`. */
  rateOf(cells: readonly string[]): string | undefined;
}

/** Finds the columns that may say such a thing. */
export function rowLabels(header: readonly string[], roles: ReadonlyMap<string, readonly number[]>): RowLabels {
  const places = ["model", "backend", "item"].flatMap((role) => roles.get(role) ?? []);
  const run = header.findIndex((name) =>
    ["run", "iteration", "trial", "column_1", "label"].includes(readName(name).plain),
  );
  const aggregateAt = header.flatMap((name, index) => {
    const isStatistic = namesStatistic(name);
    return isStatistic || places.includes(index) || index === run ? [{ index, isStatistic }] : [];
  });
  const stepAt = [...(roles.get("item") ?? []), ...header.flatMap((name, index) => (isStep(name) ? [index] : []))];
  return {
    aggregateAt,
    stepAt,
    aggregateOf(cells) {
      for (const { index, isStatistic } of aggregateAt) {
        const word = rowAggregate(cells[index], isStatistic);
        if (word !== undefined) return word;
      }
      return undefined;
    },
    rateOf(cells) {
      for (const index of stepAt) {
        const rate = rateOfStep(cells[index] ?? "");
        if (rate !== undefined) return rate;
      }
      return undefined;
    },
  };
}
