import { quantityOf } from "../values/quantity";
import type { Quantity } from "../values/quantity";
import { unitOf } from "../values/unit";

/** Where a long table says what it measures; −1 where a column is not there. */
export interface LongColumns {
  readonly metricAt: number;
  readonly unitAt: number;
  readonly aggregateAt: number;
}

/** The columns of a long table, `metric, value, unit`; undefined for any other. */
export function longColumns(header: readonly string[]): LongColumns | undefined {
  const at = (name: string): number => header.findIndex((each) => each.trim().toLowerCase() === name);
  const metricAt = at("metric");
  return metricAt < 0 || at("value") < 0 ? undefined : { metricAt, unitAt: at("unit"), aggregateAt: at("aggregate") };
}

/** Whether a column of a long table holds what the row's metric measures. */
export function isLongValue(name: string): boolean {
  return name.trim().toLowerCase() === "value";
}

/** What a record of a long table measures, whose metric, unit and aggregate stand beside its value; undefined where it names no metric. */
export function longQuantity(metric: unknown, unit: unknown, aggregate: unknown): Quantity | undefined {
  if (typeof metric !== "string" || metric.trim() === "") return undefined;
  const word = typeof unit === "string" ? unit.trim() : "";
  const found = word === "" ? undefined : unitOf(word);
  const own = typeof aggregate === "string" ? quantityOf(aggregate.trim()).aggregate : undefined;
  return {
    ...quantityOf(metric.trim()),
    ...(found === undefined ? {} : { unit: found.unit, scale: found.scale, originalUnit: word }),
    ...(found?.ambiguous === undefined ? {} : { ambiguous: found.ambiguous }),
    ...(own === undefined ? {} : { aggregate: own }),
  };
}
