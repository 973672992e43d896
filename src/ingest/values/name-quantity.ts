import { aggregateWord, bareAggregate, paced, withOneWord } from "./aggregate";
import { isLimit } from "./limit";
import { withoutBrackets, withoutUnits } from "./name-brackets";
import { middle, strip } from "./name-ends";
import type { Found } from "./name-ends";
import type { Quantity } from "./quantity";
import { snake } from "./snake";

/** One name for what programs call differently. */
const aliases = new Map<string, string>([
  ["time_to_first_token", "ttft"],
  ["first_time_to_token", "ttft"],
  ["tokens_s", "throughput"],
  ["", "throughput"],
  ["tokens_per_second", "throughput"],
  ["eval_count", "output_tokens"],
  ["prompt_eval_count", "prompt_tokens"],
  ["response_chars", "response_characters"],
  ["gen_tokens", "output_tokens"],
]);

/** Metric, unit and aggregate: `mean_ttft_s`, `Gen tok/s (p50)`, `results_ttft_s_quantiles_p25`, `memory_used_mb`, `Tokens/s`. */
export function quantityIn(text: string, plain: string): { quantity: Quantity; limit: boolean } {
  const found: Found = {};
  let rest = withOneWord(lastStep(snake(withoutBrackets(text, found))));
  if (rest === "" && found.unit === undefined && found.aggregate === undefined) rest = plain;
  const alone =
    text.length < 200 && /%|_$/.test(text) && found.aggregate === undefined
      ? bareAggregate(withoutUnits(text))
      : undefined;
  if (alone !== undefined) [found.aggregate, rest] = [alone, ""];
  const limit = isLimit(rest);
  for (let before = ""; before !== rest;) {
    before = rest;
    rest = strip(rest, found, limit);
  }
  rest = middle(rest, found).replace(/(?<=[a-z\d])_(?:percentiles|quantiles)$/, "");
  const { unit, share } = found;
  const aggregate = found.aggregate === undefined ? undefined : paced(found.aggregate, unit?.unit ?? "");
  const unitless = aggregate?.unitless === true;
  const nameless = rest === "" || rest === "value";
  let metric: string;
  if (nameless && unit !== undefined && unit.unit !== "tokens/s" && !unitless)
    metric = unit.unit === "ms" ? "time" : "value";
  else if (nameless && aggregate !== undefined && unit === undefined) metric = "value";
  else metric = aliases.get(rest) ?? rest;
  if (aggregate?.keep !== undefined) metric = `${metric}.${aggregate.keep}`;
  const known = unitless ? undefined : unit;
  return {
    limit,
    quantity: {
      metric,
      unit: known?.unit ?? "unknown",
      scale: known?.scale ?? 1,
      originalUnit: known?.text ?? "",
      ...(aggregate === undefined ? {} : { aggregate: aggregate.aggregate }),
      ...(known?.ambiguous === undefined ? {} : { ambiguous: known.ambiguous }),
      ...(share === undefined || unitless ? {} : { share }),
    },
  };
}

/** `ttft_ms.mean`, as flattened JSON has it, is `ttft_ms_mean`; other dots are part of a name. */
function lastStep(name: string): string {
  const dot = name.lastIndexOf(".");
  if (dot < 1 || /^\d/.test(name.slice(dot + 1)) || aggregateWord(withOneWord(name.slice(dot + 1))) === undefined)
    return name;
  return `${name.slice(0, dot).replace(/\.(?:quantiles|percentiles)$/, "")}_${name.slice(dot + 1)}`;
}
