// A hundred thousand small files in nested folders: are all read, and how long does it take? Usage: node bench/many-files/run.mjs [--files 100000]
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";

const { ingest } = createRequire(import.meta.url)("../../dist");
const { values } = parseArgs({ options: { files: { type: "string", default: "100000" } } });
const count = Number(values.files);
const folder = mkdtempSync(join(tmpdir(), "chimera-many-"));
try {
  for (let at = 0; at < 100; at += 1) mkdirSync(join(folder, `d${at}`));
  for (let at = 0; at < count; at += 1)
    writeFileSync(join(folder, `d${at % 100}`, `${at}.csv`), `model,load_ms\na,${at}\n`);
  const begun = performance.now();
  const { measurements, problems } = await ingest(folder);
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  const memory = Math.round(process.resourceUsage().maxRSS / 1024);
  console.log(
    `${measurements.length} of ${count} files read in ${seconds} s, ${problems.length} problems, ${memory} MB at most`,
  );
  if (measurements.length !== count || problems.length > 0) process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
