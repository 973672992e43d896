import { fork } from "node:child_process";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const server = join(dirname(fileURLToPath(import.meta.url)), "../../test/support/truth-server/server.mjs");
const line = (fields) => `${JSON.stringify({ model: "bench", created_at: "2026-01-01T00:00:00Z", ...fields })}\n`;

const event = (content, reason) =>
  `data: ${JSON.stringify({ object: "chat.completion.chunk", model: "bench", choices: [{ index: 0, delta: { content }, finish_reason: reason }] })}\n\n`;

/** Starts the tests' truth server and talks to it over IPC. */
export async function startTruth() {
  const child = fork(server, ["0"]);
  const waiting = new Map();
  let next = 1;
  const port = await new Promise((resolve) => {
    child.on("message", (message) => {
      if (message.port) resolve(message.port);
      else waiting.get(message.id)(message.value);
    });
  });
  const ask = (order, rest = {}) =>
    new Promise((resolve) => {
      const id = next++;
      waiting.set(id, resolve);
      child.send({ id, order, ...rest });
    });
  return {
    host: `http://127.0.0.1:${port}`,
    plan: (model, list) => ask("plan", { model, list, again: true }),
    state: (value) => ask("state", { value }),
    log: () => ask("log"),
    forget: () => ask("forget"),
    stop: () => new Promise((resolve) => child.once("exit", resolve) && child.kill()),
    events: (tokens, firstMs, everyMs) => ({
      contentType: "text/event-stream",
      steps: [
        ...Array.from({ length: tokens }, (_, at) => ({ atMs: firstMs + at * everyMs, write: event("word ", null) })),
        { atMs: firstMs + tokens * everyMs, write: `${event("", "stop")}data: [DONE]\n\n` },
      ],
    }),
    constant: (tokens, firstMs, everyMs) => ({
      steps: [
        ...Array.from({ length: tokens }, (_, at) => ({
          atMs: firstMs + at * everyMs,
          write: line({ response: "word ", done: false }),
        })),
        {
          atMs: firstMs + tokens * everyMs,
          write: line({
            response: "",
            done: true,
            done_reason: "stop",
            eval_count: tokens,
            eval_duration: Math.round(tokens * everyMs * 1e6),
          }),
        },
      ],
    }),
  };
}
