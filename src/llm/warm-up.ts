import { question } from "./question";
import type { Host } from "./host";

const times = 3;
const mostMs = 2000;

/**
 * Asks for something small a few times through the timing thread, so that starting the thread and compiling its code fall into no measured
 * call. What comes of it does not matter.
 */
export async function warmUp(host: Host, path: string): Promise<void> {
  for (let time = 0; time < times; time += 1) {
    if (!(await question(host, { path, limitMs: mostMs })).ok) return;
  }
}
