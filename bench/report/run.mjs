// Time and size of the report page for 10, 1,000 and 10,000 calls: the page must stay usable as a study grows.
import { performance } from "node:perf_hooks";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
const { facts } = require("../../dist/facts");
const { report, studyFromCalls } = require("../../dist/report");
const { fixedNarrative } = require("../../dist/narrative");

/** Calls of two variants and two stages with plain, seeded times; every 50th failed, the first of each variant cold. */
function calls(n) {
  let state = 7;
  const random = () => (state = (state * 48271) % 2147483647) / 2147483647;
  return Array.from({ length: n }, (_, i) => {
    const run = Math.floor(i / 4) + 1;
    const variant = i % 4 < 2 ? "baseline" : "chimera";
    const ok = i % 50 !== 49;
    const ttft = (variant === "chimera" ? 210 : 240) * (0.9 + 0.2 * random());
    const decode = 1500 * (0.9 + 0.2 * random());
    return {
      schema: "chimera-notebook/call/1",
      id: `r${run}-${variant}-${i % 2}`,
      study: "bench",
      run,
      stage: i % 2 === 0 ? "analysis" : "report",
      variant,
      order: i,
      model: { name: "bench:1b" },
      options: {},
      prompt: { cache: "avoid" },
      status: ok ? "ok" : "timeout",
      cold: run === 1,
      clock: {
        durationMs: ttft + decode,
        ...(ok ? { ttftMs: ttft, chunkMs: Array.from({ length: 160 }, (_, k) => ttft + (k * decode) / 160) } : {}),
      },
      server: { outputTokens: 160, evalMs: decode, promptEvalMs: ttft - 20, loadMs: 15 },
      budget: {
        connectMs: 1,
        queueMs: 5,
        loadMs: 15,
        promptEvalMs: ttft - 20,
        decodeMs: decode,
        remainderMs: 0,
        closed: true,
      },
      ...(ok ? { throughput: 160000 / decode } : {}),
      response: "text",
    };
  });
}

report({ study: studyFromCalls(calls(8)), registry: facts(undefined, studyFromCalls(calls(8))) });
console.log("calls    facts ms    report ms    page MB    Markdown kB");
for (const n of [10, 1000, 10_000]) {
  const study = studyFromCalls(calls(n), "bench");
  const started = performance.now();
  const registry = facts(undefined, study);
  const counted = performance.now();
  const made = report({ study, registry, narrative: fixedNarrative(registry) });
  const ended = performance.now();
  console.log(
    [
      String(n).padEnd(8),
      (counted - started).toFixed(0).padStart(8),
      (ended - counted).toFixed(0).padStart(12),
      (Buffer.byteLength(made.html) / 1e6).toFixed(2).padStart(10),
      (Buffer.byteLength(made.markdown) / 1e3).toFixed(0).padStart(14),
    ].join(""),
  );
}
