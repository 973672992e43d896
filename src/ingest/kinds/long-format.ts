import { quantityOf } from "../quantity";
import type { Quantity } from "../quantity";
import { unitOf } from "../unit";

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
