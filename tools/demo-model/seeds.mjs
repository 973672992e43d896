// Runs whole studies, one a seed, and says who chose what each report says and how long it took. Needs `npm run build`.
// Usage: node seeds.mjs MODEL.gguf FOLDER-OF-BENCHMARK-FILES [--seeds 10] [--runs 3] [--show]
import { mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";

const require = createRequire(import.meta.url);
const { study } = require("../../dist/study/index.js");
const { readText } = require("../../dist/claims/index.js");
const { connect } = require("../../dist/llm/index.js");
const { narrativeText } = require("../../dist/narrative/index.js");
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seeds: { type: "string", default: "10" },
    runs: { type: "string", default: "3" },
    show: { type: "boolean", default: false },
  },
});
const [gguf, data] = positionals;
const folder = mkdtempSync(join(tmpdir(), "demo-model-"));
const written = new Set();
let byModel = 0;
for (let seed = 1; seed <= Number(values.seeds); seed += 1) {
  const started = performance.now();
  const connection = await connect({ gguf });
  const options = { connection, data, seed, runs: Number(values.runs), out: join(folder, String(seed)) };
  const { narrative, registry, study: made } = await study(options);
  await connection.close();
  const text = narrativeText(narrative, registry);
  const lines = text.split("\n").filter((line) => line !== "");
  const measured = made.calls.filter((call) => call.run > 0 && call.stage !== "warm-up");
  const { proven, clauses } = readText(text, registry);
  byModel += narrative.chosenBy === "model" ? 1 : 0;
  written.add(text);
  console.log(
    `seed ${seed}: chosen by the ${narrative.chosenBy}${narrative.reason ? ` (${narrative.reason})` : ""}; ` +
      `${lines.length} sentences, ${new Set(lines).size} distinct, ${narrative.dropped.length} dropped; ` +
      `${measured.filter((call) => call.status === "ok").length} of ${measured.length} measured calls ok; ` +
      `${proven} of ${clauses.length} proven; ${((performance.now() - started) / 1000).toFixed(1)} s`,
  );
  if (values.show) console.log(text);
}
console.log(`chosen by the model in ${byModel} of ${values.seeds} seeds, ${written.size} different reports`);
rmSync(folder, { recursive: true, force: true });
process.exit(0);
