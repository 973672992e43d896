// Greedy answers of a GGUF to held-out prompts. Usage: node evaluate.mjs MODEL.gguf PROMPTS.jsonl (needs `npm run build`)
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { getLlama, LlamaCompletion } from "node-llama-cpp";

const require = createRequire(import.meta.url);
const { narrativeSchema } = require("../../dist/narrative/index.js");
const { formatToGrammar } = require("../../dist/llm/embedded/grammar.js");
const [file, prompts] = process.argv.slice(2);
const cases = readFileSync(prompts, "utf8")
  .trim()
  .split("\n")
  .map((line) => JSON.parse(line));
const llama = await getLlama({ gpu: false, build: "never" });
const model = await llama.loadModel({ modelPath: file });
const context = await model.createContext({ contextSize: 2048, threads: 1 });
const completion = new LlamaCompletion({ contextSequence: context.getSequence() });
const sums = { cases: 0, references: 0, present: 0, digits: 0, json: 0, jsonFacts: 0, jsonTokens: 0, ms: 0 };
for (const each of cases) {
  const text = await completion.generateCompletion(each.analysis, { maxTokens: 250, temperature: 0 });
  const references = [...text.matchAll(/\{\{(f\d+)\}\}/g)].map((match) => match[1]);
  sums.cases += 1;
  sums.references += references.length;
  sums.present += references.filter((id) => each.ids.includes(id)).length;
  sums.digits += /\d/.test(text.replace(/\{\{f\d+\}\}/g, "")) ? 1 : 0;
  const grammar = await llama.createGrammar({ grammar: formatToGrammar(narrativeSchema(each.ids)) });
  const begin = performance.now();
  const json = await completion.generateCompletion(each.report, { maxTokens: 700, temperature: 0, grammar });
  sums.ms += performance.now() - begin;
  sums.jsonTokens += model.tokenize(json).length;
  let valid = true;
  try {
    JSON.parse(json);
  } catch {
    valid = false;
  }
  sums.json += valid ? 1 : 0;
  sums.jsonFacts += (json.match(/"fact"/g) ?? []).length;
  console.log(JSON.stringify({ text, valid, json }));
}
console.log(JSON.stringify(sums));
process.exit(0);
