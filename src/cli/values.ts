import { UserError } from "../records";
import type { OptionValues } from "./command";

/** A text option; undefined where it was not given. */
export function text(values: OptionValues, name: string): string | undefined {
  const value = values[name];
  return typeof value === "string" ? value : undefined;
}

/** A repeated text option. */
export function texts(values: OptionValues, name: string): readonly string[] {
  const value = values[name];
  return Array.isArray(value) ? value.filter((each): each is string => typeof each === "string") : [];
}

/** A switch. */
export function flag(values: OptionValues, name: string): boolean {
  return values[name] === true;
}

/** A whole number within bounds; throws a UserError (wrong usage) otherwise. */
export function whole(values: OptionValues, name: string, least: number, most: number): number | undefined {
  const given = text(values, name);
  if (given === undefined) return undefined;
  const value = /^\d+$/.test(given) ? Number(given) : Number.NaN;
  if (!(value >= least && value <= most)) {
    throw new UserError(`--${name} is "${given}", but takes a whole number from ${least} to ${most}.`, 2);
  }
  return value;
}

/** One of a few words; throws a UserError (wrong usage) otherwise. */
export function oneOf<T extends string>(name: string, given: string, allowed: readonly T[]): T {
  const found = allowed.find((word) => word === given);
  if (found === undefined) throw new UserError(`--${name} is "${given}", but takes ${allowed.join(" or ")}.`, 2);
  return found;
}
