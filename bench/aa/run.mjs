// A/A: studies of two variants with the same options on the embedded engine. A verdict of "faster" or "slower" is a false alarm.
// `--studies N` (20), `--runs N` (6 a side), `--seed N` of the first study, `--tokens N` to cut answers short: on a slow machine reports are
// then truncated, so that only the analysis stage is compared.
import { mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const require = createRequire(import.meta.url);
const { agent, connect, study, summarize } = require("../../dist");

const { values } = parseArgs({
  options: {
    studies: { type: "string", default: "20" },
    runs: { type: "string", default: "6" },
    seed: { type: "string", default: "1" },
    tokens: { type: "string" },
  },
});
const [studies, runs, seed] = [values.studies, values.runs, values.seed].map(Number);
const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
const folder = mkdtempSync(join(tmpdir(), "chimera-aa-"));
const connection = await connect({ embedded: true });
const options = values.tokens === undefined ? {} : { num_predict: Number(values.tokens) };
const words = new Map();
let alarmed = 0;
console.log(
  `${studies} A/A studies, ${runs} runs a side, seeds from ${seed}. Time per unit of work, second over first [95 % interval], p adjusted by Holm over the study`,
);
console.log(
  ["study", "ok", ...["analysis", "report"].flatMap((stage) => [`TTFT, ${stage}`, `throughput, ${stage}`])].join(" | "),
);
for (let index = 0; index < studies; index += 1) {
  const result = await study({
    connection,
    workload: agent(join(root, "data", "sample")),
    variants: [
      { name: "baseline", options },
      { name: "chimera", options },
    ],
    runs,
    seed: seed + index,
    narrative: false,
    out: join(folder, String(index)),
  });
  const measured = result.study.calls.filter((call) => call.run >= 1);
  const ok = measured.filter((call) => call.status === "ok").length;
  const { comparisons } = summarize(result.study.calls);
  const cells = comparisons.map(({ verdict: { code, word, ratio, interval, pAdjusted, n } }) => {
    words.set(word, (words.get(word) ?? 0) + 1);
    if (ratio === null) return `${word} (${n.join(" + ")})`;
    const range = interval.map((each) => each.toFixed(2)).join(", ");
    return `${ratio.toFixed(3)} [${range}] p ${pAdjusted?.toFixed(2) ?? "—"} ${code === "faster" || code === "slower" ? word.toUpperCase() : word}`;
  });
  if (comparisons.some(({ verdict: { code } }) => code === "faster" || code === "slower")) alarmed += 1;
  console.log([String(index + 1).padStart(5), `${ok}/${measured.length}`, ...cells].join(" | "));
}
console.log(`verdicts: ${[...words].map(([word, times]) => `${word} ${times}`).join(", ")}`);
console.log(
  `studies with a verdict of faster or slower: ${alarmed} of ${studies} (two at most in twenty are to be expected)`,
);
await connection.close();
rmSync(folder, { recursive: true, force: true });
