import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";

import { packageRoot } from "../../src/files";

const folder = mkdtempSync(join(tmpdir(), "chimera-requests-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** What `chimera report FILE` prints of a load test's own file. */
function report(name: string, text: string): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  const bin = join(packageRoot(), "bin", "chimera.cjs");
  return execFileSync(process.execPath, [bin, "report", file, "--format", "md", "--out", join(folder, `${name}-out`)], {
    encoding: "utf8",
  });
}

const six = [1, 2, 3, 4, 5, 6];

/** TTFTs of 100, 110, … 150 ms: their median is 125 ms. */
const files: readonly (readonly [name: string, text: string])[] = [
  [
    "guidellm.json",
    JSON.stringify({
      metadata: { guidellm_version: "0.5.0" },
      args: { model: "org/M-7B" },
      benchmarks: [
        {
          type_: "generative_benchmark",
          config: { strategy: { type_: "concurrent", streams: 2 }, backend: { model: "org/M-7B" } },
          metrics: {},
          requests: {
            successful: six.map((run) => ({ request_id: `r${run}`, request_start_time: 1767261600 + run, request_latency: 1 + run / 10, time_to_first_token_ms: 90 + 10 * run, prompt_tokens: 64, output_tokens: 32, output: "text" })), // prettier-ignore
            incomplete: [],
            errored: [{ request_id: "r7", request_latency: 0.1, prompt_tokens: 64, output_tokens: 0, error: "connection refused" }], // prettier-ignore
          },
        },
      ],
    }),
  ],
  [
    "profile_export.json",
    JSON.stringify({
      service_kind: "openai",
      endpoint: "v1/chat/completions",
      experiments: [
        {
          experiment: { mode: "concurrency", value: 2 },
          requests: six.map((run) => {
            const start = 1767261600_000_000_000 + run * 2_000_000_000;
            const chunk = (delta: object): object => ({ response: `data: ${JSON.stringify({ choices: [{ delta }] })}\n\n` }); // prettier-ignore
            return {
              timestamp: start,
              request_inputs: { payload: JSON.stringify({ model: "org/M-7B", stream: true }) },
              // The first answer only names a role: the clock of the first token runs on.
              response_timestamps: [5e6, (90 + 10 * run) * 1e6, 900e6, 1000e6].map((after) => start + after),
              response_outputs: [chunk({ role: "assistant", content: "" }), chunk({ content: "a" }), chunk({ content: "b" }), { response: "data: [DONE]\n\n" }], // prettier-ignore
            };
          }),
        },
      ],
    }),
  ],
  [
    "vllm.json",
    JSON.stringify({
      model_id: "org/M-7B",
      num_prompts: 6,
      max_concurrency: 2,
      request_throughput: 2,
      total_input_tokens: 384,
      output_throughput: 64,
      input_lens: six.map(() => 64),
      output_lens: six.map(() => 3),
      ttfts: six.map((run) => 0.09 + run / 100),
      itls: six.map(() => [0.02, 0.02]),
      errors: six.map(() => ""),
      generated_texts: six.map(() => "text"),
    }),
  ],
  [
    "profile_export.jsonl",
    six
      .map((run) =>
        JSON.stringify({
          metadata: { request_start_ns: 1767261600e9, benchmark_phase: "profiling" },
          metrics: {
            time_to_first_token: { value: 90 + 10 * run, unit: "ms" },
            request_latency: { value: 1, unit: "sec" },
            output_sequence_length: { value: 32, unit: "tokens" },
          },
          error: null,
        }),
      ) // prettier-ignore
      .join("\n"),
  ],
  [
    "llmperf-individual.json",
    JSON.stringify(
      six.map((run) => ({ error_code: null, error_msg: "", inter_token_latency_s: 0.03, ttft_s: 0.09 + run / 100, end_to_end_latency_s: 1, request_output_throughput_token_per_s: 32, number_total_tokens: 96, number_output_tokens: 32, number_input_tokens: 64 })), // prettier-ignore
    ),
  ],
];

describe("chimera report on a load test's own requests", () => {
  it.each(files)("%s has medians of its calls", (name, text) => {
    expect(report(name, text)).toContain("125.00 ms to the first token");
  });

  it("counts those that failed", () => {
    const [name, text] = files[0]!;
    expect(report(name, text)).toContain("1 of 7 calls");
  });
});
