// A model server that is honest about itself: it writes each piece at an absolute deadline and logs when it really wrote it.
// Raw sockets, so that a test decides about every segment, and what a server can do wrong can be done. Told what to do over IPC.
import { createServer } from "node:net";
import { setImmediate } from "node:timers";
import { takeRequest } from "./request.mjs";
import { play } from "./play.mjs";

/** Model name → plans; the n-th request takes the n-th, the last one stays. */
const plans = new Map();
const answered = new Map();
/** Models whose plans begin anew after the last one. */
const around = new Set();
const gates = new Map();
const log = [];
const state = { version: "0.99.0", tags: [], ps: [], show: {}, paths: {} };

/** What came and has not been read: when many requests come at once, none is stamped late because another is being answered. */
let unread = [];

const server = createServer({ noDelay: true }, (socket) => {
  const held = { bytes: Buffer.alloc(0) };
  socket.on("error", () => undefined);
  socket.on("data", (bytes) => {
    unread.push({ socket, held, bytes, receivedAt: performance.now() });
    if (unread.length === 1) setImmediate(readAll);
  });
});

function readAll() {
  const all = unread;
  unread = [];
  for (const { socket, held, bytes, receivedAt } of all) {
    held.bytes = held.bytes.length === 0 ? bytes : Buffer.concat([held.bytes, bytes]);
    for (let request = takeRequest(held.bytes); request; request = takeRequest(held.bytes)) {
      held.bytes = held.bytes.subarray(request.bytes);
      answer(socket, request, receivedAt);
    }
  }
}

function answer(socket, request, receivedAt) {
  const path = request.path.split("?")[0];
  if (state.paths[path] !== undefined) return json(socket, 200, state.paths[path]);
  if (path === "/api/version" && state.version !== null) return json(socket, 200, { version: state.version });
  if (path === "/api/tags") return json(socket, 200, { models: state.tags });
  if (path === "/api/ps") return json(socket, 200, { models: state.ps });
  const body = parse(request.body);
  if (path === "/api/show") return json(socket, 200, state.show[body.model] ?? {});
  const list = plans.get(body.model);
  if (list === undefined) return json(socket, 404, { error: `model "${body.model}" not found` });
  const turn = answered.get(body.model) ?? 0;
  answered.set(body.model, turn + 1);
  const plan = around.has(body.model) ? list[turn % list.length] : list[Math.min(turn, list.length - 1)];
  const entry = { model: body.model, path, headers: request.headers, body, receivedAt, writes: [] };
  log.push(entry);
  play(socket, plan, entry, (gate) => gates.get(gate) ?? openGate(gate));
}

function openGate(name) {
  let open;
  const gate = new Promise((resolve) => (open = resolve));
  gate.open = open;
  gates.set(name, gate);
  return gate;
}

function json(socket, status, value) {
  const body = JSON.stringify(value);
  const length = Buffer.byteLength(body);
  socket.write(`HTTP/1.1 ${status} -\r\ncontent-type: application/json\r\ncontent-length: ${length}\r\n\r\n${body}`);
}

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}

const orders = {
  plan: ({ model, list, again = false }) => {
    plans.set(model, list);
    answered.delete(model);
    if (again) around.add(model);
  },
  state: ({ value }) => void Object.assign(state, value),
  gate: ({ name }) => (gates.get(name) ?? openGate(name)).open(),
  log: () => log,
  forget: () => void (log.length = 0),
};

process.on("message", ({ id, order, ...rest }) => process.send({ id, value: orders[order](rest) ?? null }));
process.on("disconnect", () => process.exit(0));
server.listen(Number(process.argv[2] ?? 0), "127.0.0.1", () => process.send({ port: server.address().port }));
