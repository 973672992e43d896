// Runs a real study with a model and prints the prompts that it was asked, as JSON lines for evaluate.mjs (needs `npm run build`).
// Usage: node real-prompts.mjs MODEL.gguf FOLDER-OF-BENCHMARK-FILES [--seed 1] [--runs 3] > prompts.jsonl
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";

const require = createRequire(import.meta.url);
const { study } = require("../../dist/study/index.js");
const { connect, startEmbedded } = require("../../dist/llm/index.js");
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { seed: { type: "string", default: "1" }, runs: { type: "string", default: "3" } },
});
const engine = await startEmbedded({ gguf: positionals[0] });
const asked = [];
// Stands between the program and the engine, and writes down what is asked.
const between = createServer(async (request, response) => {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  const body = Buffer.concat(chunks);
  if (request.url === "/api/generate") asked.push(JSON.parse(body.toString()));
  const answer = await fetch(engine.host + request.url, {
    method: request.method,
    ...(body.length > 0 ? { body } : {}),
  });
  response.writeHead(answer.status, { "content-type": answer.headers.get("content-type") ?? "application/json" });
  for await (const chunk of answer.body ?? []) response.write(chunk);
  response.end();
}).listen(0, "127.0.0.1");
await new Promise((resolve) => between.once("listening", resolve));
const out = mkdtempSync(join(tmpdir(), "demo-model-"));
const started = performance.now();
const connection = await connect({ server: `http://127.0.0.1:${between.address().port}` });
const result = await study({
  connection,
  data: positionals[1],
  seed: Number(values.seed),
  runs: Number(values.runs),
  out: join(out, "study"),
});
console.error(
  `chosen by the ${result.narrative.chosenBy}${result.narrative.reason ? ` (${result.narrative.reason})` : ""}, ` +
    `${result.narrative.dropped.length} codes dropped, ${result.study.calls.filter((call) => call.status !== "ok").length} of ${result.study.calls.length} calls not ok, ` +
    `${((performance.now() - started) / 1000).toFixed(1)} s`,
);
const analyses = asked.filter(
  (each) => each.format === undefined && each.prompt.trimEnd().endsWith("Analysis:") && each.options.num_predict > 8,
);
const reports = asked.filter((each) => each.prompt.trimEnd().endsWith("Report:"));
reports.forEach((each, index) => {
  const analysis = analyses[Math.min(index, analyses.length - 1)];
  console.log(JSON.stringify({ analysis: analysis.prompt, report: each.prompt, options: each.options }));
});
rmSync(out, { recursive: true, force: true });
await connection.close();
await engine.stop();
process.exit(0);
