// How far are the reported times from what the server really did? Each call is answered by a server that logs its own writes (raw sockets, a
// process of its own); the error is reported − logged, for the timing worker in Ollama's protocol and in OpenAI's (server-sent events), and for the plain `ollama`
// client read in this thread, side by side, while this thread is idle and while it is busy in bursts of 50 ms.
//   npm run bench -- timing [--rounds 8] [--calls 1,4,16,64]
import { Ollama } from "ollama";
import { connect, measure, startEmbedded } from "../../dist/internal.js";
import { startTruth } from "./truth.mjs";
import { describe, row, header } from "./table.mjs";

const flag = (name, otherwise) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? otherwise : process.argv[at + 1];
};
const counts = flag("calls", "1,4,16,64").split(",").map(Number);
const rounds = Number(flag("rounds", "8"));
const tokens = 40;
const everyMs = 15;

const truth = await startTruth();
const connection = await connect({ server: truth.host });
const openai = await connect({ server: `${truth.host}/v1` });
const plain = new Ollama({ host: truth.host });
const model = { name: "bench" };
const sse = { name: "bench-sse" };
// Each request its own first token time, spread evenly over 40 ms, so that no reader is judged by one burst.
for (const [{ name }, schedule] of [
  [model, truth.constant],
  [sse, truth.events],
])
  await truth.plan(
    name,
    Array.from({ length: 64 }, (_, at) => schedule(tokens, 30 + ((at * 37) % 40), everyMs)),
  );

let next = 0;
const readers = {
  "timing worker": (prompt) => byWorker(connection, model, prompt),
  "worker, /v1": (prompt) => byWorker(openai, sse, prompt),
  "plain ollama": async (prompt) => {
    const zero = performance.now();
    const chunks = [];
    for await (const part of await plain.generate({ model: model.name, prompt, stream: true })) {
      if (part.response !== "") chunks.push(performance.now() - zero);
    }
    return chunks;
  },
};

async function byWorker(server, of, prompt) {
  const { clock } = await measure(server, {
    id: `c${next++}`,
    study: "bench",
    run: 1,
    stage: "bench",
    variant: "baseline",
    model: of,
    prompt,
    options: {},
    cache: "allow",
  });
  return clock.chunkMs;
}

function busyBursts() {
  const timer = setInterval(() => {
    const until = performance.now() + 50;
    while (performance.now() < until);
  }, 60);
  return () => clearInterval(timer);
}

async function run(read, calls, times) {
  const errors = { ttft: [], span: [] };
  const cpuFrom = process.cpuUsage();
  for (let round = 0; round < times; round += 1) {
    const prompts = Array.from({ length: calls }, () => `p${next++}`);
    const reported = await Promise.all(prompts.map(read));
    const log = new Map(
      (await truth.log()).map(({ body, writes }) => [body.prompt ?? body.messages[0].content, writes]),
    );
    prompts.forEach((prompt, at) => {
      const wrote = log.get(prompt).slice(0, tokens);
      const stamped = reported[at];
      errors.ttft.push(Math.abs(stamped[0] - wrote[0]));
      errors.span.push(Math.abs(stamped.at(-1) - stamped[0] - (wrote.at(-1) - wrote[0])));
    });
    await truth.forget();
  }
  const cpu = process.cpuUsage(cpuFrom);
  const cpuMs = (cpu.user + cpu.system) / 1000;
  return { ttft: describe(errors.ttft), span: describe(errors.span), cpu: (cpuMs / (calls * times * tokens)) * 1000 };
}

for (const read of Object.values(readers)) await run(read, 4, 6);
console.log(header());
for (const state of ["idle", "busy"]) {
  for (const calls of counts) {
    const times = Math.max(2, Math.round((rounds * 4) / Math.sqrt(calls)));
    for (const [name, read] of Object.entries(readers)) {
      const stop = state === "busy" ? busyBursts() : () => undefined;
      const result = await run(read, calls, times);
      stop();
      console.log(row(name, state, calls, calls * times, result));
    }
  }
}
await truth.stop();

const starts = [];
for (let time = 0; time < 3; time += 1) {
  const from = performance.now();
  const engine = await startEmbedded();
  starts.push(performance.now() - from);
  await engine.stop();
}
console.log(
  `\nThe embedded engine is ready after ${starts.map((ms) => ms.toFixed(0)).join(", ")} ms (three starts, model loaded).`,
);
