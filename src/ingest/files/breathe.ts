/**
 * Lets other work of the process run at least every 16 ms, and stops when asked to.
 * @returns a function to await between small pieces of work; throws the signal's reason once it is aborted
 */
export function breathe(signal?: AbortSignal): () => Promise<void> | undefined {
  let last = performance.now();
  return () => {
    signal?.throwIfAborted();
    if (performance.now() - last < 16) return undefined;
    return new Promise((resolve) => {
      setImmediate(() => {
        last = performance.now();
        resolve();
      });
    });
  };
}
