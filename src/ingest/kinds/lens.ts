import type { CanonicalUnit } from "../../records";
import { bareAggregate } from "../values/aggregate";
import { aggregated } from "../values/aggregated";
import type { Collector } from "../values/collect";
import { readName } from "../values/name";
import type { Quantity } from "../values/quantity";
import type { Role } from "../values/role-words";
import { unitOf } from "../values/unit";

/** What a known program means by its keys or columns, where the words of a name do not tell. */
export interface Lens {
  /** What a key measures; undefined for a key that its words tell. */
  readonly quantityOf?: (name: string) => Quantity | undefined;
  /** Keys with another role than their words have. */
  readonly roles?: ReadonlyMap<string, Role>;
  /** Keys whose content is left out, with the reason. */
  readonly leave?: ReadonlyMap<string, string>;
  /** Keys that, when true, keep the figures of their record apart under a word. */
  readonly apart?: ReadonlyMap<string, string>;
  /** The model, where it stands in no record. */
  readonly model?: string;
}

/** Tells what names are for that a lens gives another role than their words have. */
export function tellRoles(lens: Lens | undefined, out: Collector): void {
  for (const [name, role] of lens?.roles ?? []) out.told.set(name, role === "setting" ? "settings" : "subject");
}

/**
 * Quantities of a program's keys, written as `key: "metric in unit"`: `time_to_first_token: "ttft in s"`. A metric without a unit has none; a key
 * that is an aggregate of one of these (`time_to_first_token-p90`, `avg_ttft`) is read as such.
 */
export function meaning(words: Readonly<Record<string, string>>): (name: string) => Quantity | undefined {
  const known = new Map(Object.entries(words).map(([key, text]) => [key, quantity(text)]));
  return (name) => known.get(name) ?? ofAggregate(known, name);
}

function quantity(text: string): Quantity {
  const [metric = "", unit] = text.split(" in ");
  const found = unit === undefined ? undefined : unitOf(unit);
  if (found === undefined) return { metric, unit: "unknown", scale: 1, originalUnit: unit ?? "" };
  return { metric, unit: found.unit satisfies CanonicalUnit, scale: found.scale, originalUnit: found.text };
}

function ofAggregate(known: ReadonlyMap<string, Quantity>, name: string): Quantity | undefined {
  if (readName(name).role !== undefined) return undefined;
  for (const [key, base] of known) {
    const rest = name.startsWith(key) ? name.slice(key.length) : name.endsWith(key) ? name.slice(0, -key.length) : "";
    const word =
      rest === "" || !/^[-_ ]|[-_ ]$/.test(rest) ? undefined : bareAggregate(rest.replaceAll(/^[-_ ]+|[-_ ]+$/g, ""));
    if (word !== undefined) return aggregated(base, word);
  }
  return undefined;
}
