// How long people wait: JupyterLab's first and second start to its URL, and each notebook without Jupyter, from the start of its kernel to
// the first result and to the end. The starts are taken in a virtual environment of their own; --no-lab leaves them out (they need the
// package registry).
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { root } from "../../tools/ready.mjs";

const require = createRequire(import.meta.url);
const seconds = (ms) => `${(ms / 1000).toFixed(1)} s`;
const place = join(root, ".chimera", `bench-${process.pid}`);
const venv = join(mkdtempSync(join(tmpdir(), "chimera-bench-")), "venv");
process.env.CHIMERA_VENV = venv;
const { runNotebook, startLab } = require("../../dist/notebook");
const { makeVenv } = require("../../dist/notebook/venv");

/** One start of JupyterLab, from nothing to an address that answers. */
async function labStart() {
  const started = performance.now();
  await makeVenv(() => undefined);
  const server = await startLab();
  const ms = performance.now() - started;
  await server.stop();
  return ms;
}

const folder = join(place, "notebooks");
mkdirSync(folder, { recursive: true });
symlinkSync(join(root, "data"), join(place, "data"), "junction");
const names = readdirSync(join(root, "notebooks")).filter((name) => name.endsWith(".ipynb"));
for (const name of names) copyFileSync(join(root, "notebooks", name), join(folder, name));

try {
  console.log(`${"notebook".padEnd(28)} ${"first result".padStart(13)} ${"whole".padStart(9)}`);
  for (const name of names) {
    const run = await runNotebook(join(folder, name), { out: join(place, "executed") });
    const whole = run.ok ? seconds(run.durationMs) : "failed";
    console.log(`${name.padEnd(28)} ${seconds(run.firstResultMs ?? NaN).padStart(13)} ${whole.padStart(9)}`);
  }
  if (!process.argv.includes("--no-lab")) {
    const first = await labStart();
    const later = [];
    for (let i = 0; i < 3; i += 1) later.push(await labStart());
    later.sort((a, b) => a - b);
    console.log(`\nJupyterLab's first start, with the installation: ${seconds(first)}`);
    console.log(
      `Later starts to the URL: ${later.map(seconds).join(", ")} (median ${(first / later[1]).toFixed(0)} times faster)`,
    );
  }
} finally {
  rmSync(place, { recursive: true, force: true });
  rmSync(venv, { recursive: true, force: true });
}
