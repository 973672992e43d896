// Runs whole studies of the agent, one a seed, and says what its model wrote and chose, as the program's reader reads it. Needs `npm run build`.
// Usage: node seeds.mjs MODEL.gguf FOLDER-OF-BENCHMARK-FILES [--seeds 10] [--runs 3] [--show]
//        node seeds.mjs --server http://127.0.0.1:11434 --model NAME FOLDER …   (a real Ollama)
import { mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";

const load = (name) => createRequire(import.meta.url)(`../../dist/${name}`);
const { connect } = load("llm/index.js");
const { ownWords } = load("narrative/index.js");
const { study } = load("study/index.js");
const { agent } = load("workload/index.js");
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    server: { type: "string" },
    model: { type: "string" },
    seeds: { type: "string", default: "10" },
    runs: { type: "string", default: "3" },
    show: { type: "boolean", default: false },
  },
});
const data = positionals.at(-1);
const folder = mkdtempSync(join(tmpdir(), "demo-model-"));
const sums = { valid: 0, proven: 0, contradicted: 0, notRead: 0, reports: 0 };
for (let seed = 1; seed <= Number(values.seeds); seed += 1) {
  const connection = await connect(values.server ? { server: values.server } : { gguf: positionals[0] });
  const out = join(folder, String(seed));
  const result = await study({
    connection, workload: agent(data), seed, runs: Number(values.runs), out, ...(values.model ? { model: values.model } : {}),
  }); // prettier-ignore
  await connection.close();
  const { narrative, registry, study: made } = result;
  const names = made.manifest.config.variants.map(({ name }) => name);
  const reports = ownWords(made.calls, names, registry);
  const choice = made.calls.find((call) => call.stage === "narrative-choice");
  sums.valid += narrative.chosenBy === "model" ? 1 : 0;
  sums.reports += reports.length;
  for (const what of ["proven", "contradicted", "notRead"])
    sums[what] += reports.reduce((sum, report) => sum + report[what], 0);
  const claims = Object.values(narrative.sections).flat().length;
  const measured = made.calls.filter((call) => call.run > 0 && call.stage !== "warm-up");
  console.log(
    `seed ${seed}: chosen by the ${narrative.chosenBy}${narrative.reason ? ` (${narrative.reason})` : ""} in ${((choice?.clock.durationMs ?? 0) / 1000).toFixed(1)} s, ` +
      `${claims} claims, ${narrative.dropped.length} codes dropped, filled by the program: ${narrative.filled.join(", ") || "none"}; ` +
      `${measured.filter((call) => call.status === "ok").length} of ${measured.length} measured calls ok; ` +
      `${reports.length} reports: ${reports.map((each) => `${each.proven}/${each.contradicted}/${each.notRead}`).join(" ")}`,
  );
  if (values.show && reports[0]) console.log(`\n${reports[0].pieces.map(({ text }) => text).join("")}\n`);
}
console.log(
  `chosen by the model in ${sums.valid} of ${values.seeds}; ${sums.reports} reports: clauses proven ${sums.proven}, contradicted ${sums.contradicted}, not read ${sums.notRead}`,
);
rmSync(folder, { recursive: true, force: true });
process.exit(0);
