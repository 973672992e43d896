// How late the timing worker's event loop is, and how many honest calls are set aside, in many short calls beside busy processes.
// Usage: node bench/clock-limits/run.mjs [--calls 2000] [--load 8] [--seconds 240]
import { fork, spawn } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { performance } from "node:perf_hooks";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const here = dirname(fileURLToPath(import.meta.url));
const require = createRequire(import.meta.url);
const { connect, measure } = require(join(here, "../../dist/llm/index.js"));
const { values } = parseArgs({
  options: {
    calls: { type: "string", default: "2000" },
    load: { type: "string", default: "8" },
    seconds: { type: "string", default: "240" },
  },
});
const [calls, load, seconds] = [values.calls, values.load, values.seconds].map(Number);

const busy = Array.from({ length: load }, () =>
  spawn(process.execPath, [
    "-e",
    `const end = Date.now() + ${seconds * 1000}; while (Date.now() < end) Math.sqrt(end);`,
  ]),
);
const server = fork(join(here, "../../test/support/truth-server/server.mjs"), ["0"], { execArgv: [] });
try {
  const port = await new Promise((resolve) => server.on("message", (message) => message.port && resolve(message.port)));
  const said = (fields) => `${JSON.stringify({ model: "m", ...fields })}\n`;
  const times = { total_duration: 9e6, load_duration: 4e4, prompt_eval_count: 12, prompt_eval_duration: 1e6 };
  const last = { response: "", done: true, done_reason: "stop", ...times, eval_count: 6, eval_duration: 6e6 };
  // Six tokens, 2 ms apart: a short call of a fast machine, whose server times are below what the client can see.
  const steps = Array.from({ length: 6 }, (_, at) => ({
    atMs: 4 + 2 * at,
    write: said({ response: "word ", done: false }),
  }));
  server.send({ id: 1, order: "plan", model: "m", list: [{ steps: [...steps, { atMs: 15, write: said(last) }] }] });
  const connection = await connect({ server: `http://127.0.0.1:${port}` });
  const began = performance.now();
  const records = [];
  while (records.length < calls && performance.now() - began < seconds * 1000) {
    const id = `c${records.length}`;
    const call = {
      id,
      study: "bench",
      run: 1,
      stage: "short",
      variant: "one",
      model: { name: "m" },
      prompt: "Go.",
      options: {},
    };
    records.push(await measure(connection, { ...call, cache: "allow" }));
  }
  const sorted = (of) => records.map(of).sort((a, b) => a - b);
  const at = (list, p) => list[Math.min(list.length - 1, Math.floor(p * list.length))].toFixed(1);
  const row = (name, of) => {
    const list = sorted(of);
    return `${name}: median ${at(list, 0.5)}, P99 ${at(list, 0.99)}, P99.9 ${at(list, 0.999)}, most ${at(list, 1)} ms`;
  };
  const faults = new Map();
  for (const { speed } of records) if (!speed.valid) faults.set(speed.fault, (faults.get(speed.fault) ?? 0) + 1);
  const aside = [...faults.values()].reduce((sum, each) => sum + each, 0);
  console.log(`${records.length} calls beside a load of ${load}, ${((performance.now() - began) / 1000).toFixed(0)} s`);
  console.log(row("event-loop delay", ({ clock }) => clock.eventLoopDelayMs ?? 0));
  console.log(row("|wall − monotonic|", ({ clock }) => Math.abs(clock.wallJumpMs ?? 0)));
  console.log(
    row("server total − duration", ({ clock, server: { totalMs } }) => (totalMs ?? 0) - (clock.durationMs ?? 0)),
  );
  console.log(`set aside: ${aside} (${((100 * aside) / records.length).toFixed(2)} %) ${JSON.stringify([...faults])}`);
  await connection.close();
} finally {
  server.kill();
  for (const each of busy) each.kill();
}
