import type { JsonValue, Settings } from "../../records";
import type { Collector } from "../values/collect";
import type { Row } from "../values/row";
import { record } from "../values/fields";
import { quantityOf, readName, settingName } from "../values/name";
import type { JsonObject } from "./kind";
import type { Quantity } from "../values/quantity";
import { pointerStep } from "../parse/pointer-step";
import { failureSaid, tellsFailure } from "./said-failure";

/**
 * Adds the numbers of a flat object, and each null whose name has a unit. What the object says about its settings and about a failure goes
 * with every one of them; other text is no figure.
 */
export function addFigures(
  out: Collector,
  row: Row,
  figures: JsonObject,
  quantityIn: (key: string) => Quantity = quantityOf,
): void {
  const entries = Object.entries(figures);
  const failure = failureSaid(
    entries.flatMap(([key, value]) => {
      const { role } = readName(key);
      return tellsFailure(role) ? [[role, value] as const] : [];
    }),
  );
  const settings = named(entries, settingName);
  const dimensions = named(entries, dimensionName);
  const here: Row = {
    ...row,
    ...(settings === undefined ? {} : { settings: { ...row.settings, ...settings }, settingsFrom: "record" }),
    ...(dimensions === undefined ? {} : { dimensions }),
    ...(failure === undefined ? {} : { failure }),
  };
  for (const [key, value] of entries) {
    if (readName(key).role !== undefined) continue;
    const quantity = quantityIn(key);
    if (isFigure(value, quantity)) out.value(here, quantity, value, pointerStep(key));
  }
}

function dimensionName(key: string): string | undefined {
  const { role, as } = readName(key);
  return role === "timestamp" || role === "dimension" ? as : undefined;
}

/** The entries whose keys have a name of this sort, under it; undefined where there are none. */
function named(
  entries: readonly (readonly [string, unknown])[],
  nameOf: (key: string) => string | undefined,
): Settings | undefined {
  const kept = entries.flatMap(([key, value]) => {
    const name = nameOf(key);
    return name === undefined ? [] : [[name, value] as const];
  });
  return kept.length === 0 ? undefined : record(kept);
}

function isFigure(value: JsonValue | undefined, quantity: Quantity): boolean {
  return typeof value === "number" || (value === null && quantity.unit !== "unknown");
}
