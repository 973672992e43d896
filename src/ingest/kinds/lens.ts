import type { CanonicalUnit } from "../../records";
import type { Quantity } from "../values/quantity";
import { unitOf } from "../values/unit";

/** What a known program means by its keys, where the words of a name do not tell. */
export interface Lens {
  /** Quantities by key. */
  readonly quantities?: ReadonlyMap<string, Quantity>;
  /** Keys that are settings. */
  readonly settings?: ReadonlySet<string>;
  /** Keys whose content is left out, with the reason. */
  readonly leave?: ReadonlyMap<string, string>;
  /** Where the model stands, for figures that name none. */
  readonly model?: string;
}

/**
 * Quantities of a program's keys, written as `key: "metric in unit"`: `time_to_first_token: "ttft in s"`. A metric without a unit has none.
 */
export function meaning(words: Readonly<Record<string, string>>): ReadonlyMap<string, Quantity> {
  return new Map(Object.entries(words).map(([key, text]) => [key, quantity(text)]));
}

function quantity(text: string): Quantity {
  const [metric = "", unit] = text.split(" in ");
  const found = unit === undefined ? undefined : unitOf(unit);
  if (found === undefined) return { metric, unit: "unknown", scale: 1, originalUnit: unit ?? "" };
  return { metric, unit: found.unit satisfies CanonicalUnit, scale: found.scale, originalUnit: found.text };
}
