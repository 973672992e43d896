import type { Host } from "./host";
import { timedFetch } from "./timing/reader";
import { defaultBudgets } from "./timing/trace";

/** A question to a server, asked through the timing thread: the text of its answer, or undefined for every kind of failure. */
export async function ask(host: Host, path: string, limitMs: number): Promise<string | undefined> {
  const timed = timedFetch({ ...defaultBudgets, totalMs: limitMs });
  const headers = host.authorization === undefined ? {} : { authorization: host.authorization };
  await timed.fetch(`${host.origin}${path}`, { headers });
  const { end, httpStatus, lines, tail } = await timed.trace();
  if (end !== "complete" || httpStatus !== 200) return undefined;
  return [...lines.map((line) => line.text), tail].join("\n");
}
