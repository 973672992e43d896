// Seeded folders and tables in the shapes of real benchmark files.
import { closeSync, mkdirSync, openSync, writeFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { seededRandom } from "../../dist/stats/index.js";

const models = ["willow:1b", "willow:4b", "aspen:7b"];
const header =
  "timestamp,model,prompt_index,prompt_text,ttft_s,tokens_s,load_s,prompt_eval_s,eval_s,prompt_eval_count,eval_count,response_chars,error,options";

function callRow(random, at) {
  const load = 0.05 + random() * 0.1;
  const promptEval = 0.01 + random() * 0.02;
  const tokens = 20 + Math.floor(random() * 400);
  const rate = 30 + random() * 60;
  const failed = random() < 0.02;
  const figures = failed
    ? "0.000000,0.00,0.000000,0.000000,0.000000,0,0,0,connection refused"
    : `${(load + promptEval).toFixed(6)},${rate.toFixed(2)},${load.toFixed(6)},${promptEval.toFixed(6)},${(tokens / rate).toFixed(6)},21,${tokens},${tokens * 4},`;
  return `2025-10-02T19:18:24.204845+00:00,${models[at % 3]},${(at % 5) + 1},Name three uses of a queue.,${figures},"{""temperature"":0.3,""top_p"":0.9}"`;
}

/** 28 parts CSV, 44 JSON, 29 Markdown of every 101, none alike. */
export function makeFolder(folder, count) {
  const random = seededRandom(count);
  for (let at = 0; at < count; at += 1) {
    const inner = join(folder, `d${at % 100}`);
    mkdirSync(inner, { recursive: true });
    const share = at % 101;
    if (share < 28) {
      const rows = Array.from({ length: 10 }, (_, row) => callRow(random, row));
      writeFileSync(join(inner, `${at}_runs.csv`), `${[header, ...rows].join("\n")}\n`);
    } else if (share < 72) {
      const backends = Object.fromEntries(
        ["eager", "jit", "onnx", "tensorrt"].map((backend) => {
          const mean_time_ms = random();
          return [
            backend,
            { backend, benchmark: { mean_time_ms, std_time_ms: 0.1, min_time_ms: 0.1, max_time_ms: 2 } },
          ];
        }),
      );
      writeFileSync(
        join(inner, `${at}.json`),
        JSON.stringify({ model: { name: "mlp", device: "cpu" }, backends }, null, 2),
      );
    } else {
      const rows = models.map((model) => `| ${model} | ${(random() * 90).toFixed(2)} | ${random().toFixed(3)} |`);
      writeFileSync(
        join(inner, `${at}.md`),
        `# Notes ${at}\n\n| Model | Tokens/s | TTFT (s) |\n| --- | --- | --- |\n${rows.join("\n")}\n`,
      );
    }
  }
}

/** One CSV of call rows of at least `bytes` bytes. */
export function makeTable(path, bytes) {
  const random = seededRandom(200);
  const file = openSync(path, "w");
  let written = writeSync(file, `${header}\n`);
  for (let at = 0; written < bytes;) {
    let block = "";
    for (const end = at + 5000; at < end; at += 1) block += `${callRow(random, at)}\n`;
    written += writeSync(file, block);
  }
  closeSync(file);
}
