/** What asks a program to end: Ctrl-C, and whatever manages it (`kill`, a container, a service). */
const signals = ["SIGINT", "SIGTERM"] as const;
/** A second signal within this time is the same key press, told once more by the program that started this one, ms. */
const sameKeyMs = 250;
const parentEveryMs = 500;

/**
 * A signal for a command of this process: the first SIGINT or SIGTERM aborts it, so that the command keeps what it has and ends; the second
 * ends the process at once with code 130, whatever is still being done.
 */
export function interruptSignal(): AbortSignal {
  const controller = new AbortController();
  let first: number | undefined;
  const interrupt = (): void => {
    first ??= performance.now();
    if (controller.signal.aborted && performance.now() - first > sameKeyMs) process.exit(130);
    controller.abort();
  };
  for (const name of signals) process.on(name, interrupt);
  whenNpmIsGone(() => controller.abort());
  return controller.signal;
}

/**
 * `npx` and `npm run` start a command through a shell that passes no signal on: when they are asked to end, the command is left without
 * a parent and would go on unseen.
 */
function whenNpmIsGone(tell: () => void): void {
  if (!["exec", "run-script"].includes(process.env["npm_command"] ?? "")) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    tell();
  }, parentEveryMs).unref();
}
