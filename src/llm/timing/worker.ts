// Runs in a thread of its own: sends requests, stamps every network chunk, and never waits for the notebook.
import { parentPort } from "node:worker_threads";

import { exchange } from "./exchange";
import type { StartRequest, WorkerAnswer, WorkerRequest } from "./trace";
import type { StampedLine } from "../../wire";

/** The notebook's thread gets lines in parcels: waking it for every token would cost more than reading it. */
const parcelMs = 50;
/** A message of more lines than this would hold up either thread. */
const parcelLines = 10_000;

const port = parentPort!;
const running = new Map<number, () => void>();

function answer(message: WorkerAnswer): void {
  port.postMessage(message);
}

function start(job: StartRequest): void {
  const { id } = job;
  let parcel: StampedLine[] = [];
  let timer: NodeJS.Timeout | undefined;
  const send = (): void => {
    clearTimeout(timer);
    timer = undefined;
    answer({ type: "lines", id, lines: parcel });
    parcel = [];
  };
  const stop = exchange(job, {
    onLine: (line) => {
      parcel.push(line);
      if (parcel.length >= parcelLines) send();
      else if (job.live) timer ??= setTimeout(send, parcelMs);
    },
    onEnd: (trace) => {
      running.delete(id);
      clearTimeout(timer);
      answer({ type: "end", id, trace: { ...trace, lines: parcel } });
    },
  });
  running.set(id, stop);
}

port.on("message", (message: WorkerRequest) => {
  if (message.type === "start") start(message);
  else running.get(message.id)?.();
});
