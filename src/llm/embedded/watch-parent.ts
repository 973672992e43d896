// Ends the engine when the process that started it is gone, from a thread of its own: while llama.cpp works, the main thread hears nothing.
import { Worker, isMainThread, workerData } from "node:worker_threads";

const everyMs = 1000;

/** Starts the watch. It ends the process hard, because nothing in it can be relied on to listen. */
export function watchParent(): void {
  // The thread needs no standard output, and must not keep the process alive.
  const worker = new Worker(__filename, { workerData: process.ppid, execArgv: [], env: {}, argv: [] });
  worker.on("error", () => undefined);
  worker.unref();
}

function isGone(parent: number): boolean {
  if (process.ppid !== parent) return true;
  try {
    process.kill(parent, 0);
    return false;
  } catch (error) {
    // Not allowed to signal it: it is there.
    return (error as NodeJS.ErrnoException).code === "ESRCH";
  }
}

if (!isMainThread) {
  const parent = workerData as number;
  setInterval(() => {
    if (isGone(parent)) process.kill(process.pid, "SIGKILL");
  }, everyMs);
}
