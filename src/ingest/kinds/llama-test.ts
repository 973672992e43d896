import type { Settings } from "../../records";

/** What a test of `llama-bench` and its relatives measured: `pp512`, `tg128 @ d4096`, `pp512+tg128`, `pp2048 (c2)`. */
export interface LlamaTest {
  /** Metric of its rate: what is read, what is written, and both after each other are never one. */
  readonly rate: string;
  readonly settings: Settings;
}

const shape = /^(ctx_)?(?:(pp)\s?(\d+)?)?\s*\+?\s*(?:(tg)\s?(\d+)?)?\s*(?:@\s*d\s?(\d+))?\s*(?:\(c(\d+)\))?$/i;

/** Reads the name of such a test; undefined for any other text. */
export function llamaTest(text: string): LlamaTest | undefined {
  const found = shape.exec(text.trim());
  if (found === null) return undefined;
  const [, context, pp, prompt, tg, gen, depth, concurrency] = found;
  if ((pp === undefined && tg === undefined) || (context === undefined && prompt === undefined && gen === undefined)) {
    return undefined;
  }
  const rate = pp === undefined ? "throughput" : tg === undefined ? "prefill" : "throughput.prompt_and_decode";
  const settings: Record<string, number> = {};
  if (prompt !== undefined) settings["n_prompt"] = Number(prompt);
  if (gen !== undefined) settings["n_gen"] = Number(gen);
  if (depth !== undefined) settings["n_depth"] = Number(depth);
  if (concurrency !== undefined) settings["concurrency"] = Number(concurrency);
  return { rate: context === undefined ? rate : `${rate}.context`, settings };
}

const reading = /^(?:prefill(?:ing)?|prompt(?:[ _-]?(?:eval|processing|prefill))?|pp|context|encode)$/i;
const writing = /^(?:decode|decoding|gen(?:erate|eration|erating)?|tg|text[ _-]generation|eval|output)$/i;

/** What a rate is in a row of such a test, or of a step that is called `prefill` or `decode`. */
export function rateOfStep(text: string): string | undefined {
  const test = llamaTest(text)?.rate;
  if (test !== undefined) return test;
  const step = text.trim().replace(/\s*\(.*\)$/, "");
  return reading.test(step) ? "prefill" : writing.test(step) ? "throughput" : undefined;
}

/** Whether a column or key names the step of a run. */
export function isStep(name: string): boolean {
  return /^(?:step|phase|stage|test|operation|op|part)$/i.test(name);
}

/** The metric of a rate in a row of such a test: `throughput` is what the test says, `throughput.max` the same at its peak. */
export function rateOf(test: LlamaTest | undefined, metric: string): string {
  if (test === undefined || !(metric === "throughput" || metric.startsWith("throughput."))) return metric;
  return metric === "throughput" ? test.rate : `${test.rate}${metric.slice("throughput".length)}`;
}
