import type { CallModel, Environment, FactSource, Study } from "../records";
import { hodgesLehmannRatio, sum, summarize, verdict } from "../stats";
import type { CellSummary, MetricSummary } from "../stats";
import { catalogue } from "./catalogue";
import type { FactCollector } from "./build";
import { nameWithoutDigits } from "./names";

const catalogued = new Set(catalogue.map((kind) => kind.key));

/** Facts about who was measured, on what. */
export function environmentFacts(
  model: CallModel,
  environment: Environment | undefined,
  runs: number,
  collect: FactCollector,
): void {
  collect.add("environment.model", { text: model.name });
  if (model.quantization) collect.add("environment.quantization", { text: model.quantization });
  if (model.parameterSize) collect.add("environment.parameters", { text: model.parameterSize });
  if (environment) {
    collect.add("environment.engine", {
      text: environment.engine === "embedded" ? "embedded engine" : `Ollama ${environment.server}`,
    });
    collect.add("environment.cores", { value: environment.cores });
    collect.add("environment.memory", { value: environment.memoryBytes, unit: "bytes" });
  }
  collect.add("environment.runs", { value: runs });
}

/** Stages whose calls are measured; warm-ups and the writing of the report are not. */
export function measuredCalls(study: Study): Study["calls"] {
  return study.calls.filter((call) => study.manifest.config.stages.includes(call.stage));
}

/** Facts about the calls of a study and the comparison of its variants. */
export function studyFacts(study: Study, collect: FactCollector): void {
  const calls = measuredCalls(study);
  const summary = summarize(calls);
  const ok = calls.filter((call) => call.status === "ok");
  const failed = calls.filter((call) => call.status !== "ok");
  const source = (ids: readonly string[]): readonly FactSource[] => ids.map((call) => ({ call }));
  collect.add("calls.ok", {
    value: ok.length,
    text: `${ok.length} of ${calls.length}`,
    n: calls.length,
    sources: source(ok.map((call) => call.id)),
  });
  collect.add("calls.failed", {
    value: failed.length,
    text: `${failed.length} of ${calls.length}`,
    n: calls.length,
    sources: source(failed.map((call) => call.id)),
  });
  const cold = summary.cells.flatMap((cell) => cell.coldCalls);
  collect.add("calls.cold", { value: cold.length, sources: source(cold) });
  collect.add("calls.tokens", { value: sum(calls.map((call) => call.server.outputTokens ?? 0)), unit: "tokens" });
  collect.add("calls.duration", { value: sum(calls.map((call) => call.clock.durationMs ?? 0)), unit: "ms" });

  for (const cell of summary.cells) {
    cellFact(collect, cell, "ttft", cell.ttft, "ms");
    cellFact(collect, cell, "throughput", cell.throughput, "tokens/s");
  }
  const [baseline, ...candidates] = study.manifest.config.variants.map((variant) => variant.name);
  for (const candidate of candidates) {
    for (const stage of study.manifest.config.stages) {
      const cells = [baseline, candidate].map((name) =>
        summary.cells.find((cell) => cell.variant === name && cell.stage === stage),
      );
      if (cells[0] && cells[1])
        compare(collect, cells[0], cells[1], stage, baseline === "baseline" && candidate === "chimera");
    }
  }
}

function cellFact(
  collect: FactCollector,
  cell: CellSummary,
  metric: "ttft" | "throughput",
  values: MetricSummary,
  unit: string,
): void {
  if (values.median === null) return;
  const key = `calls.${metric}.${cell.variant}.${cell.stage}`;
  const input = {
    value: values.median,
    unit,
    n: values.n,
    subject: cell.variant,
    metric,
    ...(values.interval ? { interval: [values.interval.low, values.interval.high] as const } : {}),
    sources: cell.calls.map((call) => ({ call })),
  };
  if (catalogued.has(key)) collect.add(key, input);
  else {
    const label = `median ${metric === "ttft" ? "TTFT" : "throughput"}, ${nameWithoutDigits(cell.variant)}, ${nameWithoutDigits(cell.stage)} stage`;
    collect.addFree(key, "calls", label, metric === "ttft" ? "lower-is-better" : "higher-is-better", input);
  }
}

function compare(
  collect: FactCollector,
  baseline: CellSummary,
  candidate: CellSummary,
  stage: string,
  known: boolean,
): void {
  for (const metric of ["ttft", "throughput"] as const) {
    const betterIs = metric === "ttft" ? "lower" : "higher";
    const [a, b] = [baseline[metric].values, candidate[metric].values];
    const decided = verdict(a, b, { betterIs });
    const shared = {
      subject: candidate.variant,
      metric,
      n: a.length + b.length,
      sources: [...baseline.calls, ...candidate.calls].map((call) => ({ call })),
    };
    const key = `comparison.${metric}.${stage}.verdict`;
    const ratioKey = `comparison.${metric}.${stage}.ratio`;
    const shift = betterIs === "lower" ? hodgesLehmannRatio(a, b) : hodgesLehmannRatio(b, a);
    const ratio = shift && {
      ...shared,
      value: shift.estimate,
      unit: "ratio",
      interval: [shift.low, shift.high] as const,
    };
    if (known && catalogued.has(key)) {
      collect.add(key, { ...shared, text: decided.sentence });
      if (ratio) collect.add(ratioKey, ratio);
    } else {
      const who = `${nameWithoutDigits(candidate.variant)} against ${nameWithoutDigits(baseline.variant)}, ${nameWithoutDigits(stage)} stage`;
      const name = metric === "ttft" ? "TTFT" : "throughput";
      collect.addFree(`${key}.${candidate.variant}`, "comparison", `verdict on ${name}, ${who}`, "neither", {
        ...shared,
        text: decided.sentence,
      });
      if (ratio)
        collect.addFree(`${ratioKey}.${candidate.variant}`, "comparison", `${name} ratio, ${who}`, "neither", ratio);
    }
  }
}
