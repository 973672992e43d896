// A study in a process of its own that tells each call it begins, so that a test can kill it there. Usage: node run-study.mjs DATA OUT
import { createRequire } from "node:module";

const { agent, connect, study } = createRequire(import.meta.url)("../../dist");
const [data, out] = process.argv.slice(2);
const options = { num_predict: 16 };
await study({
  connection: await connect({ embedded: true }),
  workload: agent(data),
  out,
  runs: 2,
  variants: [
    { name: "baseline", options },
    { name: "chimera", options: { ...options, num_ctx: 1024 } },
  ],
  onProgress: ({ phase, call, text }) => {
    if (phase === "call" && text === undefined) process.stdout.write(`${call.id}\n`);
  },
});
