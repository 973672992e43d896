// A server without measure: sends more than anybody may read, or never comes to an end. Told over IPC what to answer where; counts what it sent.
import { createServer } from "node:net";

const head = (lines = "") => `HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n${lines}\r\n`;
const piece = (text, bytes = 65_536) => Buffer.from(text.repeat(Math.ceil(bytes / text.length)));

/** Each kind: what is sent first, and what is sent again and again (`times`, or without end). */
const kinds = {
  "no line break": { first: `${head()}{"version":"`, again: piece("a") },
  "short lines": { first: head(), again: piece('{"response":"a","done":false}\n', 30 * 2000), times: 1500 },
  "empty objects": { first: head(), again: piece("{}\n") },
  "blank lines": { first: head(), again: piece("\n") },
  "tiny chunks": { first: head("transfer-encoding: chunked\r\n"), again: piece("1\r\na\r\n", 6 * 10_000) },
  "headers without end": { first: "HTTP/1.1 200 OK\r\n", again: piece("x-more: aaaaaaaaaaaaaaaaaaaaaaa\r\n") },
  "one header without end": { first: "HTTP/1.1 200 OK\r\nx-more: ", again: piece("a") },
  "continue without end": { first: "", again: piece("HTTP/1.1 100 Continue\r\n\r\n") },
  "an error without end": { first: "HTTP/1.1 500 No\r\n\r\n", again: piece("a") },
  redirect: { first: "HTTP/1.1 302 Found\r\nlocation: /api/version\r\ncontent-length: 0\r\n\r\n" },
  "headers byte by byte": { first: "HTTP/1.1 200 OK\r\nx-slow: ", drip: "a" },
  "body byte by byte": { first: `${head()}{"version":"`, drip: "a" },
};

const usual = {
  "/api/version": { version: "0.24.0" },
  "/api/tags": { models: [{ name: "m" }] },
  "/api/ps": { models: [] },
};
const answers = new Map();
let sent = 0;
let requests = 0;

const server = createServer((socket) => {
  let asked = "";
  socket.on("error", () => undefined);
  socket.on("data", (bytes) => {
    asked += bytes.toString("latin1");
    const end = asked.indexOf("\r\n\r\n");
    if (end < 0) return;
    const path = asked.split(" ")[1];
    asked = "";
    requests += 1;
    const raw = answers.get(path)?.raw;
    if (raw !== undefined) return void socket.end(raw);
    const kind = kinds[answers.get(path)];
    if (kind) return void play(socket, kind);
    const text = JSON.stringify(answers.get(path) ?? usual[path] ?? {});
    socket.end(`${head(`content-length: ${Buffer.byteLength(text)}\r\n`)}${text}`);
  });
});

async function play(socket, { first, again, times = Infinity, drip }) {
  const gone = new Promise((resolve) => socket.once("close", resolve));
  socket.write(first);
  if (drip) {
    const timer = setInterval(() => socket.write(drip), 5);
    return void gone.then(() => clearInterval(timer));
  }
  for (let time = 0; again && time < times && !socket.destroyed; time += 1) {
    sent += again.length;
    if (!socket.write(again)) await Promise.race([new Promise((resolve) => socket.once("drain", resolve)), gone]);
  }
  socket.end();
}

const orders = {
  answer: ({ path, value }) => void answers.set(path, value),
  counts: () => ({ sent, requests }),
};
process.on("message", ({ id, order, ...rest }) => process.send({ id, value: orders[order](rest) ?? null }));
process.on("disconnect", () => process.exit(0));
server.listen(0, "127.0.0.1", () => process.send({ port: server.address().port }));
