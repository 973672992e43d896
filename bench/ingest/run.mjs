// Ingest against plain readers, side by side in one run: a folder of 101 files, one of 10,000, and one table of 200 MB.
// Usage: npm run bench -- ingest [FOLDER OF REAL FILES]
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { makeFolder, makeTable } from "./made.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const corpus = process.argv[2] ?? join(here, "../../../shared/corpus/benchmarks-101");
const work = mkdtempSync(join(tmpdir(), "chimera-bench-"));

function measure(what, path, repeats) {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [join(here, "case.mjs"), what, path, String(repeats)],
    { encoding: "utf8" },
  );
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}

/** pandas on the same folder, where Python has it. */
function pandas(path) {
  const { stdout, status } = spawnSync("python3", [join(here, "with_pandas.py"), path], { encoding: "utf8" });
  return status === 0 ? JSON.parse(stdout) : undefined;
}

/** Interleaved rounds, the median of each side: a busy machine hits both. */
function compare(title, [ours, oursPath], [theirs, theirsPath], rounds, repeats) {
  const sides = [[], []];
  for (let round = 0; round < rounds; round += 1) {
    const order = round % 2 === 0 ? [0, 1] : [1, 0];
    for (const side of order) {
      sides[side].push(side === 0 ? measure(ours, oursPath, repeats) : measure(theirs, theirsPath, repeats));
    }
  }
  const [a, b] = sides.map((runs) => {
    const sorted = [...runs].sort((x, y) => x.ms - y.ms);
    return {
      ms: sorted[Math.floor(sorted.length / 2)].ms,
      peakMb: Math.max(...runs.map((run) => run.peakMb)),
      n: runs[0].n,
    };
  });
  return {
    title,
    "ingest ms": Math.round(a.ms),
    against: theirs,
    "their ms": Math.round(b.ms),
    ratio: Number((a.ms / b.ms).toFixed(2)),
    "ingest peak MB": Math.round(a.peakMb),
    "their peak MB": Math.round(b.peakMb),
  };
}

try {
  const small = existsSync(corpus) ? corpus : join(work, "101");
  if (small !== corpus) makeFolder(small, 101);
  const many = join(work, "10000");
  makeFolder(many, 10_000);
  mkdirSync(join(work, "large"));
  const table = join(work, "large", "calls.csv");
  makeTable(table, 200e6);
  const rows = [
    compare(
      small === corpus ? "101 real files, warm" : "101 made files, warm",
      ["ingest", small],
      ["plain", small],
      5,
      15,
    ),
    compare("101 files, first time in a process", ["ingest", small], ["plain", small], 7, 1),
    compare("10,000 made files", ["ingest", many], ["plain", many], 3, 1),
    compare("200 MB table, streamed", ["stream", table], ["papaparse", table], 3, 1),
  ];
  const python = pandas(many);
  if (python === undefined) console.log("Python here has no pandas: that comparison is left out.");
  else
    rows.push({
      title: "10,000 made files",
      "ingest ms": rows[2]["ingest ms"],
      against: `pandas ${python.version}`,
      "their ms": Math.round(python.ms),
      ratio: Number((rows[2]["ingest ms"] / python.ms).toFixed(2)),
    });
  console.table(rows);
} finally {
  rmSync(work, { recursive: true, force: true });
}
