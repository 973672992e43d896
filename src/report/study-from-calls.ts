import { variantNamesOfCalls } from "../records";
import type { CallRecord, Study } from "../records";

/**
 * A study made of calls that were read from somewhere else, such as an old report's call table. What is not known is "unknown".
 * @param calls at least one; options and model are those of the first call of each variant
 */
export function studyFromCalls(calls: readonly CallRecord[], id = "from-calls"): Study {
  const names = variantNamesOfCalls(calls);
  const first = calls[0];
  return {
    manifest: {
      schema: "chimera-notebook/study/1",
      id,
      created: first?.startedAt ?? "",
      config: {
        model: first?.model ?? { name: "unknown" },
        variants: names.map((name) => {
          const { options, model } = calls.find((call) => call.variant === name)!;
          return { name, options, ...(model.name === first?.model.name ? {} : { model }) };
        }),
        workload: {
          kind: "prompts",
          title: "prompts that are not known",
          settings: {},
          sha256: "",
          sessions: Math.max(1, new Set(calls.flatMap((call) => call.session ?? [])).size),
        },
        runs: new Set(calls.map((call) => call.run)).size,
        stages: [...new Set(calls.map((call) => call.stage))],
        cache: "allow",
        seed: 0,
        prompts: {},
        formatEnforced: null,
      },
      order: [],
      environment: {
        os: "unknown",
        node: "unknown",
        server: "unknown",
        // Programs that send load and log each request speak OpenAI's protocol; old reports are of Ollama.
        engine: calls.some(({ throughputBy }) => throughputBy === "arrival") ? "openai-compatible" : "ollama",
        hostKind: "loopback",
        kit: "unknown",
      },
    },
    calls,
    workflow: [],
  };
}
