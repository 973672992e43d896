// Time and size of the report page for 10, 1,000 and 10,000 calls, and its first paint in Chromium: the page must stay usable as a study grows.
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { pathToFileURL } from "node:url";

const require = createRequire(import.meta.url);
const { facts } = require("../../dist/facts");
const { report, studyFromCalls } = require("../../dist/report");
const { ownNarrative } = require("../../dist/narrative");

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
      speed: ok ? { valid: true } : { valid: false, fault: "failed", reason: "Waited 60 s for the first token." },
      answer: ok ? "whole" : "none",
      clock: {
        durationMs: ttft + decode,
        ...(ok ? { ttftMs: ttft, chunkMs: Array.from({ length: 160 }, (_, k) => ttft + (k * decode) / 160) } : {}),
      },
      server: { outputTokens: 160, evalMs: decode, promptEvalMs: ttft - 20, loadMs: 15 },
      budget: {
        connectMs: 1,
        otherMs: 5,
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

/** Medians over a few loads from a file, ms from the start of the navigation; undefined where there is no Chromium. */
async function inChromium(pages) {
  const candidates = [
    process.env.CHROMIUM_PATH,
    "/usr/bin/chromium",
    "/usr/bin/chromium-browser",
    "/usr/bin/google-chrome",
  ];
  const executablePath = candidates.find((path) => path && existsSync(path));
  if (!executablePath) return undefined;
  const { chromium } = require("playwright-core");
  const args =
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync";
  const browser = await chromium.launch({ executablePath, args: args.split(" ") });
  const folder = mkdtempSync(join(tmpdir(), "chimera-bench-"));
  const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
  try {
    const all = [];
    for (const [name, html] of pages) {
      const file = join(folder, `${name}.html`);
      writeFileSync(file, html);
      const loads = [];
      for (let i = 0; i < 5; i += 1) {
        const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
        await page.goto(pathToFileURL(file).href, { waitUntil: "load" });
        loads.push(
          await page.evaluate(
            () =>
              new Promise((resolve) => {
                // Buffered, so that a paint before this script is seen too, and one after it is waited for.
                new globalThis.PerformanceObserver((list, observer) => {
                  const paint = list.getEntriesByName("first-contentful-paint")[0];
                  if (!paint) return;
                  observer.disconnect();
                  const [load] = performance.getEntriesByType("navigation");
                  resolve({ paint: paint.startTime, parsed: load.domInteractive, loaded: load.loadEventEnd });
                }).observe({ type: "paint", buffered: true });
              }),
          ),
        );
        await page.close();
      }
      const of = (key) => median(loads.map((load) => load[key]));
      all.push({ name, paint: of("paint"), parsed: of("parsed"), loaded: of("loaded") });
    }
    return all;
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true });
  }
}

report({ study: studyFromCalls(calls(8)), registry: facts(undefined, studyFromCalls(calls(8))) });
const pages = [];
console.log("calls    facts ms    report ms    page MB    Markdown kB");
for (const n of [10, 1000, 10_000]) {
  const study = studyFromCalls(calls(n), "bench");
  const started = performance.now();
  const registry = facts(undefined, study);
  const counted = performance.now();
  const made = report({ study, registry, narrative: ownNarrative(registry) });
  const ended = performance.now();
  pages.push([n, made.html]);
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

const seen = await inChromium(pages);
if (seen) {
  console.log("\ncalls    first paint ms    parsed ms    loaded ms    (Chromium, median of 5 loads from a file)");
  for (const { name, paint, parsed, loaded } of seen) {
    console.log(
      `${String(name).padEnd(8)}${paint.toFixed(0).padStart(15)}${parsed.toFixed(0).padStart(13)}${loaded.toFixed(0).padStart(13)}`,
    );
  }
} else console.log("\nNo Chromium was found: first paint is not measured. Name one in CHROMIUM_PATH.");
