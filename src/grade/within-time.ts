import { createContext, Script } from "node:vm";

const call = new Script("work()");

/** What became of work that had a limit. */
export type WithinTime<T> = { readonly value: T } | { readonly late: true };

/**
 * Does synchronous work and ends it at the limit: also a regular expression that would go back and forth without end. Nothing but `work` is run, and it runs
 * with what it knows.
 * @param limitMs ms
 * @throws what `work` throws
 */
export function withinTime<T>(limitMs: number, work: () => T): WithinTime<T> {
  const context = createContext({ work }, { codeGeneration: { strings: false, wasm: false } });
  try {
    return { value: call.runInContext(context, { timeout: limitMs }) as T };
  } catch (error) {
    if ((error as { readonly code?: unknown } | null)?.code === "ERR_SCRIPT_EXECUTION_TIMEOUT") return { late: true };
    throw error;
  }
}
