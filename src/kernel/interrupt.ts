import { kernelDisplay } from "./display";

/** How long the work of a cell has to end by itself before the kernel gives the cell up, ms. */
const graceMs = 5000;

/** The stop button of one cell. */
interface Button {
  readonly controller: AbortController;
  /** Marks the cell; undefined outside a kernel. */
  readonly cell: unknown;
  /** Library calls under way that the cell began. */
  busy: number;
}

let current: Button | undefined;
/** Buttons of cells whose library calls are under way, also of cells that are over. */
const busy = new Set<Button>();
/** Signals that end with the stop button already. */
const known = new WeakSet<AbortSignal>();
/** True in the kit's own kernels, which hand each SIGINT to `interruptCell`. */
let owned = false;
let listening = false;

/**
 * A signal that the stop button of the cell that asks (SIGINT) aborts, for loops and waits of one's own; the library's own long calls
 * listen for it without being told to. The call in flight ends, what was measured is kept, and the cell ends well with what there is. A
 * second stop gives the cell up at once. Within one cell it is always the same signal; the next cell has its own.
 */
export function interruptSignal(): AbortSignal {
  return buttonOfCell().controller.signal;
}

/**
 * Does the work of a library call under a signal that the stop button of a notebook aborts, beside the caller's own. Outside a kernel it is
 * the caller's alone: there a SIGINT is the program's.
 * @param given the caller's signal
 */
export async function stoppable<T>(
  given: AbortSignal | undefined,
  work: (signal: AbortSignal | undefined) => Promise<T>,
): Promise<T> {
  if (kernelDisplay() === undefined || (given && known.has(given))) return work(given);
  const button = buttonOfCell();
  const own = button.controller.signal;
  const signal = given === undefined || given === own ? own : AbortSignal.any([given, own]);
  known.add(signal);
  button.busy += 1;
  busy.add(button);
  try {
    return await work(signal);
  } finally {
    button.busy -= 1;
    if (button.busy === 0) busy.delete(button);
  }
}

/**
 * Puts one listener before those that are there, for the life of the process. tslab's own fails the cell at once while its work goes on
 * unseen: a rerun would find the study still being written. So it waits: it runs when the cell has called nothing of the library that takes
 * time and has not asked for a signal, at the second stop, or when the cell has not ended in time.
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

function buttonOfCell(): Button {
  const cell = kernelDisplay();
  if (!current || current.cell !== cell || (cell === undefined && current.controller.signal.aborted))
    current = { controller: new AbortController(), cell, busy: 0 };
  // Never while the cell's first part runs: Node keeps SIGINT for itself then, and would afterwards leave the process without a handler.
  if (!owned && !listening) {
    listening = true;
    queueMicrotask(() => process.once("SIGINT", stopAll));
  }
  return current;
}

function stopAll(): void {
  listening = false;
  for (const button of busy) button.controller.abort();
  current?.controller.abort();
}

/**
 * Ends every library call under way; false when the cell that runs is not about to end by itself, and the kernel is to give it up. A cell that asked
 * for the signal, or called the library before, has its time: a loop that is between two calls makes its next ones in vain, and does not go on unseen
 * under the button of a later cell.
 */
function interruptCell(pass: () => void): boolean {
  const cell = kernelDisplay();
  const button = current?.cell === cell && cell !== undefined ? current : undefined;
  const ends = button !== undefined && !button.controller.signal.aborted;
  stopAll();
  if (!ends) return false;
  setTimeout(() => {
    if (kernelDisplay() === cell) pass();
  }, graceMs).unref();
  return true;
}
