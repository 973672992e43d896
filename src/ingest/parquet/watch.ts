// Ends the process that reads Parquet files when it takes too much memory or when nobody waits for it any more, from a thread of its own:
// while a file is read, the main thread hears nothing, and memory outside of the JavaScript heap has no other limit.
import { Worker, isMainThread, workerData } from "node:worker_threads";

const everyMs = 50;
const mostBytes = 1.5 * 2 ** 30;

/** Starts the watch. It ends the process hard, because nothing in it can be relied on to listen. */
export function watch(): void {
  const worker = new Worker(__filename, { workerData: process.ppid, execArgv: [], argv: [] });
  worker.on("error", () => undefined);
  worker.unref();
}

if (!isMainThread) {
  const parent = workerData as number;
  setInterval(() => {
    if (process.memoryUsage.rss() > mostBytes || process.ppid !== parent) process.kill(process.pid, "SIGKILL");
  }, everyMs);
}
