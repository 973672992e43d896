import type { AggregateWord } from "../values/aggregate";
import { aggregated } from "../values/aggregated";
import { quantityOf, readName } from "../values/name";
import type { Quantity } from "../values/quantity";
import { unitOf } from "../values/unit";
import { slashedUnit } from "../values/unit-endings";

/** Where a long table says what it measures; −1 where a column is not there. */
export interface LongColumns {
  readonly metricAt: number;
  readonly unitAt: number;
  readonly aggregateAt: number;
}

const metricNames = new Set(["metric", "metrics", "metric_name", "measure", "measurement", "statistic"]);
const valueNames = new Set(["value", "values", "result", "score"]);

/** The columns of a long table, `metric, value, unit` or `metric, avg, p99`; undefined for any other. */
export function longColumns(header: readonly string[]): LongColumns | undefined {
  const at = (test: (plain: string) => boolean): number => header.findIndex((name) => test(readName(name).plain));
  const metricAt = at((plain) => metricNames.has(plain));
  const others = header.filter((_, index) => index !== metricAt);
  if (metricAt < 0 || !others.some(isLongValue)) return undefined;
  return {
    metricAt,
    unitAt: at((plain) => plain === "unit" || plain === "units"),
    aggregateAt: at((plain) => plain === "aggregate"),
  };
}

/** Whether a column of a long table holds what the row's metric measures: `value`, or no more than an aggregate's word. */
export function isLongValue(name: string): boolean {
  const { plain, bare } = readName(name);
  return valueNames.has(plain) || bare !== undefined;
}

/** What a record of a long table measures, whose metric, unit and aggregate stand beside its value; undefined where it names no metric. */
export function longQuantity(
  metric: unknown,
  unit: unknown,
  aggregate: unknown,
  column?: AggregateWord,
): Quantity | undefined {
  if (typeof metric !== "string" || metric.trim() === "") return undefined;
  const word = typeof unit === "string" ? unit.trim() : "";
  const found = word === "" ? undefined : (slashedUnit(word)?.unit ?? unitOf(word));
  const own = typeof aggregate === "string" ? quantityOf(aggregate.trim()).aggregate : undefined;
  const named = quantityOf(metric.trim());
  const quantity: Quantity = {
    ...named,
    ...(found === undefined ? {} : { unit: found.unit, scale: found.scale, originalUnit: word }),
    ...(found?.ambiguous === undefined ? {} : { ambiguous: found.ambiguous }),
    ...(own === undefined ? {} : { aggregate: own }),
  };
  return column === undefined ? quantity : aggregated(quantity, column);
}
