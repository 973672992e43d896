// One measurement in a process of its own: `node case.mjs WHAT PATH [REPEATS]` prints as JSON the time of the first reading, the median
// of the first half, and the mean of the second, in which garbage collection counts as it does for whoever reads on and on.
import { createReadStream, readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const require = createRequire(import.meta.url);
const [what, path, repeats = "1"] = process.argv.slice(2);

const cases = {
  /** fs + JSON.parse + papaparse, nothing kept apart from what they return. */
  plain: () => {
    const Papa = require("papaparse");
    return () => {
      let n = 0;
      for (const entry of readdirSync(path, { recursive: true, withFileTypes: true })) {
        if (!entry.isFile()) continue;
        const text = readFileSync(join(entry.parentPath, entry.name), "utf8");
        if (entry.name.endsWith(".csv")) n += Papa.parse(text, { header: true }).data.length;
        else if (entry.name.endsWith(".json")) n += Object.keys(JSON.parse(text)).length;
        else n += text.split("\n").length;
      }
      return n;
    };
  },
  ingest: () => {
    const { ingest } = require("../../dist/ingest");
    return async () => (await ingest(path)).measurements.length;
  },
  /** papaparse alone on a stream, with its own defaults. */
  papaparse: () => {
    const Papa = require("papaparse");
    return () =>
      new Promise((resolve, reject) => {
        let n = 0;
        Papa.parse(createReadStream(path), {
          chunk: ({ data }) => (n += data.length),
          complete: () => resolve(n),
          error: reject,
        });
      });
  },
  stream: () => {
    const { ingest } = require("../../dist/ingest");
    return async () => (await ingest(dirname(path))).measurements.length;
  },
};

const run = cases[what]();
const wall = [];
const cpu = [];
let n = 0;
for (let at = 0; at < Number(repeats); at += 1) {
  const before = process.cpuUsage();
  const started = performance.now();
  n = await run();
  wall.push(performance.now() - started);
  const { user, system } = process.cpuUsage(before);
  cpu.push((user + system) / 1000);
}
const half = Math.floor(wall.length / 2);
const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
const times = (values) => ({
  first: values[0],
  early: median(values.slice(0, half || 1)),
  late: mean(values.slice(half)),
});
const peakMb = process.resourceUsage().maxRSS / 1024;
console.log(JSON.stringify({ wall: times(wall), cpu: times(cpu), peakMb, n }));
