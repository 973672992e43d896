import type { Quantity } from "./quantity";

/** The year 2000 as milliseconds since 1970: no duration is as long, so such a value is a point in time. */
export const instantMs = 946_684_800_000;
const instantSeconds = 946_684_800;
/** The year 2008 in ms since 1970: whole numbers from it to twice as many are points in time, whatever they are called. */
const epochMs = 1.2e12;

/** Values from here on are looked at again. */
export function mostOf({ unit }: Quantity): number {
  return unit === "ms" ? instantMs : unit === "unknown" ? instantSeconds : Infinity;
}

/** A time that is longer than any duration, or a number without a unit that is called a time and is one as programs count seconds since 1970. */
export function isInstant({ unit, scale, metric }: Quantity, value: number): boolean {
  if (unit === "ms") return value * scale >= instantMs;
  if (unit === "unknown" && Number.isInteger(value) && value >= epochMs && value < 2 * epochMs) return true;
  return (
    unit === "unknown" &&
    value >= instantSeconds &&
    /(?:^|_)(?:time|date|ts|when|period|clock|created|updated)$/.test(metric)
  );
}
