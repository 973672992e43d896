import { expect, test } from "vitest";

import { modelFromName } from "../../src/ingest/values/model-from-name";

test.each([
  ["gemma3_1b-it-qat_baseline.csv", "gemma3:1b-it-qat"],
  ["gemma3_270m_param_tuning.csv", "gemma3:270m"],
  ["llama3_runs.csv", "llama3:latest"],
  ["willow_4b_param_tuning.csv", "willow:4b"],
  ["granite-code_3.5b-q4_0_runs.csv", "granite-code:3.5b-q4_0"],
  // Without a size a name is a model's only where its family is known.
  ["ollama_param_tuning.csv", undefined],
  ["conv_cpu_bench.json", undefined],
  ["20251001_4b_runs.csv", undefined],
  ["transformer_cuda_bench_20251002-172126.json", undefined],
])("%s names %s", (file, model) => expect(modelFromName(file)).toBe(model));
