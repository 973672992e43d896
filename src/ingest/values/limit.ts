import { limited } from "./role-words";
import { endingOf } from "./unit-endings";

/** A `max_` or `min_` before what people set: `max_new_tokens`, `min_p`; while `max_ttft_ms` and `max_output_tokens_per_s` were measured. */
export function isLimit(name: string): boolean {
  if (!/^(?:max|min|maximum|minimum)_/.test(name)) return false;
  const rest = name.slice(name.indexOf("_") + 1);
  if (limited.has(rest)) return true;
  const unit = endingOf(rest)?.unit.unit;
  if (unit === undefined || unit === "count") return rest.split("_").some((word) => limited.has(word)) && !/latency|ttft|time|resident|rss|power|temp|util|usage|memory|throughput/.test(rest); // prettier-ignore
  return unit === "tokens" || (unit === "ms" && limited.has(rest.slice(0, rest.lastIndexOf("_"))));
}
