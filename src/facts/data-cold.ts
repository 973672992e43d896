import type { Measurement } from "../records";
import { median } from "../stats";

const leastLoadMs = 500;
const timesMedianLoad = 10;

const placeOf = (each: Measurement): string => `${each.file}\n${each.row ?? ""}\n${each.pointer ?? ""}`;

/**
 * Rows whose call was cold: loading took more than 500 ms and more than ten times the median of the other rows of its model. Their TTFT as
 * the files give it holds the loading. Returns whether a measurement stands in such a row; a row without a load time is not known to be cold.
 */
export function coldRows(measurements: readonly Measurement[]): (each: Measurement) => boolean {
  const loads = measurements.filter(
    (each) => each.metric === "load" && each.aggregate === undefined && each.status === "ok" && each.value !== null,
  );
  const byModel = new Map<string, Measurement[]>();
  for (const each of loads) {
    const model = each.subject.model ?? each.file;
    byModel.set(model, [...(byModel.get(model) ?? []), each]);
  }
  const cold = new Set<string>();
  for (const own of byModel.values()) {
    for (const each of own) {
      if (each.value! <= leastLoadMs) continue;
      const others = own.flatMap((other) => (other === each ? [] : [other.value!]));
      if (each.value! > timesMedianLoad * (median(others) ?? 0)) cold.add(placeOf(each));
    }
  }
  return (each) => cold.has(placeOf(each));
}
