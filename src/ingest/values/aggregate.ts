import type { Measurement } from "../../records";

type Aggregate = NonNullable<Measurement["aggregate"]>;

const words = new Map<string, Aggregate>([
  ["mean", "mean"],
  ["avg", "mean"],
  ["average", "mean"],
  ["median", "median"],
  ["p50", "median"],
  ["sd", "sd"],
  ["std", "sd"],
  ["stdev", "sd"],
  ["stddev", "sd"],
  ["min", "min"],
  ["max", "max"],
  ["p90", "p90"],
  ["p95", "p95"],
  ["p99", "p99"],
  ["p05", "other"],
  ["peak", "max"],
  ["sum", "sum"],
  ["overall", "other"],
]);

/** Takes an aggregate's word off the front or the back of a snake_case name: `mean_ttft_s` → `ttft_s`, mean. */
export function aggregateOf(name: string): { readonly rest: string; readonly aggregate?: Aggregate } {
  const parts = name.split("_");
  if (parts.length < 2) {
    const only = words.get(name);
    return only === undefined ? { rest: name } : { rest: "value", aggregate: only };
  }
  const first = words.get(parts[0]!);
  if (first !== undefined) {
    const inner = parts[0] === "overall" ? words.get(parts[1]!) : undefined;
    return inner === undefined
      ? { rest: parts.slice(1).join("_"), aggregate: first }
      : { rest: parts.slice(2).join("_"), aggregate: inner };
  }
  const last = words.get(parts.at(-1)!);
  return last === undefined ? { rest: name } : { rest: parts.slice(0, -1).join("_"), aggregate: last };
}
