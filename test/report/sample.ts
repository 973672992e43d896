import { facts } from "../../src/facts";
import { ownNarrative } from "../../src/narrative";
import type { CallRecord, CallStatus, FactRegistry, Narrative, Study } from "../../src/records";
import { judgeCall, seededRandom } from "../../src/stats";

export interface SampleOptions {
  readonly runs?: number;
  readonly faster?: number;
  readonly name?: (text: string) => string;
}

/** A study of our own making: two variants, two stages, one cold call each, one empty answer, the rest plain. Seeded. */
export function sampleStudy(options: SampleOptions = {}): Study {
  const { runs = 8, faster = 0.88, name = (text: string): string => text } = options;
  const random = seededRandom(7);
  const variants = [
    { name: name("baseline"), options: {} },
    { name: name("chimera"), options: { num_gpu: 80, num_ctx: 1024, temperature: 0.8 } },
  ];
  const model = {
    name: name("sample:1b"),
    digest: "sha256:0123456789abcdef0123456789abcdef",
    quantization: name("Q4_K_M"),
    parameterSize: "1B",
  };
  const calls: CallRecord[] = [];
  for (let run = 1; run <= runs; run += 1) {
    variants.forEach((variant, v) => {
      for (const stage of ["analysis", "report"]) {
        const cold = run === 1 && stage === "analysis";
        const status: CallStatus = run === 2 && stage === "report" && v === 1 ? "empty" : "ok";
        const factor = v === 1 ? faster : 1;
        const load = cold ? 2900 : 14;
        const prefill = (stage === "analysis" ? 210 : 320) * factor * (0.95 + 0.1 * random());
        const tokens = Math.round(180 + 90 * random());
        const decode = tokens * 9.4 * factor * (0.97 + 0.06 * random());
        const [connect, queue, remainder] = [0.6, 8 + 6 * random(), 3];
        const ttft = load + prefill + queue + 4;
        const duration = load + prefill + queue + decode + remainder;
        const ok = status === "ok";
        const error = name("The answer held no text; the server said done after 0 tokens.");
        calls.push({
          schema: "chimera-notebook/call/1",
          id: `r${run}-${v}-${stage}`,
          study: "sample",
          run,
          stage,
          variant: variant.name,
          order: calls.length,
          startedAt: new Date(Date.UTC(2026, 0, 5, 10, 0, calls.length * 4)).toISOString(),
          model,
          options: variant.options,
          prompt: { sha256: "ab".repeat(32), characters: 2400, cache: "avoid" },
          format: "none",
          status,
          ...(ok ? {} : { error }),
          ...judgeCall({ status, error, server: {} }),
          clock: {
            ...(ok ? { ttftMs: ttft, ttfaMs: ttft + 300 } : {}),
            durationMs: duration,
            ...(ok ? { chunkMs: Array.from({ length: tokens }, (_, i) => ttft + (i * decode) / tokens) } : {}),
            connectMs: connect,
          },
          server: {
            totalMs: load + prefill + queue + decode,
            loadMs: load,
            promptEvalMs: prefill,
            evalMs: ok ? decode : 0,
            promptTokens: 600,
            outputTokens: ok ? tokens : 0,
          },
          budget: {
            connectMs: connect,
            otherMs: queue,
            loadMs: load,
            promptEvalMs: prefill,
            decodeMs: decode,
            remainderMs: remainder,
            closed: true,
          },
          ...(ok ? { throughput: (tokens / decode) * 1000 } : {}),
          doneReason: "stop",
          response: name(ok ? "The analysis." : "  "),
        });
      }
    });
  }
  return {
    manifest: {
      schema: "chimera-notebook/study/1",
      id: name("sample-study"),
      created: "2026-01-05T10:00:00.000Z",
      config: {
        model,
        variants,
        workload: {
          kind: "agent",
          title: "analysis and report over data/sample",
          settings: {},
          sha256: "1".repeat(64),
          sessions: 1,
        },
        runs,
        stages: ["analysis", "report"],
        cache: "avoid",
        seed: 20260105,
        data: name("data/sample"),
        dataSha256: "cd".repeat(32),
        prompts: { [name("analysis")]: "12".repeat(32), report: "34".repeat(32) },
        formatEnforced: true,
      },
      order: calls.map(({ id, run, stage, variant }, order) => ({ id, order, run, stage, variant })),
      environment: {
        os: name("Debian 12"),
        cpu: name("Example CPU 3.0 GHz"),
        cores: 8,
        memoryBytes: 16 * 2 ** 30,
        node: "20.20.0",
        server: "0.20.7",
        engine: "ollama",
        hostKind: "loopback",
        kit: "0.1.0",
      },
    },
    calls,
    workflow: variants.map((variant) => ({
      run: 1,
      variant: variant.name,
      ingestMs: 20,
      analysisMs: 10640,
      reportMs: 11200,
    })),
  };
}

/** The study with its facts and what the program chooses to say. */
export function sampleInput(options: SampleOptions = {}): {
  readonly study: Study;
  readonly registry: FactRegistry;
  readonly narrative: Narrative;
} {
  const study = sampleStudy(options);
  const registry = facts(undefined, study);
  return { study, registry, narrative: ownNarrative(registry) };
}
