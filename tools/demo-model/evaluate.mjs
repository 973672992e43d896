// Judges a model's answers to prompts, through the embedded engine or an Ollama. Needs `npm run build`.
// Usage: node evaluate.mjs PROMPTS.jsonl (--gguf MODEL.gguf | --host URL --model NAME) [--temperature 0] [--repeat-penalty 1] [--samples 10]
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename } from "node:path";
import { parseArgs } from "node:util";

import { fits, sentencesOf, sentencesOfReport } from "./fits.mjs";

const require = createRequire(import.meta.url);
const { narrativeSchema, strayText } = require("../../dist/narrative/index.js");
const { startEmbedded } = require("../../dist/llm/index.js");
const { values: given, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    gguf: { type: "string" }, host: { type: "string" }, model: { type: "string", default: "chimera-demo" },
    temperature: { type: "string", default: "0" }, "repeat-penalty": { type: "string", default: "1" }, "num-ctx": { type: "string", default: "2048" },
    samples: { type: "string", default: "10" }, seed: { type: "string", default: "1" },
  },
});
const prompts = readFileSync(positionals[0], "utf8").trim().split("\n").map((line) => JSON.parse(line));
const engine = given.host === undefined ? await startEmbedded({ gguf: given.gguf }) : { host: given.host, stop: async () => undefined };
if (given.gguf !== undefined) given.model = basename(given.gguf, ".gguf");
const share = (part, whole) => `${part} of ${whole} (${whole === 0 ? "-" : ((100 * part) / whole).toFixed(1)} %)`;
const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];

async function ask(prompt, format) {
  const started = performance.now();
  const response = await fetch(`${engine.host}/api/generate`, {
    method: "POST",
    body: JSON.stringify({
      model: given.model, prompt, raw: true, format, keep_alive: -1,
      options: { temperature: Number(given.temperature), repeat_penalty: Number(given["repeat-penalty"]), num_ctx: Number(given["num-ctx"]), seed: Number(given.seed), num_predict: 500 },
    }),
  });
  let text = "";
  let first;
  let done;
  let tail = "";
  const decoder = new TextDecoder();
  for await (const chunk of response.body) {
    tail += decoder.decode(chunk, { stream: true });
    const lines = tail.split("\n");
    tail = lines.pop();
    for (const line of lines.filter((each) => each !== "")) {
      const part = JSON.parse(line);
      if (part.error) throw new Error(part.error);
      if (part.response && first === undefined) first = performance.now() - started;
      text += part.response ?? "";
      if (part.done) done = part;
    }
  }
  if (!done) throw new Error(`the server answered ${response.status}: ${tail}`);
  return { text, ttftMs: first, ended: done.done_reason === "stop", tokens: done.eval_count, speed: done.eval_count / (done.eval_duration / 1e9) };
}

const a = { outputs: 0, ended: 0, sentences: 0, counts: [], references: 0, exist: 0, fit: 0, sentencesFit: 0, withoutFact: 0, digits: 0, repeated: 0, tokens: [], ttft: [], speed: [] };
const r = { ...a, counts: [], tokens: [], ttft: [], speed: [], valid: 0, distinct: 0, stray: 0 };
const samples = { analysis: [], report: [] };

function judge(sums, sentences, table) {
  const seen = new Set();
  sums.counts.push(sentences.length);
  for (const { facts, words, evidence } of sentences) {
    const fit = fits(facts, words, evidence);
    const exist = facts.filter((id) => table.has(id)).length;
    sums.sentences += 1;
    sums.sentencesFit += fit && exist === facts.length ? 1 : 0;
    sums.withoutFact += facts.length === 0 ? 1 : 0;
    sums.references += facts.length;
    sums.exist += exist;
    sums.fit += fit ? exist : 0;
    const said = words + facts.join();
    sums.repeated += seen.has(said) ? 1 : 0;
    seen.add(said);
  }
}

for (const { analysis, report } of prompts) {
  const table = new Set([...analysis.matchAll(/^\{\{(f\d+)\}\}/gm)].map((match) => match[1]));
  const free = await ask(analysis);
  const form = await ask(report, narrativeSchema([...table]));
  for (const [sums, answer] of [[a, free], [r, form]]) {
    sums.outputs += 1;
    sums.ended += answer.ended ? 1 : 0;
    sums.tokens.push(answer.tokens);
    sums.ttft.push(answer.ttftMs);
    sums.speed.push(answer.speed);
  }
  a.digits += /\p{N}/u.test(free.text.replace(/\{\{f\d+\}\}/g, "")) ? 1 : 0;
  judge(a, sentencesOf(free.text), table);
  samples.analysis.push(free.text);
  let parsed;
  try {
    parsed = JSON.parse(form.text);
  } catch {
    samples.report.push(form.text);
    continue;
  }
  r.valid += 1;
  const sentences = sentencesOfReport(parsed);
  judge(r, sentences, table);
  r.digits += sentences.some(({ words }) => /\p{N}/u.test(words)) ? 1 : 0;
  r.stray += sentences.some(({ words }) => strayText(words) !== undefined) ? 1 : 0;
  samples.report.push(...sentences.map(({ section, evidence, facts, words }) => `${section} [${evidence}] ${words} (${facts})`));
}
for (const [name, s] of [["analysis", a], ["report", r]]) {
  console.log(`${name}:`);
  console.log(`  ended by itself ${share(s.ended, s.outputs)}; tokens median ${median(s.tokens)}, most ${Math.max(...s.tokens)}`);
  if (name === "report") console.log(`  valid JSON ${share(s.valid, s.outputs)}`);
  console.log(`  sentences median ${median(s.counts)}, least ${Math.min(...s.counts)}, most ${Math.max(...s.counts)}; said again ${share(s.repeated, s.sentences)}; without a fact ${s.withoutFact}`);
  console.log(`  references that exist ${share(s.exist, s.references)}; that exist and fit ${share(s.fit, s.references)}; sentences that fit ${share(s.sentencesFit, s.sentences)}`);
  console.log(`  outputs with a digit outside of a reference ${share(s.digits, s.outputs)}${name === "report" ? `; with words that the program drops ${share(s.stray, s.outputs)}` : ""}`);
  console.log(`  TTFT median ${median(s.ttft).toFixed(0)} ms; ${median(s.speed).toFixed(0)} tokens/s`);
  for (const sample of samples[name].slice(0, Number(given.samples))) console.log(`  - ${sample}`);
}
await engine.stop();
process.exit(0);
