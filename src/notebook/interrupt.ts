import { kernelDisplay } from "./kernel";

/** How long the work of a cell has to end by itself before the kernel gives the cell up, ms. */
const graceMs = 5000;

interface Current {
  readonly controller: AbortController;
  /** Marks the cell that asked; undefined outside a kernel. */
  readonly cell: unknown;
  readonly remove: () => void;
}

let current: Current | undefined;

/**
 * A signal that the stop button of the cell that asks (SIGINT) aborts: give it to `study`, `measure` or `ingest`. The call in flight
 * ends, what was measured is kept, and the cell ends well with what there is. A second stop gives the cell up at once.
 * Within one cell it is always the same signal; the next cell's takes its place, so that nothing piles up when cells are run again.
 */
export function interruptSignal(): AbortSignal {
  const cell = kernelDisplay();
  if (current && current.cell === cell && (cell !== undefined || !current.controller.signal.aborted))
    return current.controller.signal;
  current?.remove();
  const controller = new AbortController();
  current = { controller, cell, remove: cell === undefined ? listenOnce(controller) : standBefore(controller, cell) };
  return controller.signal;
}

/** Outside a kernel the first Ctrl-C aborts, the next one does what it always does. */
function listenOnce(controller: AbortController): () => void {
  const stop = (): void => controller.abort();
  process.once("SIGINT", stop);
  return () => process.off("SIGINT", stop);
}

/**
 * tslab's own listener fails the cell at once while its work goes on unseen: a rerun would find the study still being written.
 * So the listeners that were there wait: they run at the second signal, or when the cell has not ended in time.
 */
function standBefore(controller: AbortController, cell: unknown): () => void {
  const others = process.listeners("SIGINT");
  process.removeAllListeners("SIGINT");
  let timer: NodeJS.Timeout | undefined;
  const pass = (): void => {
    clearTimeout(timer);
    for (const listener of others) listener("SIGINT");
  };
  const stop = (): void => {
    const mine = kernelDisplay() === cell && !controller.signal.aborted;
    controller.abort();
    if (!mine) return pass();
    timer = setTimeout(() => {
      if (kernelDisplay() === cell) pass();
    }, graceMs);
    timer.unref();
  };
  process.on("SIGINT", stop);
  return () => {
    clearTimeout(timer);
    process.off("SIGINT", stop);
    for (const listener of others) process.on("SIGINT", listener);
  };
}
