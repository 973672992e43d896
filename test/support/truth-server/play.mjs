import { performance } from "node:perf_hooks";

/**
 * Plays a plan on a socket: each step waits for its deadline (ms after the request came, absolute, so that no delay adds up), then
 * writes. What was written, and when, goes into the log entry.
 */
export async function play(socket, plan, entry, gate) {
  const zero = entry.receivedAt;
  const gone = closing(socket);
  void gone.then(() => (entry.closedAtMs ??= since(zero)));
  const until = async (atMs) => {
    const left = atMs - since(zero);
    if (left > 0) await Promise.race([new Promise((resolve) => setTimeout(resolve, Math.ceil(left))), gone]);
  };
  if (plan.refuse) return void socket.resetAndDestroy();
  if (plan.headersAtMs === null) return;
  await until(plan.headersAtMs ?? 0);
  const chunked = plan.framing !== "length" && plan.framing !== "close";
  const length = () => plan.steps.reduce((sum, step) => sum + bytesOf(step).length, 0);
  const framing = chunked
    ? "transfer-encoding: chunked\r\n"
    : plan.framing === "length"
      ? `content-length: ${length()}\r\n`
      : "";
  const head = `HTTP/1.1 ${plan.status ?? 200} -\r\ncontent-type: ${plan.contentType ?? "application/x-ndjson"}\r\n${framing}\r\n`;
  entry.headersAtMs = since(zero);
  socket.write(head);
  for (const step of plan.steps) {
    if (step.gate !== undefined) await Promise.race([gate(step.gate), gone]);
    await until(step.atMs ?? 0);
    if (socket.destroyed) return;
    const bytes = bytesOf(step);
    if (bytes.length > 0) {
      const framed = chunked ? Buffer.concat([Buffer.from(`${bytes.length.toString(16)}\r\n`), bytes, crlf]) : bytes;
      // Before the call, as a reader on another core may have the bytes before the call returns.
      entry.writes.push(since(zero));
      for (const piece of pieces(framed, step.segments ?? 1)) socket.write(piece);
    }
    if (step.then === "cut") return void socket.end();
    if (step.then === "reset") return void socket.resetAndDestroy();
    if (step.then === "stall") return;
  }
  if (chunked) socket.write("0\r\n\r\n");
  if (plan.framing === "close") socket.end();
}

const closings = new WeakMap();

/** One listener a socket, however many requests come over it. */
function closing(socket) {
  const known = closings.get(socket) ?? new Promise((resolve) => socket.once("close", resolve));
  closings.set(socket, known);
  return known;
}

const crlf = Buffer.from("\r\n");

function since(zero) {
  return performance.now() - zero;
}

function bytesOf(step) {
  return step.base64 === undefined ? Buffer.from(step.write ?? "") : Buffer.from(step.base64, "base64");
}

function pieces(bytes, count) {
  const size = Math.ceil(bytes.length / count);
  return Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) => bytes.subarray(at * size, (at + 1) * size));
}
