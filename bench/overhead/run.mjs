// The kit's own time per run, outside of the model: ingest, facts, prompts, checks and rendering, the median of each and of their sum,
// by the clock and in processor time, which a busy machine moves less.
// `--data DIR` (default: the benchmark corpus beside this project where it is, else data/sample), `--times N` (15).
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { performance } from "node:perf_hooks";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const require = createRequire(import.meta.url);
const kit = require("../../dist/internal.js");
const { dataDigest } = require("../../dist/workload/agent/data-digest");
const { promptKit } = require("../../dist/workload/agent/prompt-kit");
const { loadPrompts } = require("../../dist/workload/agent/prompts");
const { readAndFlag } = require("../../dist/workload/agent/read-data");
const { shareContext, tableCharacters } = require("../../dist/workload/agent/room");
const { withPlainTexts } = require("../../dist/workload/agent/untrusted");

const targetMs = 150;
const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
const corpus = join(root, "..", "shared", "corpus", "benchmarks-101");
const { values } = parseArgs({ options: { data: { type: "string" }, times: { type: "string", default: "15" } } });
const data = values.data ?? (existsSync(corpus) ? corpus : join(root, "data", "sample"));
const times = Number(values.times);

/** Twelve calls: two variants, two stages, three runs, plain seeded times. */
function calls() {
  let state = 7;
  const random = () => (state = (state * 48271) % 2147483647) / 2147483647;
  return Array.from({ length: 12 }, (_, i) => {
    const ttft = 220 * (0.9 + 0.2 * random());
    const decode = 1500 * (0.9 + 0.2 * random());
    return {
      schema: "chimera-notebook/call/1",
      id: `r${Math.floor(i / 4) + 1}-${i % 4}`,
      study: "bench",
      run: Math.floor(i / 4) + 1,
      stage: i % 2 === 0 ? "analysis" : "report",
      variant: i % 4 < 2 ? "baseline" : "chimera",
      order: i,
      model: { name: "bench:1b" },
      options: {},
      prompt: { cache: "avoid" },
      status: "ok",
      speed: { valid: true },
      answer: "whole",
      clock: {
        durationMs: ttft + decode,
        ttftMs: ttft,
        chunkMs: Array.from({ length: 160 }, (_, k) => ttft + (k * decode) / 160),
      },
      server: { outputTokens: 160, evalMs: decode, promptEvalMs: ttft - 20, loadMs: 15 },
      throughput: 160000 / decode,
      response: "text",
    };
  });
}

/** Stands in for the answer of the call for the choice. */
const answer = JSON.stringify({ executive_summary: ["c1", "c2"], data: ["c8", "c9"], key_findings: ["c3", "c4"] });

/** ms by the wall and of this process's processor time. */
function clocks() {
  const { user, system } = process.cpuUsage();
  return { wall: performance.now(), cpu: (user + system) / 1000 };
}

const study = kit.studyFromCalls(calls(), "bench");
const parts = new Map(["ingest", "facts", "prompts", "checks", "rendering", "together"].map((name) => [name, []]));
let sizes;
for (let time = -1; time < times; time += 1) {
  const spent = {};
  let last = clocks();
  const lap = (name) => {
    const now = clocks();
    const before = spent[name] ?? { wall: 0, cpu: 0 };
    spent[name] = { wall: before.wall + now.wall - last.wall, cpu: before.cpu + now.cpu - last.cpu };
    last = now;
  };
  const read = await kit.ingest(data);
  lap("ingest");
  dataDigest(read);
  const before = withPlainTexts(kit.facts(read, undefined, { model: study.manifest.config.model, runs: 3 }));
  lap("facts");
  const prompts = await loadPrompts();
  const room = shareContext(1024, 3.5);
  const table = kit.factTable(before, tableCharacters(room, 600)).facts;
  const asked = promptKit(prompts, table, room);
  const sent = [asked.analysis(), asked.report("The folder holds {{f1}} files.")];
  lap("prompts");
  const registry = withPlainTexts(kit.facts(read, study));
  lap("facts");
  const offer = kit.offerOf(kit.claimsOf(registry), 4000);
  const narrative = kit.chosenNarrative(registry, kit.parseChoice(answer, offer), "model");
  kit.readText(kit.narrativeText(narrative, registry), registry);
  lap("checks");
  const page = kit.report({ study, ingest: read, registry, narrative });
  lap("rendering");
  sizes = { files: read.files.length, prompt: sent.map((each) => each.length), page: page.html.length };
  if (time < 0) continue; // The first time compiles the code; it is no run's time but the program's.
  for (const [name, ms] of Object.entries(spent)) parts.get(name).push(ms);
  const sum = (clock) => Object.values(spent).reduce((total, ms) => total + ms[clock], 0);
  parts.get("together").push({ wall: sum("wall"), cpu: sum("cpu") });
}

console.log(
  `${sizes.files} files, prompts of ${sizes.prompt.join(" and ")} characters, ${times} times after one to warm up; ms`,
);
console.log("part            median     least      most   processor time, median");
for (const [name, ms] of parts) {
  const wall = ms.map((each) => each.wall);
  const row = [kit.median(wall), Math.min(...wall), Math.max(...wall), kit.median(ms.map((each) => each.cpu))];
  console.log(name.padEnd(12) + row.map((each) => each.toFixed(1).padStart(10)).join(""));
}
const before = clocks();
await readAndFlag(data);
const once = clocks().cpu - before.cpu;
console.log(`once a study, ingest with the search for instructions: ${once.toFixed(1)} ms of processor time`);
const [wall, cpu] = ["wall", "cpu"].map((clock) => kit.median(parts.get("together").map((each) => each[clock])));
const place = wall <= targetMs ? "within" : "above";
console.log(
  `${place} the target of ${targetMs} ms per run: ${wall.toFixed(1)} ms, ${cpu.toFixed(1)} ms of processor time`,
);
