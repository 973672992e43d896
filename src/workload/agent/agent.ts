import { UserError } from "../../records";
import type { Workload } from "../types";
import { openAgent } from "./open-agent";
import type { OwnPrompts } from "./prompts";

/** How the agent is set up. */
export interface AgentOptions {
  /** Templates of your own. They are code: never take one from data. */
  readonly prompts?: OwnPrompts;
  /**
   * Context that the table of facts is made for, tokens; 1,024 by default. Every variant gets the same prompts, so one whose context is smaller is refused.
   * `fit` takes the smallest context of the variants instead; the report says how many facts had no room.
   */
  readonly table?: number | "fit";
}

/** The smallest context of the default variants. */
const defaultTable = 1024;
const leastTable = 256;

/**
 * The agent as a workload: it reads a folder of benchmark files; in each run the model writes an analysis of its facts, then a report over that.
 * @param data folder of benchmark files
 * @throws UserError (wrong usage) for a table of no usable size
 * @example
 * const workload = agent("data/sample", { table: 2048 });
 * console.log(workload.title);
 */
export function agent(data: string, { prompts = {}, table = defaultTable }: AgentOptions = {}): Workload {
  if (table !== "fit" && !(Number.isInteger(table) && table >= leastTable && table <= 10_000_000))
    throw new UserError(
      `table must be "fit" or a whole number of tokens from ${leastTable}, not ${JSON.stringify(table)}.`,
      2,
    );
  const title = `analysis and report over ${data}`;
  return { kind: "agent", title, open: (options) => openAgent({ ...options, title, data, own: prompts, table }) };
}
