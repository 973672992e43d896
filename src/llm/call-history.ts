import { median } from "../stats";
import { runnerKey } from "./request";
import type { RunnerOptions } from "../records";

/** A call that loaded longer than this was cold, ms … */
const coldLoadMs = 500;
/** … and than this many times the median load of the other calls of its model and options. */
const coldLoadFactor = 10;

/** Whether a call waited for its model, and how that is known; null where nothing tells. */
export interface Coldness {
  readonly cold: boolean | null;
  readonly coldReason?: string;
}

/** A call that was begun. */
export interface IssuedCall {
  /** Its coldness, once its figures are known. */
  readonly settle: (figures: {
    /** The server's load duration. */
    readonly loadMs: number | undefined;
    /** Whether the server had the model in memory just before; undefined where it did not tell. */
    readonly loaded: boolean | undefined;
    /** Whether the request came to the model. */
    readonly reached: boolean;
  }) => Coldness;
}

/** The calls of one connection so far, as far as coldness needs them. */
export interface CallHistory {
  readonly issue: (model: string, options: RunnerOptions) => IssuedCall;
}

/** An empty history: the first call of each model is the first after a load, as nobody knows what was loaded before. */
export function createCallHistory(): CallHistory {
  const runners = new Map<string, string>();
  const loads = new Map<string, number[]>();
  return {
    issue: (model, options) => {
      const runner = runnerKey(options);
      const before = runners.get(model);
      runners.set(model, runner);
      const reloads =
        before === undefined
          ? "first call of this connection"
          : before !== runner
            ? "first call after a change of runner options"
            : undefined;
      return {
        settle: ({ loadMs, loaded, reached }) => {
          if (!reached) {
            // What did not come to the model changed nothing there.
            if (runners.get(model) === runner) {
              if (before === undefined) runners.delete(model);
              else runners.set(model, before);
            }
            return { cold: null };
          }
          const key = `${model}\n${runner}`;
          const others = loads.get(key) ?? [];
          const limit = Math.max(coldLoadMs, coldLoadFactor * (median(others) ?? 0));
          // A call that is known to have loaded the model tells nothing of what is usual.
          if (loadMs !== undefined && reloads === undefined && loaded !== false) loads.set(key, [...others, loadMs]);
          if (loadMs !== undefined && loadMs > limit)
            return { cold: true, coldReason: `loading took ${Math.round(loadMs)} ms` };
          if (reloads !== undefined) return { cold: true, coldReason: reloads };
          if (loaded === false) return { cold: true, coldReason: "the model had been unloaded" };
          return { cold: loadMs === undefined ? null : false };
        },
      };
    },
  };
}
