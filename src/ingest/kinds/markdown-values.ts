import type { Quantity } from "../quantity";
import { quantityOf } from "../quantity";
import { unitOf } from "../unit";

/** A value and the quantity that name and unit make it. */
export interface MeasuredText {
  readonly quantity: Quantity;
  readonly text: string;
}

const amount = /^~?([+-]?[\d,]*\.?\d+)\s*(?:±\s*([\d,]*\.?\d+)\s*)?([a-zA-Z%°µ][\w/%°µ]*)?(?:\s*\(.*\))?$/;

/** A number with its unit in the text itself, such as `104.05 ± 36.59 tok/s`; none where the text is something else. */
export function measuredPair(name: string, text: string): readonly MeasuredText[] {
  // Prose in a cell begins with no digit, sign or point.
  const first = text.charCodeAt(0);
  const match = first > 0x39 && first !== 0x7e ? null : amount.exec(text);
  if (match === null || name.trim() === "") return [];
  const named = quantityOf(name);
  const unit = match[3] === undefined ? undefined : unitOf(match[3]);
  if (match[3] !== undefined && unit === undefined) return [];
  const quantity: Quantity =
    unit === undefined
      ? named
      : {
          metric: named.metric,
          unit: unit.unit,
          scale: unit.scale,
          originalUnit: unit.text,
          ...(named.aggregate === undefined ? {} : { aggregate: named.aggregate }),
          ...(unit.ambiguous === undefined ? {} : { ambiguous: unit.ambiguous }),
        };
  const value = { quantity, text: match[1]! };
  return match[2] === undefined ? [value] : [value, { quantity: { ...quantity, aggregate: "sd" }, text: match[2] }];
}
