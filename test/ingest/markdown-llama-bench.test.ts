import { describe, expect, it } from "vitest";

import { ingestFiles } from "./folder";

const head = "| model | size | params | backend | ngl | type_k | fa | sm | mmap | nkvo | ts | ot | mg | embd | n_ubatch | odd knob | test | t/s |"; // prettier-ignore
const rule = "|---|--:|--:|---|--:|--:|--:|--:|--:|--:|---|---|--:|--:|--:|--:|--:|--:|";
const row = (fa: number, rate: string): string =>
  `| willow 1B Q4_0 | 1.2 GiB | 1.24 B | CUDA | 99 | f16 | ${fa} | row | 0 | 1 | 3.00/1.00 | exps=CPU | 1 | 0 | 256 | 7 | tg128 | ${rate} |`;
const bench = (...rows: readonly string[]) => ingestFiles({ "bench.md": [head, rule, ...rows].join("\n") });

describe("llama-bench's Markdown", () => {
  it("keeps every setting under the name that its JSON gives it", async () => {
    const { measurements } = await bench(row(0, "100.00 ± 1.00"), row(1, "140.00 ± 2.00"));
    expect(measurements.map(({ settings, value }) => [settings["flash_attn"], value])).toEqual([
      [0, 100],
      [0, 1],
      [1, 140],
      [1, 2],
    ]);
    expect(measurements[0]!.settings).toEqual({
      n_gpu_layers: 99,
      type_k: "f16",
      flash_attn: 0,
      split_mode: "row",
      use_mmap: 0,
      no_kv_offload: 1,
      tensor_split: "3.00/1.00",
      tensor_buft_overrides: "exps=CPU",
      main_gpu: 1,
      embeddings: 0,
      n_ubatch: 256,
    });
  });

  it("keeps a column that it does not know as a dimension, and the model's size as none", async () => {
    const { measurements } = await bench(row(0, "100.00 ± 1.00"));
    expect(measurements[0]!.dimensions).toEqual({ test: "tg128", backends: "CUDA", odd_knob: 7 });
  });

  it("keeps a test that ran out of memory", async () => {
    const { measurements } = await bench(row(0, "OOM"), row(1, "140.00 ± 2.00"));
    expect(measurements[0]).toMatchObject({ metric: "throughput", unit: "tokens/s", value: null, status: "failed" });
    expect(measurements[1]).toMatchObject({ value: 140, aggregate: "mean" });
  });
});
