import { pointerStep } from "../parse/pointer-step";
import type { AggregateWord } from "../values/aggregate";
import { readName } from "../values/name";
import type { Quantity } from "../values/quantity";
import { remember } from "../values/remember";
import { aboutObjects, settingObjects } from "../values/role-words";
import type { Role } from "../values/role-words";
import type { Lens } from "./lens";

/** What the key of a JSON object is for. */
export interface JsonKey {
  readonly name: string;
  /** The key in lower case with underscores. */
  readonly plain: string;
  /** The key as a step of a JSON pointer. */
  readonly step: string;
  readonly role: Role | undefined;
  /** Name of the setting or dimension that it is. */
  readonly as: string;
  readonly quantity: Quantity;
  /** Whether the key names a unit, so that what stands under it is meant as a figure. */
  readonly measured: boolean;
  /** Whether a known program's meaning of the key is known. */
  readonly known: boolean;
  /** Set where the key is no more than an aggregate's word, such as `mean`. */
  readonly bare: AggregateWord | undefined;
  /** Part of a set of aggregates that is no aggregate itself. */
  readonly beside: "unit" | "count" | undefined;
  /** Whether the key only says that something is inside. */
  readonly container: boolean;
  /** Whether ranks are keys of what is inside: `"percentiles": {"95": 3}`. */
  readonly ranks: boolean;
  /** Whether an object under the key holds settings, or describes the machine. */
  readonly holds: "settings" | "about" | undefined;
  /** Which part of the requests what is inside is about; empty for those that went well. */
  readonly group: string | undefined;
  /** Under which word the figures of a record stay apart where this key of it is true. */
  readonly apart: string | undefined;
  /** Why nothing under the key is read. */
  readonly left: string | undefined;
}

const containers = new Set(
  (
    "results result data metrics metric benchmarks benchmark runs tests models stats statistics summary timing timings " +
    "measurements values percentiles quantiles distribution aggregates aggregated samples raw latencies records items"
  ).split(" "),
);
const ranks = new Set(["percentiles", "quantiles", "percentile", "quantile"]);
const groups = new Map<string, string>([
  ["successful", ""],
  ["succeeded", ""],
  ["completed", ""],
  ["success", ""],
  ["ok", ""],
  ...["errored", "failed", "incomplete", "cancelled", "error", "total", "all", "aborted", "ko"].map((word): [string, string] => [word, word]), // prettier-ignore
]);

/** Looks at each name once: a file repeats its keys record after record. */
export function keyReader(lens: Lens = {}): (name: string) => JsonKey {
  return remember((name) => keyOf(name, lens));
}

function keyOf(name: string, lens: Lens): JsonKey {
  const { plain, role, as, quantity: own, bare } = readName(name);
  const known = lens.quantityOf?.(name);
  const told = lens.roles?.get(name);
  const quantity = known ?? own;
  return {
    name,
    plain,
    step: pointerStep(name),
    role: told ?? (known === undefined ? role : undefined),
    as: told === undefined ? as : plain,
    quantity,
    known: known !== undefined,
    measured: quantity.unit !== "unknown",
    bare: known === undefined ? bare : undefined,
    beside: plain === "unit" || plain === "units" ? "unit" : plain === "count" || plain === "n" ? "count" : undefined,
    container: known === undefined && (containers.has(plain) || ranks.has(plain)),
    ranks: ranks.has(plain) || /_(?:percentiles|quantiles)(?:_[a-z]{1,3})?$/.test(plain),
    holds:
      known !== undefined
        ? undefined
        : aboutObjects.test(plain)
          ? "about"
          : settingObjects.test(plain)
            ? "settings"
            : undefined,
    group: groups.get(plain),
    apart: lens.apart?.get(name),
    left: lens.leave?.get(name),
  };
}
