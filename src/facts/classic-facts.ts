import { directionOf, metrics, variantNamesOfCalls } from "../records";
import type {
  CallRecord,
  ComparedMetric,
  Direction,
  FactAbout,
  FactGroup,
  FactRegistry,
  IngestResult,
  Metric,
  SettingValue,
  Statistic,
} from "../records";
import { classicSummary, isSpeedValid } from "../stats";
import type { MeanAndDeviation } from "../stats";
import { collectFacts } from "./build";
import type { FactCollector, FactInput } from "./build";
import { dataFacts } from "./data-facts";
import { labelsOf } from "./names";

/** In the order in which the original listed its means. */
const meansShown = ["throughput", "ttft"] as const;

export interface ClassicFactsOptions {
  /** What the files say that the calls were read from: sums that the report states itself. */
  readonly stated?: IngestResult;
  /** The data folder that the agent read. */
  readonly data?: IngestResult;
}

/**
 * What an old "Chimera Agent Report" may say: mean ± sample sd over **all** calls, sums, coefficients of variation, the calls themselves, and the
 * plain differences of two variants' means. To check old reports with; nothing to decide by.
 */
export function classicFacts(calls: readonly CallRecord[], options: ClassicFactsOptions = {}): FactRegistry {
  const collect = collectFacts();
  if (options.data) dataFacts(options.data, collect);
  const model = calls[0]?.model;
  if (model) collect.add({ about: { role: "name", names: "model" }, text: model.name });
  const variants = variantNamesOfCalls(calls);
  const runs = new Set(calls.map((call) => call.run));
  if (calls.length > 0) collect.add({ about: { role: "count", counted: "runs" }, value: runs.size });
  const label = labelsOf(variants);
  for (const variant of variants)
    variantFacts(
      calls.filter((call) => call.variant === variant),
      variant,
      label(variant),
      options.stated,
      collect,
    );
  const [baseline, ...candidates] = variants;
  for (const candidate of candidates) changes(calls, baseline!, candidate, label, collect);
  return { schema: "chimera-notebook/facts/1", facts: collect.facts() };
}

function variantFacts(
  own: readonly CallRecord[],
  variant: string,
  name: string,
  stated: IngestResult | undefined,
  collect: FactCollector,
): void {
  const summary = classicSummary(own);
  const sources = own.map((call) => ({ call: call.id, ...(call.source ?? {}) }));
  const add = (label: string, input: FactInput, direction: Direction = "neither", group: FactGroup = "calls"): void =>
    collect.addOwn(group, `${label}, ${name}`, direction, {
      sources,
      ...input,
    });
  const subject = { kind: "variant", name: variant } as const;
  const level = (metric: string, statistic: Statistic): FactAbout => ({ role: "level", metric, statistic, subject });
  const spread = (metric: ComparedMetric, { n, mean, sd, cv }: MeanAndDeviation): void => {
    const { word, unit } = metrics[metric];
    if (mean !== null)
      add(
        `mean ${word} over all calls`,
        { about: level(metric, "mean"), unit, n, value: mean },
        directionOf(metrics[metric]),
      );
    if (sd !== null) add(`standard deviation of ${word}`, { about: level(metric, "deviation"), unit, n, value: sd });
    if (cv !== null)
      add(`coefficient of variation of ${word}`, {
        about: level(metric, "variation"),
        unit: "%",
        n,
        value: cv * 100,
      });
  };
  for (const metric of meansShown) spread(metric, summary[metric]);
  add("tokens generated", {
    about: level("tokens", "sum"),
    metric: null,
    value: summary.tokens,
    unit: "tokens",
  });
  const sums = statedSums(own, variant, stated);
  const known = (pick: (call: CallRecord) => number | undefined): boolean =>
    own.some((call) => pick(call) !== undefined);
  const sum = (key: string, word: string, given: number | undefined, summed: number, there: boolean): void => {
    if (given !== undefined || there)
      add(`sum of the ${word}`, { about: level(key, "sum"), value: given ?? summed, unit: "ms" });
  };
  sum(
    "duration",
    "call durations",
    sums.get("total_llm_call_duration"),
    summary.durationMs,
    known((call) => call.clock.durationMs),
  );
  sum(
    "prompt-eval",
    "prompt evaluation durations",
    sums.get("prompt_eval_duration"),
    summary.promptEvalMs,
    known((call) => call.server.promptEvalMs),
  );
  sum(
    "eval",
    "evaluation durations",
    sums.get("eval_duration"),
    summary.evalMs,
    known((call) => call.server.evalMs),
  );
  sum(
    "load",
    "load durations",
    sums.get("load_duration"),
    summary.loadMs,
    known((call) => call.server.loadMs),
  );
  const settings = Object.fromEntries(
    Object.entries(own[0]?.options ?? {}).filter((each): each is [string, SettingValue] =>
      ["number", "string", "boolean"].includes(typeof each[1]),
    ),
  );
  const text = Object.entries(settings)
    .map(([key, value]) => `${key}=${value}`)
    .join(" ");
  if (text !== "") add("settings", { about: { role: "setting", subject, settings }, text });
  const stageLabel = labelsOf(own.map((call) => call.stage));
  for (const call of own) callFacts(call, variant, `${stageLabel(call.stage)} stage`, add);
}

