import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";

import { packageRoot } from "../../src/files";
import { callsCsv } from "../../src/frame";
import { seededRandom } from "../../src/stats";
import { sampleStudy } from "../report/sample";

const folder = mkdtempSync(join(tmpdir(), "chimera-compare-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** What a command prints, typed as a person types it. */
const chimera = (...line: string[]): string =>
  execFileSync(process.execPath, [join(packageRoot(), "bin", "chimera.cjs"), ...line], { encoding: "utf8", cwd: folder }); // prettier-ignore

function written(name: string, text: string): string {
  writeFileSync(join(folder, name), text);
  return name;
}

/** Twenty requests of which the times are so many times as long, and two that failed. */
type Requests = (times: number, seed: number) => string;
const runs = Array.from({ length: 20 }, (_, at) => at);
const ttftsOf = (times: number, seed: number): readonly number[] => {
  const random = seededRandom(seed);
  return runs.map(() => Number((0.1 * times * (0.97 + 0.06 * random())).toFixed(6)));
};

const tools: Readonly<Record<string, Requests>> = {
  "vllm.json": (times, seed) =>
    JSON.stringify({
      ...{ model_id: "org/M-7B", num_prompts: 22, max_concurrency: 2, request_throughput: 2, total_input_tokens: 1408, output_throughput: 64 }, // prettier-ignore
      input_lens: [...runs, 20, 21].map(() => 64),
      output_lens: [...runs.map(() => 11), 0, 0],
      ttfts: [...ttftsOf(times, seed), 0, 0],
      itls: [...runs.map(() => Array.from({ length: 10 }, () => 0.02 * times)), [], []],
      errors: [...runs.map(() => ""), "connection refused", "timeout"],
      generated_texts: [...runs.map(() => "text"), "", ""],
    }),
  "guidellm.json": (times, seed) =>
    JSON.stringify({
      metadata: { guidellm_version: "0.5.0" },
      args: { model: "org/M-7B" },
      benchmarks: [
        {
          type_: "generative_benchmark",
          config: { strategy: { type_: "concurrent", streams: 2 }, backend: { model: "org/M-7B" } },
          metrics: {},
          requests: {
            successful: ttftsOf(times, seed).map((ttft, run) => ({ request_id: `r${run}`, request_start_time: 1767261600 + run, request_latency: ttft + 0.2 * times, time_to_first_token_ms: 1000 * ttft, prompt_tokens: 64, output_tokens: 11, output: "text" })), // prettier-ignore
            incomplete: [],
            errored: [20, 21].map((run) => ({ request_id: `r${run}`, request_latency: 0.1, prompt_tokens: 64, output_tokens: 0, error: "connection refused" })), // prettier-ignore
          },
        },
      ],
    }),
  "aiperf.jsonl": (times, seed) =>
    [
      ...ttftsOf(times, seed).map((ttft) => ({
        metadata: { request_start_ns: 1767261600e9, benchmark_phase: "profiling" },
        metrics: { time_to_first_token: { value: 1000 * ttft, unit: "ms" }, request_latency: { value: 1000 * ttft + 200 * times, unit: "ms" }, output_sequence_length: { value: 11, unit: "tokens" } }, // prettier-ignore
        error: null,
      })),
      ...[20, 21].map(() => ({ metadata: { request_start_ns: 1767261600e9, benchmark_phase: "profiling" }, metrics: {}, error: { message: "connection refused" } })), // prettier-ignore
    ]
      .map((each) => JSON.stringify(each))
      .join("\n"),
};

describe("chimera compare on two files with a record for each request", () => {
  it.each(Object.entries(tools))(
    "%s: says which is slower, by how much, and how sure that is",
    (name, of) => {
      const [first, second] = [written(`first-${name}`, of(1, 1)), written(`second-${name}`, of(1.5, 2))];
      const said = chimera("compare", first, second, "--anyway", "--out", `out-${name}`);
      expect(said).toMatch(/TTFT, request: slower: takes (?:4[89]|5[0-3])(?:\.\d)? % more \(95 % interval 4\d(?:\.\d)? to 5\d(?:\.\d)? % more\), p < \.001, n = 20 \+ 20/); // prettier-ignore
      // Ten tokens after the first in 0.2 s, and in 0.3 s: such programs tell when text arrived, and no decode time.
      expect(said).toMatch(/throughput, request: slower: 33\.\d % fewer tokens\/s/);
      expect(said).toContain("20 of 22 for both");
      expect(said).not.toMatch(/NaN|undefined/);
      const same = chimera(
        "compare",
        first,
        written(`same-${name}`, of(1, 3)),
        "--anyway",
        "--out",
        `same-out-${name}`,
      );
      expect(same).not.toMatch(/slower|faster/);
    },
    60_000,
  );

  it.each(Object.entries(tools))(
    "%s: a report counts those that failed and gives an interval",
    (name, of) => {
      const said = chimera("report", written(`one-${name}`, of(1, 1)), "--format", "md", "--out", `report-${name}`);
      expect(said).toMatch(/\b(?:99|100|101)\.\d\d ms to the first token/);
      expect(said).toContain("50.00 tokens/s");
      expect(said).toContain("2 of 22 calls");
      const page = readFileSync(join(folder, `report-${name}`, "report.md"), "utf8");
      expect(page).toContain(
        "Throughput is the rate at which the text arrived here: OpenAI-compatible server tells no decode time.",
      );
      expect(page).toMatch(/\[\d+(?:\.\d+)?, \d+(?:\.\d+)?\\?\]/);
    },
    60_000,
  );
});

describe("chimera report on this kit's own calls.csv", () => {
  it("says what the report of the study says", () => {
    const { calls } = sampleStudy();
    const said = chimera("report", written("calls.csv", callsCsv(calls)), "--format", "md,csv", "--out", "own");
    expect(said).toContain("1 of 32 calls");
    expect(said).not.toMatch(/NaN|undefined/);
    const again = chimera("report", join("own", "calls.csv"), "--format", "md", "--out", "own-again");
    const figures = (text: string) => text.split("\n").filter((line) => !line.startsWith("/"));
    expect(figures(again)).toEqual(figures(said));
  }, 60_000);
});
