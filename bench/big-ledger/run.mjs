// A study whose ledger has 600 MB: is it read, in how much memory and time? Usage: node bench/big-ledger/run.mjs [--megabytes 600] [--characters 10000]
// The records are those of a real study of the embedded engine, with answers of so many characters.
import { spawnSync } from "node:child_process";
import { closeSync, copyFileSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { root } from "../../tools/ready.mjs";

const { readLedger } = createRequire(import.meta.url)("../../dist/internal.js");
const { values } = parseArgs({
  options: { megabytes: { type: "string", default: "600" }, characters: { type: "string", default: "10000" } },
});
const place = mkdtempSync(join(tmpdir(), "chimera-big-"));
try {
  const [small, big] = [join(place, "small"), join(place, "big")];
  const study = ["run", "--embedded", "--runs", "1", "--no-narrative", "--variant", "only:num_predict=8"];
  spawnSync(process.execPath, [join(root, "bin", "chimera.cjs"), ...study, "--out", small], { stdio: "ignore" });
  mkdirSync(big);
  copyFileSync(join(small, "manifest.json"), join(big, "manifest.json"));
  const record = JSON.parse(readFileSync(join(small, "calls.jsonl"), "utf8").trimEnd().split("\n").at(-1));
  const response = "word ".repeat(Math.ceil(Number(values.characters) / 5));
  const file = openSync(join(big, "calls.jsonl"), "w");
  let [bytes, lines] = [0, 0];
  while (bytes < Number(values.megabytes) * 1e6) {
    const more = Array.from({ length: 100 }, () => `${JSON.stringify({ ...record, id: `c${lines++}`, response })}\n`);
    bytes += writeSync(file, more.join(""));
  }
  closeSync(file);
  const begun = performance.now();
  const { study: read, problems } = await readLedger(big);
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  const memory = Math.round(process.resourceUsage().maxRSS / 1024);
  console.log(
    `${Math.round(bytes / 1e6)} MB: ${read.calls.length} of ${lines} calls read in ${seconds} s, ${problems.length} problems, ${memory} MB of memory at most`,
  );
  if (read.calls.length !== lines || problems.length > 0) process.exitCode = 1;
} finally {
  rmSync(place, { recursive: true, force: true });
}
