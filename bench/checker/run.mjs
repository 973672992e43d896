// How much of what is wrong the checker finds, and how much of what is right it leaves alone: mutants of correct sentences, by class.
// Usage: npm run bench -- checker [MUTANTS OF EACH CLASS] [SEED] [--show]
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { checkText, facts, formatNumber } from "../../dist/facts/index.js";
import { ingest } from "../../dist/ingest/index.js";
import { fixedNarrative, narrativeText } from "../../dist/narrative/index.js";
import { seededRandom } from "../../dist/stats/index.js";
import { makeRegistries } from "./made.mjs";
import { classes } from "./mutate.mjs";
import { measure, sentencesOf } from "./measure.mjs";

const show = process.argv.includes("--show");
const [count = 1000, seed = 20261125] = process.argv
  .slice(2)
  .filter((each) => /^\d+$/.test(each))
  .map(Number);
const sample = await ingest(join(dirname(fileURLToPath(import.meta.url)), "../../data/sample"));
const registries = makeRegistries({ facts, seededRandom, ingest: sample }, seed, 15);
const sentences = registries.flatMap((registry) =>
  sentencesOf(registry, { checkText, formatNumber, fixedNarrative, narrativeText }),
);
const numbers = sentences.reduce((sum, { checked }) => sum + checked.total, 0);
const verified = sentences.reduce((sum, { checked }) => sum + checked.verified, 0);
const percent = (part, whole) => `${((100 * part) / whole).toFixed(2)} %`;
console.log(`${registries.length} registries, ${sentences.length} correct sentences, seed ${seed}`);
console.log(`correct numbers verified: ${verified} of ${numbers} (${percent(verified, numbers)})`);
console.log("class       mutants   found    recall  precision");
let worst = 1;
for (const name of Object.keys(classes)) {
  const { made, found, wronglyFlagged, missed } = measure(
    name,
    sentences,
    count,
    seededRandom(seed + name.length),
    checkText,
  );
  const [recall, precision] = [found / made, found / (found + wronglyFlagged)];
  worst = Math.min(worst, recall, precision);
  console.log(
    `${name.padEnd(10)} ${String(made).padStart(8)} ${String(found).padStart(7)} ${percent(found, made).padStart(9)} ${percent(found, found + wronglyFlagged).padStart(10)}`,
  );
  if (show) for (const { text, sentence } of missed) console.log(`  missed: ${text}\n    from: ${sentence.text}`);
}
if (show)
  for (const { text, checked } of sentences)
    for (const problem of checked.problems) console.log(`  flagged: ${text}\n    ${problem}`);
const from = performance.now();
for (const { text, registry } of sentences) checkText(text, registry);
console.log(`checking a sentence: ${((performance.now() - from) / sentences.length).toFixed(2)} ms`);
if (worst < 0.99) process.exitCode = 1;