/** The single calls: known for their own run only. */
function callFacts(
  call: CallRecord,
  variant: string,
  place: string,
  add: (label: string, input: FactInput) => void,
): void {
  const shared = { n: 1, sources: [{ call: call.id, ...(call.source ?? {}) }] };
  const subject = { kind: "variant", name: variant } as const;
  const of = (metric: string, label: string, unit: string, value: number | undefined): void => {
    if (value !== undefined)
      add(`${label} of one call, ${place}`, {
        ...shared,
        about: { role: "level", metric, statistic: "single", subject, stage: call.stage, run: call.run },
        unit,
        value,
      });
  };
  const metric = ({ name, word, unit, of: value }: Metric, otherwise?: number): void =>
    of(name, word, unit, value(call) ?? otherwise);
  metric(metrics.ttft);
  // An empty answer has no throughput; the original printed 0 for it.
  metric(metrics.throughput, isSpeedValid(call) ? undefined : 0);
  of("tokens", "tokens", "tokens", call.server.outputTokens);
  metric(metrics.duration);
}

function changes(
  calls: readonly CallRecord[],
  baseline: string,
  candidate: string,
  label: (name: string) => string,
  collect: FactCollector,
): void {
  const [a, b] = [baseline, candidate].map((variant) =>
    classicSummary(calls.filter((call) => call.variant === variant)),
  );
  const sides = {
    subject: { kind: "variant", name: candidate },
    against: { kind: "variant", name: baseline },
  } as const;
  for (const metric of meansShown) {
    const { word, unit } = metrics[metric];
    const direction = directionOf(metrics[metric]);
    const [before, after] = [a![metric].mean, b![metric].mean];
    if (before === null || after === null) continue;
    const who = `${label(candidate)} against ${label(baseline)}`;
    const about = { metric, statistic: "mean", ...sides } as const;
    collect.addOwn("comparison", `difference of the mean ${word} over all calls, ${who}`, direction, {
      about: { role: "difference", ...about },
      value: after - before,
      unit,
    });
    if (before > 0)
      collect.addOwn("comparison", `change of the mean ${word} over all calls, ${who}`, direction, {
        about: { role: "change", ...about },
        value: (100 * (after - before)) / before,
        unit: "%",
      });
  }
  collect.addOwn(
    "comparison",
    `difference of the tokens generated, ${label(candidate)} against ${label(baseline)}`,
    "neither",
    {
      about: { role: "difference", metric: "tokens", statistic: "sum", ...sides },
      metric: null,
      value: b!.tokens - a!.tokens,
      unit: "tokens",
    },
  );
}

/** Sums that the one file states from which these calls were read; its call table is rounded. */
function statedSums(
  calls: readonly CallRecord[],
  variant: string,
  stated: IngestResult | undefined,
): ReadonlyMap<string, number> {
  const file = calls[0]?.source?.file;
  const own = (stated?.measurements ?? []).filter(
    (each) => each.file === file && each.value !== null && (each.dimensions?.variant ?? variant) === variant,
  );
  return new Map(own.map((each) => [each.metric, each.value!]));
}
