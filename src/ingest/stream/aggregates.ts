import type { Measurement } from "../../records";
import type { Quantity } from "../quantity";
import type { Group } from "./groups";
import { spreadOf } from "./running";
import type { Running } from "./running";

/** Name of the recogniser of tables that are too large to be held. */
export const streamedKind = "streamed-table";

/**
 * Count, mean, sd, min and max of each metric of a group, and how many of its rows failed, are missing or are no numbers.
 * @param quantities what each column of figures measures
 */
export function aggregates(file: string, group: Group, quantities: readonly Quantity[]): Measurement[] {
  return quantities.flatMap((quantity, place) => {
    const state = group.metrics[place]!;
    const base = {
      file,
      kind: streamedKind,
      subject: group.subject,
      settings: group.settings,
      settingsFrom: group.settingsFrom,
      // A column may hold figures that somebody else computed from several, such as means.
      dimensions: {
        ...group.dimensions,
        rows: group.rows,
        ...(quantity.aggregate === undefined ? {} : { each: quantity.aggregate }),
      },
      metric: quantity.metric,
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
      ...(state.n > 0 ? [of("mean", state.mean), of("min", state.min), of("max", state.max)] : []),
      ...(spread === null ? [] : [of("sd", spread)]),
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
