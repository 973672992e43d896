import { fewNames } from "./few-names";
import type { Quantity } from "./quantity";

/** What a person should know of a unit with two meanings in use. */
export function ambiguityNote({ metric, originalUnit, ambiguous }: Quantity): string {
  return `gives ${metric} in ${originalUnit}, read as ${ambiguous ?? originalUnit}`;
}

/** What a person should know of a share that is none. */
export function aboveOneNote({ metric }: Quantity): string {
  return `gives a ${metric} above 1, which is no share of one; it is kept as it stands`;
}

/** The quantity of a value above one whose name says that it is a share. */
export function asNoShare({ metric, scale, aggregate, style }: Quantity): Quantity {
  const bare = { metric, unit: "unknown", scale, originalUnit: "" } as const;
  return { ...bare, ...(aggregate === undefined ? {} : { aggregate }), ...(style === undefined ? {} : { style }) };
}

/** What a person should know of numbers that no name gives a unit. */
export function unitlessNote(names: readonly string[]): string {
  return `has numbers without a unit in ${fewNames(names)}; they are kept as they stand`;
}

/** What a person should know of times that are points in time. */
export function instantNote({ metric }: Quantity): string {
  return `gives points in time as ${metric}; they are no durations and are left out`;
}
