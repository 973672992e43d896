// A real study on the embedded engine, ended by `kill -9` at seeded moments: is its ledger readable each time, and what does it lack?
// Then: whole studies killed and resumed, `--finish N` (100), of which `--late M` (40) within 50 ms after their last call.
// `--times N` (50). A moment is a number of bytes in the ledger plus a seeded part of a call, so that it falls between and within writes.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { root } from "../../tools/ready.mjs";
import { killAndFinish } from "./finish.mjs";

const { readLedger, seededRandom } = createRequire(import.meta.url)("../../dist/internal.js");
const { values } = parseArgs({
  options: {
    times: { type: "string", default: "50" },
    finish: { type: "string", default: "100" },
    late: { type: "string", default: "40" },
  },
});
const folder = mkdtempSync(join(tmpdir(), "chimera-kill-"));
const random = seededRandom(20261125);
const size = (path) => statSync(path, { throwIfNoEntry: false })?.size ?? 0;

/** Runs a study until its ledger has so many bytes, waits a seeded part of a call, kills it, and says what it had told of. */
async function killed(out, bytes, delayMs) {
  const words = ["run", "--embedded", "--runs", "60", "--variant", "only:num_predict=24", "--out", out];
  const child = spawn(process.execPath, [join(root, "bin", "chimera.cjs"), ...words], {
    cwd: folder,
    env: { ...process.env, CI: "true" },
    stdio: ["ignore", "ignore", "pipe"],
  });
  let told = 0;
  child.stderr.setEncoding("utf8").on("data", (text) => {
    for (const [, done] of text.matchAll(/(\d+) of \d+ calls/g)) told = Math.max(told, Number(done));
  });
  const gone = new Promise((resolve) => child.once("close", resolve));
  await new Promise((resolve) => {
    const look = setInterval(() => {
      if (child.exitCode === null && size(join(out, "calls.jsonl")) < bytes) return;
      clearInterval(look);
      setTimeout(resolve, delayMs);
    }, 1);
  });
  child.kill("SIGKILL");
  await gone;
  return told;
}

const found = { readable: 0, whole: 0, cut: 0, lost: 0, calls: [] };
const times = Number(values.times);
for (let time = 0; time < times; time += 1) {
  const out = join(folder, `study-${time}`);
  const told = await killed(out, 1500 + random() * 60_000, random() * 60);
  const { study, problems } = await readLedger(out);
  found.readable += 1;
  const cut = problems.filter(({ code }) => code === "cut-line").length;
  if (problems.length > cut) throw new Error(`a line in the middle of a ledger is damaged: ${problems[0].message}`);
  found[cut > 0 ? "cut" : "whole"] += 1;
  const kept = new Set(study.calls.map((call) => call.id));
  const planned = study.manifest.order.map((call) => call.id);
  // Every call that the study had told of is there, and the kept ones are the plan's first.
  const there = planned.filter((id) => kept.has(id));
  const inOrder = there.every((id, at) => id === planned[at]);
  if (there.length < told || !inOrder) found.lost += 1;
  found.calls.push(study.calls.length);
  rmSync(out, { recursive: true });
}
const finish = Number(values.finish);
const whole = await killAndFinish({ folder, times: finish, late: Number(values.late), random, tell: console.error });
rmSync(folder, { recursive: true });
for (const failure of whole.failures) console.log(failure);
console.log(
  `${finish} studies killed, ${whole.killedLate} of them after their last call and before their end: ${whole.finished} finished on resume with each planned call once`,
);
if (whole.failures.length > 0) process.exitCode = 1;
const sorted = found.calls.sort((a, b) => a - b);
if (times > 0)
  console.log(
    `${times} studies killed after ${sorted[0]} to ${sorted.at(-1)} calls: ${found.readable} ledgers readable, ${found.whole} whole, ${found.cut} with a cut last line set aside, ${found.lost} that lack more than the call in flight`,
  );
if (found.lost > 0) process.exitCode = 1;
