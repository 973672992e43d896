import type { Writable } from "node:stream";

/** How long after its output a process may still be open, ms. */
const graceMs = 2000;

/**
 * Ends a process that something still holds open, so that a command does not keep the shell waiting, but not before its output has been
 * taken: a slow reader gets all of it.
 */
export function endAfterOutput(output: Writable, end: () => void): void {
  const wait = (): void => void setTimeout(end, graceMs).unref();
  if (output.writableLength === 0) wait();
  else output.write("", wait);
}
