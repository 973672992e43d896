// Does a study find the order that was planted? Six models of the tests' truth server, each with a planted median TTFT and noise, measured as a study is:
// over HTTP, in the order of its plan, with its own clock. Two plantings: steps of 12 %, where the order must come out, and steps of 1 %, where
// the set that cannot be told from the best must hold the best.
//   npm run bench -- ranking [--seeds 100] [--runs 10]
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connect, prompts, study, summarizeStudy } from "../../dist/index.js";
import { normalQuantile, seededRandom } from "../../dist/stats/index.js";
import { startTruth } from "../timing/truth.mjs";

const flag = (name, otherwise) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? otherwise : Number(process.argv[at + 1]);
};
const seeds = flag("seeds", 100);
const runs = flag("runs", 10);
const fastestMs = 20;
const noise = 0.04;

const truth = await startTruth();
const models = Array.from({ length: 6 }, (_, at) => `planted-${at + 1}`);
const entries = models.map((name, at) => ({
  name,
  model: name,
  digest: String(at + 1).repeat(64),
  size: 1000,
  size_vram: 0,
  details: { family: "made", parameter_size: "1B", quantization_level: "Q4_0" },
}));
await truth.state({ tags: entries, ps: entries.map((entry) => ({ ...entry, context_length: 4096 })) });
const out = mkdtempSync(join(tmpdir(), "chimera-ranking-"));
const connection = await connect({ server: truth.host });

/** One study of six models whose planted medians grow by a factor; its ranking of TTFT, and the planted order. */
async function ranked(step, seed) {
  const random = seededRandom(seed);
  const normal = () => normalQuantile(Math.min(1 - 1e-12, Math.max(1e-12, random())));
  // Which model is how fast is drawn too, so that no place in the plan is always the best one's.
  const order = models.map((name) => ({ name, at: random() })).sort((a, b) => a.at - b.at);
  for (const [place, { name }] of order.entries()) {
    const center = fastestMs * step ** place;
    await truth.plan(
      name,
      Array.from({ length: runs + 1 }, () => truth.constant(4, center * Math.exp(noise * normal()), 0.5)),
    );
  }
  const { study: made } = await study({
    connection,
    variants: models.map((model) => ({ name: model, model })),
    workload: prompts(["Which is faster?"]),
    runs,
    seed,
    out: join(out, `${step}-${seed}`),
  });
  const ttft = summarizeStudy(made).rankings.find(({ metric }) => metric === "ttft");
  return { planted: order.map(({ name }) => name), rows: ttft.rows.map(({ variant }) => variant), best: ttft.best };
}

try {
  for (const step of [1.12, 1.01]) {
    let inOrder = 0;
    let held = 0;
    let members = 0;
    for (let seed = 1; seed <= seeds; seed += 1) {
      const { planted, rows, best } = await ranked(step, seed);
      if (planted.join() === rows.join()) inOrder += 1;
      if (best?.includes(planted[0])) held += 1;
      members += best?.length ?? 0;
    }
    console.log(
      `6 models, ${Math.round((step - 1) * 100)} % apart, noise ${noise * 100} %, ${runs} runs: the planted order in ${inOrder} of ${seeds} studies; the set of the best holds the best in ${held}, with ${(members / seeds).toFixed(1)} members on average`,
    );
  }
} finally {
  await connection.close();
  await truth.stop();
  rmSync(out, { recursive: true, force: true });
}
