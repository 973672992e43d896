// `npm test`: installs and builds what is missing, then checks and tests everything; the last line counts. `npm test -- lint unit` runs
// the parts whose names have these words.
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { ready, root } from "./ready.mjs";

ready();

const require = createRequire(import.meta.url);
const results = mkdtempSync(join(tmpdir(), "chimera-test-"));
process.env.TZ = "UTC";
delete process.env.OLLAMA_HOST;

const wanted = process.argv.slice(2);
const isWanted = (name) => wanted.length === 0 || wanted.some((word) => name.includes(word));

let passed = 0;
let failed = 0;
let skipped = 0;
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
  if (!isWanted(name)) return;
  const started = performance.now();
  const ok = run(args) === 0;
  if (ok) passed += 1;
  else {
    failed += 1;
    failures.push(name);
  }
  console.log(`${ok ? "✓" : "✗"} ${name} (${((performance.now() - started) / 1000).toFixed(1)} s)`);
}

/** A suite of tests: each test counts. One that did not run is a failure in CI, and named elsewhere: it wants something that is not here. */
function suite(name, config) {
  if (!isWanted(name)) return;
  const file = join(results, `${config}.json`);
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
  const status = run([bin("vitest"), "run", "--config", config, ...reporters]);
  const report = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : undefined;
  const notRun = [];
  for (const { name: path, assertionResults } of report?.testResults ?? []) {
    const left = assertionResults.filter((each) => !["passed", "failed"].includes(each.status)).length;
    if (left > 0) notRun.push(`${left} in ${relative(root, path)}`);
  }
  passed += report?.numPassedTests ?? 0;
  const bad = report?.numFailedTests ?? 0;
  const left = (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0);
  // A file that cannot be loaded fails the run without a failed test of its own.
  const broken = status !== 0 && bad === 0 ? 1 : 0;
  const counted = process.env.CI ? left : 0;
  failed += bad + broken + counted;
  if (bad + broken + counted > 0) failures.push(name);
  if (left > 0) {
    console.log(`${name}: ${left} tests did not run, because what they read is not here (${notRun.join(", ")}).`);
    skipped += left;
  }
}

/** How many tests the files of a folder hold: what is not run is counted where it stands, by the calls of `it`. */
function testsIn(folder) {
  const files = readdirSync(join(root, folder), { recursive: true }).filter((name) => name.endsWith(".test.ts"));
  const calls = files.map(
    (name) => readFileSync(join(root, folder, name), "utf8").match(/^\s*it(?:\.\w+)?[.(]/gm) ?? [],
  );
  return calls.flat().length;
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
check("clean files", ["tools/clean.mjs"]);
check("lock file", ["tools/lockfile.mjs", "--check"]);
suite("unit tests", "vitest.config.mts");
suite("notebook tests", "vitest.notebooks.config.mts");

const chromium = [
  process.env.CHROMIUM_PATH,
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
].find((path) => path && existsSync(path));
if (chromium || process.env.CI) suite("browser tests", "vitest.browser.config.mts");
else if (isWanted("browser tests")) {
  const left = testsIn("test/browser");
  skipped += left;
  console.log(`The ${left} browser tests did not run, for no Chromium was found: install it, or set CHROMIUM_PATH.`);
}

rmSync(results, { recursive: true, force: true });
if (failures.length > 0) console.log(`\nFailed: ${failures.join(", ")}`);
if (skipped > 0) console.log(`\nNot run here: ${skipped} (see above; in CI they must run)`);
console.log(`\n${passed} passed, ${failed} failed, ${skipped} skipped`);
process.exitCode = failed === 0 ? 0 : 1;
