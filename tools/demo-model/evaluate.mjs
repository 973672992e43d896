// Judges what a model writes and chooses over facts that training never saw, by the program's own reader. Needs `npm run build`.
// Usage: node evaluate.mjs MODEL.gguf [--count 60] [--temperature 0] [--repeat-penalty 1] [--foreign] [--samples 3]
// --foreign: the same tables in prompts that are not the program's, and that training never showed.
import { createRequire } from "node:module";
import { parseArgs } from "node:util";

import { makeRegistries } from "../../bench/checker/made.mjs";

const load = (name) => createRequire(import.meta.url)(`../../dist/${name}`);
const { claims, readText } = load("claims/index.js");
const { factLine, facts, factTable } = load("facts/index.js");
const { ingest } = load("ingest/index.js");
const { connect, measure } = load("llm/index.js");
const { choiceSchema, isChoice, modelText, offerOf, parseChoice } = load("narrative/index.js");
const { seededRandom } = load("stats/index.js");
const { loadPrompts, promptKit, shareContext, withPlainTexts } = load("workload/index.js");

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    count: { type: "string", default: "60" },
    temperature: { type: "string", default: "0" },
    "repeat-penalty": { type: "string", default: "1" },
    foreign: { type: "boolean", default: false },
    samples: { type: "string", default: "3" },
  },
});
const foreign = {
  analysis: (lines) => `What do these measurements say?\n${lines.join("\n")}\nNow the analysis:`,
  report: (lines) => `Below stand the results of a benchmark.\n${lines.join("\n")}\nNow the report:`,
};
const sample = await ingest(new URL("../../data/sample", import.meta.url).pathname);
const random = seededRandom(78);
const registries = makeRegistries({ facts, seededRandom, ingest: sample }, 77, Number(values.count));
const prompts = await loadPrompts();
const connection = await connect({ gguf: positionals[0] });
const model = await connection.model();
const options = {
  temperature: Number(values.temperature),
  repeat_penalty: Number(values["repeat-penalty"]),
  seed: 1,
  num_predict: 500,
};
let id = 0;
const ask = (stage, prompt, more = {}) =>
  measure(connection, { id: `e${(id += 1)}`, study: "e", run: 1, variant: "v", model, stage, prompt, options, cache: "avoid", nonce: "heldouts", ...more }); // prettier-ignore
const newSums = () => ({
  answers: 0,
  ended: 0,
  named: 0,
  there: 0,
  proven: 0,
  contradicted: 0,
  notRead: 0,
  twice: 0,
  tokens: [],
});
const sums = { analysis: newSums(), report: newSums() };
const chosen = { answers: 0, valid: 0, claims: 0, dropped: 0, verdictFirst: 0, verdicts: 0, rising: 0 };
const samples = [];

function add(sum, record, table, registry) {
  const known = new Set(table.map(({ label }) => label));
  const names = [...record.response.matchAll(/\{\{([^{}]+)\}\}/g)].map(([, name]) => name);
  const text = modelText(record.response, registry);
  const read = readText(text, registry);
  const said = read.clauses.map((clause) => clause.text.trim());
  sum.answers += 1;
  sum.ended += record.answer === "whole" ? 1 : 0;
  sum.named += names.length;
  sum.there += names.filter((name) => known.has(name)).length;
  for (const what of ["proven", "contradicted", "notRead"]) sum[what] += read[what];
  sum.twice += said.length - new Set(said).size;
  sum.tokens.push(record.server.outputTokens);
  return text;
}

for (const registry of registries) {
  // As a table has gaps: a share of the facts, in more or less room.
  const share = [1, 1, 0.7, 0.4][Math.floor(4 * random())];
  const kept = withPlainTexts({ ...registry, facts: registry.facts.filter(() => random() < share) });
  const table = factTable(kept, [500, 1200, 8000][Math.floor(3 * random())]).facts;
  const kit = promptKit(prompts, table, shareContext(2048, 6));
  const lines = table.map(factLine);
  const analysis = await ask("analysis", values.foreign ? foreign.analysis(lines) : kit.analysis());
  const report = await ask("report", values.foreign ? foreign.report(lines) : kit.report(analysis.response));
  add(sums.analysis, analysis, table, kept);
  samples.push(add(sums.report, report, table, kept));
  const offer = offerOf(claims(kept, 1 + Math.floor(9 * random())), 1500 + Math.floor(1500 * random()));
  if (offer.claims.length < 8) continue;
  const choice = parseChoice(
    (await ask("choice", prompts.choice.render({ lines: offer.lines }), { format: choiceSchema(offer), options: { ...options, temperature: 0, num_predict: 320 }, anyOption: true })).response, // prettier-ignore
    offer,
  );
  const order = new Map(offer.claims.map((claim, at) => [claim.id, at]));
  const weights = Object.values(choice.sections).map((ids) => ids.map((each) => order.get(each)));
  const first = offer.claims.find(({ id: own }) => own === choice.sections.executive_summary[0]);
  chosen.answers += 1;
  chosen.valid += isChoice(choice, offer) ? 1 : 0;
  chosen.claims += Object.values(choice.sections).flat().length;
  chosen.dropped += choice.dropped.length;
  chosen.verdicts += offer.claims.some(({ kind }) => kind === "verdict") ? 1 : 0;
  chosen.verdictFirst += first?.kind === "verdict" ? 1 : 0;
  chosen.rising += weights.every((own) => own.every((at, n) => n === 0 || own[n - 1] < at)) ? 1 : 0;
}
const part = (a, b) => `${a} of ${b} (${b === 0 ? "–" : ((100 * a) / b).toFixed(1)} %)`;
for (const [name, s] of Object.entries(sums)) {
  const clauses = s.proven + s.contradicted + s.notRead;
  const tokens = [...s.tokens].sort((a, b) => a - b);
  console.log(
    `${name}: ended by itself ${part(s.ended, s.answers)}; facts named that are there ${part(s.there, s.named)}; ` +
      `clauses proven ${part(s.proven, clauses)}, contradicted ${part(s.contradicted, clauses)}, not read ${part(s.notRead, clauses)}, ` +
      `said again ${part(s.twice, clauses)}; tokens: median ${tokens[Math.floor(tokens.length / 2)]}, at most ${tokens.at(-1)}`,
  );
}
console.log(
  `choice: valid ${part(chosen.valid, chosen.answers)}; ${chosen.claims} claims stand, ${chosen.dropped} codes dropped; ` +
    `a verdict first where there is one ${part(chosen.verdictFirst, chosen.verdicts)}; each section those first that tell more ${part(chosen.rising, chosen.answers)}`,
);
for (const text of samples.slice(0, Number(values.samples))) console.log(`\n${text}`);
await connection.close();
process.exit(0);
