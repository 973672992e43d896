import type { Measurement } from "../records";
import { coldLoads } from "../stats";

const placeOf = (each: Measurement): string => `${each.file}\n${each.row ?? ""}\n${each.pointer ?? ""}`;

/**
 * Rows whose call was cold, by the rule for load times beside the other rows of its model. Their TTFT as the files give it holds the loading. Returns
 * whether a measurement stands in such a row; a row without a load time is not known to be cold.
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
    const isCold = coldLoads(own.map(({ value }) => value!));
    own.forEach((each, at) => isCold[at] && cold.add(placeOf(each)));
  }
  return (each) => cold.has(placeOf(each));
}
