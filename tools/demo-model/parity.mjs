// Compares the trainer's greedy ids with llama.cpp's, prompt ids first. Usage: node parity.mjs MODEL.gguf greedy.jsonl
import { readFileSync } from "node:fs";
import { getLlama } from "node-llama-cpp";

const [file, lines] = process.argv.slice(2);
const llama = await getLlama({ gpu: false, build: "never", progressLogs: false });
const model = await llama.loadModel({ modelPath: file });
const context = await model.createContext({ contextSize: 2048, threads: 1 });
const sequence = context.getSequence();
const sums = { prompts: 0, samePrompt: 0, sameAnswer: 0, ids: 0, sameIds: 0 };
for (const line of readFileSync(lines, "utf8").trim().split("\n")) {
  const { prompt, ids, answer } = JSON.parse(line);
  const own = [model.tokens.bos, ...model.tokenize(prompt, true)];
  await sequence.clearHistory();
  const generated = [];
  for await (const token of sequence.evaluate(own, { temperature: 0 })) {
    generated.push(token);
    if (generated.length >= answer.length) break;
  }
  // The engine ends at the end token without giving it out.
  const wanted = answer.at(-1) === model.tokens.eos ? answer.slice(0, -1) : answer;
  const same = wanted.findIndex((id, index) => generated[index] !== id);
  sums.prompts += 1;
  sums.samePrompt += JSON.stringify(own) === JSON.stringify(ids) ? 1 : 0;
  sums.sameAnswer += same < 0 ? 1 : 0;
  sums.ids += wanted.length;
  sums.sameIds += same < 0 ? wanted.length : same;
}
console.log(JSON.stringify(sums));
process.exit(0);
