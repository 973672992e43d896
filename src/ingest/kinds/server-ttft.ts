import { numberIn } from "../values/cell";
import type { Collector } from "../values/collect";
import type { Quantity } from "../values/quantity";

/** The metric of a time to first token that is load plus prompt evaluation, as the server tells them: no time at a client. */
const serverMetric = "ttft.server_load_prompt";

interface Timed {
  readonly name: string;
  readonly quantity: Quantity;
}

/** Where three columns or keys are such a TTFT and its two parts; undefined where one of them is missing. */
export function ttftParts<T extends Timed>(
  named: readonly T[],
): readonly [ttft: T, load: T, promptEval: T] | undefined {
  const of = (metric: RegExp): T | undefined =>
    named.find(({ quantity }) => quantity.unit === "ms" && quantity.aggregate === undefined && metric.test(quantity.metric)); // prettier-ignore
  const [ttft, load, promptEval] = [of(/^ttft$/), of(/^load(?:_duration|_time)?$/), of(/^prompt_eval(?:_duration|_time)?$/)]; // prettier-ignore
  return ttft === undefined || load === undefined || promptEval === undefined ? undefined : [ttft, load, promptEval];
}

/** Whether a TTFT is the sum of the two, in every record that has all three. */
export function isServerTtft(
  [ttft, load, promptEval]: readonly [Quantity, Quantity, Quantity],
  records: readonly (readonly [ttft: unknown, load: unknown, promptEval: unknown])[],
): boolean {
  let compared = 0;
  for (const cells of records) {
    const [whole, first, second] = [ttft, load, promptEval].map((quantity, at) => {
      const { value } = numberIn(cells[at], quantity.style);
      return value === null ? undefined : value * quantity.scale;
    });
    if (whole === undefined || first === undefined || second === undefined || whole === 0) continue;
    if (Math.abs(whole - first - second) > Math.max(0.2, whole * 0.002)) return false;
    compared += 1;
  }
  return compared > 0;
}

/** The quantity under the name of what it is. */
export function asServerTtft(quantity: Quantity): Quantity {
  return { ...quantity, metric: serverMetric };
}

/** Says so, once a file. */
export function tellServerTtft(name: string, out: Collector): void {
  if (out.problems.some(({ code }) => code === "server-ttft")) return;
  const what = `gives a ${name} that is load plus prompt evaluation, as the server tells them, and no time at a client; it is named so`;
  out.problem("note", "server-ttft", what);
}
