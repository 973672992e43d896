import type { Quantity } from "../words/tokens";
import { inUnit } from "../words/units";

/** Whether a number says a value: `near` is neither right nor clearly wrong, as "about 80" of 75. */
export type Fit = "fits" | "near" | "not";

/** Most that "about 80" may be away, as a share; beyond the wider one it is wrong. */
const about = 0.03;
const clearly = 0.1;

/**
 * Judges a printed number by a value: it fits if the value, in the printed unit, is at most half a unit of its last digit away, or keeps the
 * bound that the words set. `unsigned`: the sign is said in words.
 */
export function fits(quantity: Quantity, value: number, unit: string, unsigned = false): Fit {
  const targets = quantity.unit === undefined || unit === "" ? [value] : inUnit(value, unit, quantity.unit);
  const found = targets.map((target) => fit(quantity, unsigned ? Math.abs(target) : target));
  return found.find((each) => each === "fits") ?? found.find((each) => each === "near") ?? "not";
}

function fit({ value: printed, decimals, scale, sign, bound, unit, word }: Quantity, target: number): Fit {
  const value = (sign === -1 ? -printed : printed) * scale;
  const half = 0.5 * 10 ** -decimals * scale * (1 + 1e-9) + 1e-9;
  const off = Math.abs(target - value);
  const size = Math.max(Math.abs(value), half);
  switch (bound) {
    case "least":
      return target >= value - half * 1e-6 ? "fits" : off <= half ? "near" : "not";
    case "above":
      return target > value ? "fits" : off <= half ? "near" : "not";
    case "most":
      return target <= value + half * 1e-6 ? "fits" : off <= half ? "near" : "not";
    case "below":
      return target < value ? "fits" : off <= half ? "near" : "not";
    case "about":
      if (unit === "×" || word)
        return off <= Math.max(half, 0.08 * size) ? "fits" : off <= 0.16 * size ? "near" : "not";
      return off <= Math.max(half, about * size) ? "fits" : off <= Math.max(half, clearly * size) ? "near" : "not";
    case "up":
      return off <= half ? "fits" : target <= value ? "near" : "not";
    default:
      return off <= half && !(value === 0 && Math.abs(target) > 1e-9 && decimals === 0) ? "fits" : "not";
  }
}
