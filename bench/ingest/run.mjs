// Ingest against plain readers, side by side in one run: a folder of 101 files, one of 10,000, and one table of 200 MB.
// Usage: npm run bench -- ingest [FOLDER OF REAL FILES] [FILES] [MEGABYTES]; PYTHON names a Python with pandas, polars or duckdb, and EARLIER the
// folder of an earlier, built version of this kit, which then takes turns with this one; ROUNDS is how often (9).
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { makeFolder, makeTable } from "./made.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const files = Number(process.argv[3] ?? 10_000);
const megabytes = Number(process.argv[4] ?? 200);
const python = process.env.PYTHON ?? "python3";
const earlier = process.env.EARLIER === undefined ? undefined : resolve(process.env.EARLIER, "bench/ingest");
const rounds = Number(process.env.ROUNDS ?? 9);
const few = Math.ceil(rounds / 3);
const corpus = process.argv[2] ?? join(here, "../../../shared/corpus/benchmarks-101");
const work = mkdtempSync(join(tmpdir(), "chimera-bench-"));

function measure(what, path, repeats, from = here) {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [join(from, "case.mjs"), what, path, String(repeats)],
    { encoding: "utf8" },
  );
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}

/** A library of Python on the same files between two runs of ours; undefined where Python has none of the name. */
function against(library, what, [title, ours, oursPath], theirPath) {
  const before = measure(ours, oursPath, 1);
  const { stdout, status } = spawnSync(python, [join(here, "with_python.py"), library, what, theirPath], {
    encoding: "utf8",
  });
  const theirs = status === 0 ? JSON.parse(stdout) : { missing: library };
  if (theirs.missing !== undefined) return undefined;
  const after = measure(ours, oursPath, 1);
  const mean = (before.wall.first + after.wall.first) / 2;
  return {
    title,
    "ingest ms": Math.round(mean),
    against: `${library} ${theirs.version}`,
    "their ms": Math.round(theirs.ms),
    ratio: Number((mean / theirs.ms).toFixed(2)),
    "ingest peak MB": Math.round(Math.max(before.peakMb, after.peakMb)),
    "their peak MB": Math.round(theirs.peakMb),
  };
}

/** Interleaved rounds, the median of each side: a busy machine hits both. A row for each of the times that are asked for. */
function compare(titles, [ours, oursPath], [theirs, theirsPath, from], rounds, repeats) {
  const sides = [[], []];
  for (let round = 0; round < rounds; round += 1) {
    const order = round % 2 === 0 ? [0, 1] : [1, 0];
    for (const side of order) {
      sides[side].push(side === 0 ? measure(ours, oursPath, repeats) : measure(theirs, theirsPath, repeats, from));
    }
  }
  const middle = (runs, of) => runs.map(of).sort((x, y) => x - y)[Math.floor(runs.length / 2)];
  const peak = (runs) => Math.round(Math.max(...runs.map((run) => run.peakMb)));
  return Object.entries(titles).map(([when, title]) => {
    const [a, b] = sides.map((runs) => middle(runs, (run) => run.wall[when]));
    const [aCpu, bCpu] = sides.map((runs) => middle(runs, (run) => run.cpu[when]));
    return {
      title,
      "ingest ms": Number(a.toPrecision(3)),
      against: from === undefined ? theirs : "an earlier version",
      "their ms": Number(b.toPrecision(3)),
      ratio: Number((a / b).toFixed(2)),
      "ratio of CPU time": Number((aCpu / bCpu).toFixed(2)),
      "ingest peak MB": peak(sides[0]),
      "their peak MB": peak(sides[1]),
    };
  });
}

try {
  const small = existsSync(corpus) ? corpus : join(work, "101");
  if (small !== corpus) makeFolder(small, 101);
  const what = small === corpus ? "101 real files" : "101 made files";
  const many = join(work, "many");
  makeFolder(many, files);
  mkdirSync(join(work, "large"));
  const table = join(work, "large", "calls.csv");
  makeTable(table, megabytes * 1e6);
  const often = {
    first: `${what}, the first reading of a process`,
    early: `${what}, the median of its first 100 readings`,
    late: `${what}, the mean of the next 100`,
  };
  const made = { first: `${files} made files` };
  const streamed = { first: `${megabytes} MB table, streamed` };
  const rows = [
    ...compare(often, ["ingest", small], ["plain", small], rounds, 200),
    ...compare(made, ["ingest", many], ["plain", many], few, 1),
    ...compare(streamed, ["stream", table], ["papaparse", table], few + 2, 1),
    ...(earlier === undefined
      ? []
      : [
          ...compare(often, ["ingest", small], ["ingest", small, earlier], rounds, 200),
          ...compare(made, ["ingest", many], ["ingest", many, earlier], few, 1),
          ...compare(streamed, ["stream", table], ["stream", table, earlier], few + 2, 1),
        ]),
  ];
  const missing = [];
  for (const library of ["pandas", "polars", "duckdb"]) {
    const pairs = [
      against(library, "folder", [`${files} made files`, "ingest", many], many),
      against(library, "table", [`${megabytes} MB table, streamed`, "stream", table], table),
    ];
    if (pairs.includes(undefined)) missing.push(library);
    rows.push(...pairs.filter((row) => row !== undefined));
  }
  if (missing.length > 0)
    console.log(`${python} has no ${missing.join(", ")}: left out. PYTHON=path/to/python names another.`);
  console.table(rows);
} finally {
  rmSync(work, { recursive: true, force: true });
}
