// Writes data/sample: small benchmark files of this project's own making, in the shapes that real folders hold. Seeded: the same
// files, byte for byte, on every machine. The figures are made up, except seed-report-calls.csv, which is the call table of a
// published report.
//
// Usage: node tools/sample-data/generate.mjs [FOLDER]
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const out = process.argv[2] ?? join(dirname(dirname(dirname(fileURLToPath(import.meta.url)))), "data", "sample");

let state = 20251127;
function random() {
  state = (state + 0x6d2b79f5) >>> 0;
  let mixed = Math.imul(state ^ (state >>> 15), state | 1);
  mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
}
/** About `centre`, within a few percent. */
const near = (centre, share = 0.03) => centre * (1 + share * (random() + random() + random() - 1.5));
const fixed = (value, digits = 4) => Number(value.toFixed(digits));

function write(path, text) {
  const file = join(out, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text.endsWith("\n") ? text : `${text}\n`);
}
function csv(path, header, rows) {
  const cell = (value) => (/[",\n]/.test(String(value)) ? `"${String(value).replaceAll('"', '""')}"` : String(value));
  write(path, [header, ...rows].map((row) => row.map(cell).join(",")).join("\n"));
}
const json = (path, value) => write(path, JSON.stringify(value, null, 2));

rmSync(out, { recursive: true, force: true });

const prompts = [
  "Explain a cache in two sentences.",
  "Name three uses of a queue.",
  "Write a haiku about rain.",
  "Sum up the causes of drift.",
  "Greet a new colleague.",
];
const models = [
  { name: "willow:1b-q8_0", rate: 96, load: 1.4 },
  { name: "willow:4b-q4_0", rate: 41, load: 2.9 },
  { name: "aspen:7b-q4_0", rate: 27, load: 4.2 },
];

// 1. Runs of a prompt suite; two folders hold failures written as zeros, as real ones do.
const runHeader = [
  "timestamp",
  "model",
  "prompt_index",
  "prompt_text",
  "ttft_s",
  "tokens_s",
  "load_s",
  "prompt_eval_s",
  "eval_s",
  "prompt_eval_count",
  "eval_count",
  "response_chars",
  "error",
  "options",
];
function suite(day, model, broken) {
  return prompts.map((prompt, index) => {
    const options = JSON.stringify({ temperature: 0.3, top_p: 0.9 });
    const time = `2025-10-0${day}T09:0${index}:00.000000+00:00`;
    if (broken(index)) {
      return [
        time,
        model.name,
        index + 1,
        prompt,
        "0.000000",
        "0.00",
        "0.000000",
        "0.000000",
        "0.000000",
        0,
        0,
        0,
        "Failed to connect to the server.",
        options,
      ];
    }
    const load = index === 0 ? near(model.load) : near(0.09);
    const promptEval = near(0.02, 0.2);
    const tokens = Math.round(near(120, 0.4));
    const rate = near(model.rate);
    return [
      time,
      model.name,
      index + 1,
      prompt,
      (load + promptEval).toFixed(6),
      rate.toFixed(2),
      load.toFixed(6),
      promptEval.toFixed(6),
      (tokens / rate).toFixed(6),
      18 + index,
      tokens,
      tokens * 4,
      "",
      options,
    ];
  });
}
models.forEach((model, index) => {
  csv(
    `ollama/2025100${index + 1}-0900/prompt_suite_runs.csv`,
    runHeader,
    suite(index + 1, model, () => false),
  );
});
csv(
  "ollama/20251004-0900/prompt_suite_runs.csv",
  runHeader,
  suite(4, models[1], () => true),
);
csv(
  "ollama/20251005-0900/prompt_suite_runs.csv",
  runHeader,
  suite(5, models[2], (index) => index > 2),
);

// 2. A parameter sweep and its summary, one configuration timed out.
const sweep = [];
for (const gpu of [20, 40, 80]) {
  for (const context of [512, 1024, 2048]) {
    for (const temperature of [0.2, 0.8]) {
      const name = `g${gpu}_c${context}_t${temperature}`;
      if (gpu === 20 && context === 2048 && temperature === 0.8) {
        sweep.push([gpu, context, temperature, name, "", "", "", "", "", "", "timed out after 120 s"]);
        continue;
      }
      const rate = near(44 - (80 - gpu) * 0.22 - context / 900, 0.01);
      const load = near(0.12, 0.1);
      const promptEval = near(0.018, 0.1);
      const tokens = Math.round(near(400, 0.3));
      sweep.push([
        gpu,
        context,
        temperature,
        name,
        (load + promptEval).toFixed(6),
        rate.toFixed(4),
        load.toFixed(6),
        promptEval.toFixed(6),
        (tokens / rate).toFixed(6),
        tokens,
        "",
      ]);
    }
  }
}
csv(
  "sweeps/willow_4b_param_tuning.csv",
  [
    "num_gpu",
    "num_ctx",
    "temperature",
    "config_name",
    "ttft_s",
    "tokens_s",
    "load_s",
    "prompt_eval_s",
    "eval_s",
    "eval_count",
    "error",
  ],
  sweep,
);
csv(
  "sweeps/willow_4b_param_tuning_summary.csv",
  ["config_name", "num_gpu", "num_ctx", "temperature", "mean_tokens_s", "mean_ttft_s", "mean_load_s"],
  sweep.filter((row) => row[10] === "").map((row) => [row[3], row[0], row[1], row[2], row[5], row[4], row[6]]),
);

// 3. Compilation benchmarks: the failed backend stands there with zeros.
for (const [name, base] of [
  ["mlp", 0.21],
  ["conv", 0.84],
  ["transformer", 3.6],
]) {
  for (const device of ["cpu", "cuda"]) {
    const backend = (label, factor, success = true) => {
      const mean = success ? near(base * factor * (device === "cpu" ? 9 : 1), 0.05) : 0;
      const benchmark = {
        backend: label,
        mean_time_ms: fixed(mean),
        std_time_ms: fixed(mean * 0.04),
        min_time_ms: fixed(mean * 0.93),
        max_time_ms: fixed(mean * 1.1),
        success,
      };
      return [
        label,
        success
          ? { backend: label, benchmark }
          : { backend: label, benchmark, error: `${label} is not available on ${device}`, success },
      ];
    };
    json(`compilation/${name}_${device}_bench.json`, {
      generated_at: "2025-10-02T17:08:37+00:00",
      model: { name, device, dtype: "float32", batch_size: 4 },
      settings: { runs: 10, warmup_runs: 3, backends: ["eager", "jit", "torch_compile", "tensorrt"] },
      backends: Object.fromEntries([
        backend("eager", 1),
        backend("jit", 0.88),
        backend("torch_compile", 0.71),
        backend("tensorrt", 0.5, device === "cuda"),
      ]),
    });
  }
}

// 4. Baselines of the machine and of inference.
for (const [name, centre] of [
  ["demo", 0.073],
  ["inference", 12.4],
]) {
  const runs = [1, 2, 3].map(() => {
    const mean = near(centre);
    return {
      samples: 10,
      mean_ms: fixed(mean, 6),
      p50_ms: fixed(mean * 0.99, 6),
      p95_ms: fixed(mean * 1.12, 6),
      stdev_ms: fixed(mean * 0.05, 6),
    };
  });
  json(`baselines/${name}_baseline.json`, {
    test_name: `${name}_baseline`,
    runs: 3,
    samples_per_run: 10,
    timing_stats: { run_results: runs },
  });
}
json("baselines/system_metrics.json", {
  host: "sample-machine",
  cpu_percent: 23.5,
  memory_used_mb: 8123,
  gpu: { power_w: 141.2, utilization_percent: 88.2, memory_used_mb: 5120 },
});

// 5. Notes in Markdown, one of them with a table.
write(
  "notes/README.md",
  "# Sample benchmark folder\n\nMade by a script; the figures describe no real machine. See the sweep in `sweeps/` and the runs in `ollama/`.\n",
);
write(
  "notes/quantization.md",
  `# Quantization notes\n\n## Throughput by format\n\n| Model | Tokens/s | Memory (MB) |\n| --- | --- | --- |\n${models.map((model) => `| ${model.name} | ${near(model.rate).toFixed(2)} | ${Math.round(near(80000 / model.rate))} |`).join("\n")}\n\nThe smallest model is the fastest one, as expected.\n`,
);
write(
  "notes/lessons.md",
  "# Lessons\n\n- A server that is down writes zeros: count them as failures.\n- The first call after a change of num_ctx is cold.\n",
);
write(
  "notes/copy-of-lessons.md",
  "# Lessons\n\n- A server that is down writes zeros: count them as failures.\n- The first call after a change of num_ctx is cold.\n",
);

// 6. The call table of the published "Chimera Agent Report" for gemma3:latest: one cold call, one empty answer.
csv(
  "seed-report-calls.csv",
  [
    "model",
    "variant",
    "num_gpu",
    "num_ctx",
    "temperature",
    "run",
    "stage",
    "ttft_ms",
    "throughput_tok_s",
    "tokens",
    "duration_ms",
    // What the report states for all calls together; its table is rounded, and their sum is off by 0.01 ms.
    "total_llm_call_duration_ms",
    "prompt_eval_duration_sum_ms",
    "eval_duration_sum_ms",
    "load_duration_sum_ms",
  ],
  [
    [1, "analysis", 4733.51, 117.94, 1035, "13919.70"],
    [1, "report", 791.51, "0.00", 0, "10297.10"],
    [2, "analysis", 790.63, 117.75, 963, 9337.69],
    [2, "report", "729.40", 115.92, 1070, 10393.19],
    [3, "analysis", 831.13, 113.95, 1022, "10217.60"],
    [3, "report", 719.56, 115.83, 1287, 12329.13],
    [4, "analysis", 831.25, 113.56, 897, 9096.06],
    [4, "report", 703.59, 115.89, 1271, 12151.32],
    [5, "analysis", 948.43, 113.86, 1056, 10642.03],
    [5, "report", 706.39, 115.82, 1162, 11202.25],
  ].map((row) => ["gemma3:latest", "chimera", 80, 1024, 0.8, ...row, 109586.06, 2399.19, 84438.77, 8514.67]),
);

// 7. Summaries of the two suites that failed, wholly and in part, with the means that such programs write.
for (const [day, model, completed, ttft, rate] of [
  [4, models[1], 0, 0, 0],
  [5, models[2], 3, 1.4893, 26.91],
]) {
  json(`ollama/2025100${day}-0900/prompt_suite_summary.json`, {
    generated_at: `2025-10-0${day}T09:10:00+00:00`,
    prompt_count: prompts.length,
    prompts,
    models: [
      {
        model: model.name,
        prompt_count: prompts.length,
        completed,
        mean_ttft_s: ttft,
        mean_tokens_s: rate,
        options: { temperature: 0.3, top_p: 0.9 },
      },
    ],
  });
}

// 8. The same prompts under three quantizations, and a baseline whose model stands only in its name.
const promptRow = (rate, load) => {
  const [wait, promptEval, tokens] = [near(load), near(0.02, 0.2), Math.round(near(150, 0.4))];
  const speed = near(rate, 0.02);
  return [wait + promptEval, speed, wait, promptEval, tokens / speed].map((value) => value.toFixed(4)).concat(tokens);
};
csv(
  "quantization/ollama_quant_bench.csv",
  [
    "timestamp",
    "model",
    "tag",
    "prompt_index",
    "prompt_text",
    "ttft_s",
    "tokens_s",
    "load_s",
    "prompt_eval_s",
    "eval_s",
    "eval_count",
    "error",
  ],
  [
    ["q4_0", 41],
    ["q5_k_m", 36],
    ["q8_0", 29],
  ].flatMap(([tag, rate]) =>
    prompts.slice(0, 3).map((prompt, index) => {
      const about = [`2025-10-06T09:0${index}:00`, `willow:4b-${tag}`, tag, index + 1, prompt];
      return tag === "q8_0" && index === 2
        ? [...about, "", "", "", "", "", "", "out of memory"]
        : [...about, ...promptRow(rate, index === 0 ? 2.1 : 0.08), ""];
    }),
  ),
);
csv(
  "baselines/willow_4b_baseline.csv",
  ["prompt", "ttft_s", "tokens_s", "load_s", "prompt_eval_s", "eval_s", "eval_count"],
  prompts.map((prompt, index) => [prompt, ...promptRow(41, index === 0 ? 2.4 : 0.08)]),
);
