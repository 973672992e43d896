// Judges a model's answers to prompts, through the embedded engine or an Ollama. Needs `npm run build`.
// Usage: node evaluate.mjs PROMPTS.jsonl (--gguf MODEL.gguf | --server URL --model NAME) [--temperature 0] [--repeat-penalty 1] [--samples 10]
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename } from "node:path";
import { parseArgs } from "node:util";

import { ask } from "./ask.mjs";
import { sentencesOf, sentencesOfReport } from "./fits.mjs";
import { addSentences, addTimes, newSums, tableOf, told } from "./judge.mjs";

const require = createRequire(import.meta.url);
const { startEmbedded } = require("../../dist/llm/index.js");
const { values: given, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    gguf: { type: "string" },
    host: { type: "string" },
    model: { type: "string" },
    temperature: { type: "string", default: "0" },
    "repeat-penalty": { type: "string", default: "1" },
    "num-ctx": { type: "string", default: "2048" },
    "num-thread": { type: "string" },
    samples: { type: "string", default: "10" },
    seed: { type: "string", default: "1" },
  },
});
const prompts = readFileSync(positionals[0], "utf8").trim().split("\n");
const engine = given.host
  ? { host: given.host, stop: async () => undefined }
  : await startEmbedded({ gguf: given.gguf });
const model = given.model ?? basename(given.gguf ?? "chimera-demo.gguf", ".gguf");
const options = {
  temperature: Number(given.temperature),
  repeat_penalty: Number(given["repeat-penalty"]),
  num_ctx: Number(given["num-ctx"]),
  seed: Number(given.seed),
  num_predict: 500,
  ...(given["num-thread"] ? { num_thread: Number(given["num-thread"]) } : {}),
};
const sums = { analysis: newSums(), report: newSums() };
const samples = { analysis: [], report: [] };
const digit = /\p{N}/u;

for (const line of prompts) {
  const { analysis, report } = JSON.parse(line);
  const table = tableOf(analysis);
  const free = await ask(engine.host, model, analysis, options);
  const sentences = sentencesOf(free.text);
  addTimes(sums.analysis, free);
  addSentences(sums.analysis, sentences, table);
  sums.analysis.valid += sentences.length > 0 ? 1 : 0;
  sums.analysis.digits += sentences.some(({ words }) => digit.test(words)) ? 1 : 0;
  samples.analysis.push(free.text);

  const form = await ask(engine.host, model, report, options);
  addTimes(sums.report, form);
  let parsed;
  try {
    parsed = sentencesOfReport(JSON.parse(form.text));
  } catch {
    samples.report.push(`not JSON: ${form.text}`);
    continue;
  }
  addSentences(sums.report, parsed, table);
  sums.report.valid += 1;
  sums.report.digits += parsed.some(({ words }) => digit.test(words)) ? 1 : 0;
  samples.report.push(...parsed.map(({ section, evidence, text }) => `${section} [${evidence}] ${text}`));
}
for (const name of ["analysis", "report"]) {
  console.log(`${name}:`);
  for (const line of told(sums[name])) console.log(`  ${line}`);
  for (const sample of samples[name].slice(0, Number(given.samples))) console.log(`  - ${sample}`);
}
await engine.stop();
process.exit(0);
