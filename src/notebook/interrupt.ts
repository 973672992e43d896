import { kernelDisplay } from "./kernel";

/** How long the work of a cell has to end by itself before the kernel gives the cell up, ms. */
const graceMs = 5000;

interface Current {
  readonly controller: AbortController;
  /** Marks the cell that asked; undefined outside a kernel. */
  readonly cell: unknown;
  readonly stop: () => void;
}

let current: Current | undefined;
/** True in the kit's own kernels, which hand each SIGINT to `interruptCell`. */
let owned = false;

/**
 * A signal that the stop button of the cell that asks (SIGINT) aborts: give it to `study`, `measure` or `ingest`. The call in flight
 * ends, what was measured is kept, and the cell ends well with what there is. A second stop gives the cell up at once.
 * Within one cell it is always the same signal; the next cell's takes its place, so that nothing piles up when cells are run again.
 */
export function interruptSignal(): AbortSignal {
  const cell = kernelDisplay();
  if (current && current.cell === cell && (cell !== undefined || !current.controller.signal.aborted))
    return current.controller.signal;
  const before = current?.stop;
  const controller = new AbortController();
  const stop = (): void => controller.abort();
  current = { controller, cell, stop };
  // Never while the cell's first part runs: Node keeps SIGINT for itself then, and would afterwards leave the process without a handler.
  if (!owned)
    queueMicrotask(() => {
      if (before) process.off("SIGINT", before);
      process.once("SIGINT", stop);
    });
  return controller.signal;
}

/**
 * Puts one listener before those that are there, for the life of the process. tslab's own fails the cell at once while its work goes on
 * unseen: a rerun would find the study still being written. So it waits: it runs when the cell has not asked for a signal, at the second
 * stop, or when the cell has not ended in time.
 */
export function ownInterrupts(): void {
  owned = true;
  const others = process.listeners("SIGINT");
  process.removeAllListeners("SIGINT");
  const pass = (): void => {
    for (const listener of others) listener("SIGINT");
  };
  process.on("SIGINT", () => {
    if (!interruptCell(pass)) pass();
  });
}

/** Aborts the signal of the cell that runs; false when it has none, or it was aborted before. */
function interruptCell(pass: () => void): boolean {
  const cell = kernelDisplay();
  if (!current || cell === undefined || current.cell !== cell || current.controller.signal.aborted) return false;
  current.stop();
  setTimeout(() => {
    if (kernelDisplay() === cell) pass();
  }, graceMs).unref();
  return true;
}
