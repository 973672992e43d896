/**
 * A signal for a command of this process: the first SIGINT aborts it, so that the command keeps what it has and ends; the second ends the
 * process at once with code 130, whatever is still being done.
 */
export function interruptSignal(): AbortSignal {
  const controller = new AbortController();
  process.on("SIGINT", () => {
    if (controller.signal.aborted) process.exit(130);
    controller.abort();
  });
  return controller.signal;
}
