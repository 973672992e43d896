/**
 * A signal that the cell's stop button (SIGINT) aborts: give it to `measure` or `ingest`, and what was measured before is kept.
 * Ask for a new one in each cell.
 */
export function interruptSignal(): AbortSignal {
  const controller = new AbortController();
  const signal = controller.signal;
  const stop = (): void => controller.abort();
  process.once("SIGINT", stop);
  return signal;
}
