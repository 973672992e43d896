import type { Host } from "./host";
import { timedFetch } from "./timing/reader";
import { defaultBudgets } from "./timing/trace";

const times = 3;
const mostMs = 2000;

/**
 * Asks for the version a few times through the timing thread, so that starting the thread and compiling its code fall into no measured
 * call. What comes of it does not matter.
 */
export async function warmUp(host: Host): Promise<void> {
  for (let time = 0; time < times; time += 1) {
    const timed = timedFetch({ ...defaultBudgets, totalMs: mostMs });
    const headers = host.authorization === undefined ? {} : { authorization: host.authorization };
    await timed.fetch(`${host.origin}/api/version`, { headers });
    if ((await timed.trace()).end !== "complete") return;
  }
}
