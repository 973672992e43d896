// How much of what is wrong the reader does not prove, and how much of what is right it proves: mutants of correct sentences, by class.
// Usage: npm run bench -- checker [MUTANTS OF EACH CLASS] [SEED] [--show]
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { claims, claimText, readText } from "../../dist/claims/index.js";
import { facts, formatNumber } from "../../dist/facts/index.js";
import { ingest } from "../../dist/ingest/index.js";
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
  sentencesOf(registry, { readText, formatNumber, claims, claimText }),
);
const percent = (part, whole) => `${((100 * part) / whole).toFixed(2)} %`;
const of = (reading) => sentences.filter((each) => each.reading === reading).length;
console.log(`${registries.length} registries, ${sentences.length} correct sentences, seed ${seed}`);
console.log(
  `proven ${percent(of("proven"), sentences.length)}, contradicted ${of("contradicted")}, not read ${of("not-read")}`,
);
console.log("class       mutants  proven  not proven");
let worst = 1;
for (const name of Object.keys(classes)) {
  const { made, missed } = measure(name, sentences, count, seededRandom(seed + name.length), readText);
  worst = Math.min(worst, 1 - missed.length / made);
  console.log(
    `${name.padEnd(10)} ${String(made).padStart(8)} ${String(missed.length).padStart(7)} ${percent(made - missed.length, made).padStart(11)}`,
  );
  if (show) for (const { text, sentence } of missed) console.log(`  proven: ${text}\n    from: ${sentence.text}`);
}
if (show) for (const { text, reading } of sentences) if (reading !== "proven") console.log(`  ${reading}: ${text}`);
const from = performance.now();
for (const { text, registry } of sentences) readText(text, registry);
console.log(`reading a sentence: ${((performance.now() - from) / sentences.length).toFixed(2)} ms`);
if (worst < 0.95 || of("contradicted") > 0) process.exitCode = 1;
