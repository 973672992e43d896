// `npm test`: installs and builds what is missing, then checks and tests everything; the last line counts.
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { ready, root } from "./ready.mjs";

ready();

const require = createRequire(import.meta.url);
const results = mkdtempSync(join(tmpdir(), "chimera-test-"));
process.env.TZ = "UTC";
delete process.env.OLLAMA_HOST;

let passed = 0;
let failed = 0;
const failures = [];

/** The script behind a package's command, run by this Node: works from folders with spaces and needs no shell. */
function bin(name, command = name) {
  const manifest = join(root, "node_modules", name, "package.json");
  const entry = JSON.parse(readFileSync(manifest, "utf8")).bin;
  return join(dirname(manifest), typeof entry === "string" ? entry : entry[command]);
}

function run(args) {
  return spawnSync(process.execPath, args, { cwd: root, stdio: "inherit" }).status;
}

/** A check that passes or fails as a whole. */
function check(name, args) {
  const started = performance.now();
  const ok = run(args) === 0;
  if (ok) passed += 1;
  else {
    failed += 1;
    failures.push(name);
  }
  console.log(`${ok ? "✓" : "✗"} ${name} (${((performance.now() - started) / 1000).toFixed(1)} s)`);
}

/** A suite of tests: each test counts. */
function suite(name, config) {
  const file = join(results, `${config}.json`);
  const status = run([
    bin("vitest"),
    "run",
    "--config",
    config,
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${file}`,
  ]);
  const report = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : undefined;
  passed += report?.numPassedTests ?? 0;
  const bad = report?.numFailedTests ?? 0;
  const notRun = (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0);
  // A file that cannot be loaded fails the run without a failed test of its own.
  const broken = status !== 0 && bad === 0 ? 1 : 0;
  failed += bad + broken + notRun;
  if (bad + broken + notRun > 0) failures.push(notRun > 0 ? `${name} (${notRun} not run)` : name);
}

check("lint", [bin("eslint"), ".", "--max-warnings", "0"]);
check("format", [bin("prettier"), "--check", "--log-level", "warn", "."]);
check("types", [require.resolve("typescript/bin/tsc"), "-p", "tsconfig.json"]);
check("arrows", [
  bin("dependency-cruiser", "depcruise"),
  "--config",
  ".dependency-cruiser.cjs",
  "--output-type",
  "err",
  "src",
]);
check("lock file", ["tools/lockfile.mjs", "--check"]);
suite("unit tests", "vitest.config.mts");
suite("notebook tests", "vitest.notebooks.config.mts");

const chromium = [
  process.env.CHROMIUM_PATH,
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
].find((path) => path && existsSync(path));
if (chromium || process.env.CI) {
  suite("browser tests", "vitest.browser.config.mts");
} else {
  console.log(
    "The browser tests did not run, for no Chromium was found: install it, or set CHROMIUM_PATH, and run `npm test` again.",
  );
}

rmSync(results, { recursive: true, force: true });
if (failures.length > 0) console.log(`\nFailed: ${failures.join(", ")}`);
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
