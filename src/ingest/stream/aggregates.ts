import type { Measurement } from "../../records";
import type { Group } from "./groups";
import type { StreamedQuantities } from "./quantities";
import { spreadOf } from "./running";
import type { Running } from "./running";

/** Name of the recogniser of tables that are too large to be held. */
export const streamedKind = "streamed-table";

/**
 * Count, mean, sd, min and max of each metric of a group, and how many of its rows failed, are missing or are no numbers.
 */
export function aggregates(file: string, group: Group, quantityOf: StreamedQuantities["quantityOf"]): Measurement[] {
  return group.metrics.flatMap((state, place) => {
    const quantity = quantityOf(group, place);
    // In a long table most groups have figures of one metric only.
    const { n, failed, missing, invalid } = state;
    if (quantity === undefined || n + failed + missing + invalid === 0) return [];
    const base = {
      file,
      kind: streamedKind,
      subject: group.subject,
      settings: group.settings,
      settingsFrom: group.settingsFrom,
      dimensions: { ...group.dimensions, rows: group.rows },
      // A mean of what somebody else computed, such as p99s, is no mean of single observations.
      metric: quantity.aggregate === undefined ? quantity.metric : `${quantity.metric}.${quantity.aggregate}`,
      unit: quantity.unit,
    };
    const of = (aggregate: "count" | "mean" | "sd" | "min" | "max", value: number): Measurement => ({
      ...base,
      aggregate,
      unit: aggregate === "count" ? "count" : quantity.unit,
      value,
      original: {
        value: aggregate === "count" ? value : value / quantity.scale,
        unit: aggregate === "count" ? "" : quantity.originalUnit,
      },
      status: "ok",
    });
    const spread = spreadOf(state);
    return [
      of("count", state.n),
      ...(Number.isFinite(state.mean) && n > 0 ? [of("mean", state.mean)] : []),
      ...(n > 0 ? [of("min", state.min), of("max", state.max)] : []),
      ...(spread === null || !Number.isFinite(spread) ? [] : [of("sd", spread)]),
      ...lost(base, state, quantity.originalUnit),
    ];
  });
}

function lost(base: Omit<Measurement, "value" | "original" | "status">, state: Running, unit: string): Measurement[] {
  return (["failed", "missing", "invalid"] as const).flatMap((status): Measurement[] =>
    state[status] === 0
      ? []
      : [
          {
            ...base,
            value: null,
            original: { value: state[status], unit },
            status,
            reason: `${state[status]} of the group's rows are ${status}`,
          },
        ],
  );
}
