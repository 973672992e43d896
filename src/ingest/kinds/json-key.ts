import type { Measurement } from "../../records";
import { aggregateOf } from "../values/aggregate";
import { settingName } from "../values/fields";
import { pointerStep } from "../parse/pointer-step";
import { quantityOf, snake } from "../values/quantity";
import type { Quantity } from "../values/quantity";
import { remember } from "../values/remember";
import { roleOf } from "./roles";

/** What the key of a JSON object is for. */
export interface JsonKey {
  readonly name: string;
  /** The key as a step of a JSON pointer. */
  readonly step: string;
  readonly role: string | undefined;
  readonly setting: string | undefined;
  readonly quantity: Quantity;
  /** Whether the key names a unit, so that what stands under it is meant as a figure. */
  readonly measured: boolean;
  /** Set where the key is no more than an aggregate's word, such as `mean`. */
  readonly aggregate: Measurement["aggregate"];
  /** Part of a set of aggregates that is no aggregate itself. */
  readonly beside: "unit" | "count" | undefined;
  /** Whether the key only says that something is inside. */
  readonly container: boolean;
  /** Whether an object under the key holds settings. */
  readonly options: boolean;
}

const containers = new Set(
  (
    "results result data metrics metric benchmarks benchmark runs tests models stats statistics summary timing timings " +
    "measurements values"
  ).split(" "),
);
const optionObjects = new Set(["options", "config", "settings", "params", "parameters"]);

/** Looks at each name once: a file repeats its keys record after record. */
export function keyReader(): (name: string) => JsonKey {
  return remember(keyOf);
}

function keyOf(name: string): JsonKey {
  const plain = snake(name);
  const quantity = quantityOf(name);
  const { rest, aggregate } = aggregateOf(plain);
  return {
    name,
    step: pointerStep(name),
    role: roleOf(name),
    setting: settingName(name),
    quantity,
    measured: quantity.unit !== "unknown",
    aggregate: rest === "value" ? aggregate : undefined,
    beside: plain === "unit" ? "unit" : plain === "count" || plain === "n" ? "count" : undefined,
    container: containers.has(plain),
    options: optionObjects.has(plain),
  };
}
