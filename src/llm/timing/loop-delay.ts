import { performance } from "node:perf_hooks";

const everyMs = 10;

/** Watches how late this thread's event loop is while calls run: what a stamp may be late by. */
export interface LoopDelayWatch {
  /** Highest delay from now to the call of the returned function, ms. */
  readonly begin: () => () => number;
}

/** A watch that costs nothing while no call runs. */
export function createLoopDelayWatch(): LoopDelayWatch {
  const running = new Set<{ highest: number; from: number }>();
  let timer: NodeJS.Timeout | undefined;
  let due = 0;
  const look = (): void => {
    const now = performance.now();
    for (const each of running) each.highest = Math.max(each.highest, now - Math.max(due, each.from));
    due = now + everyMs;
  };
  return {
    begin: () => {
      const watched = { highest: 0, from: performance.now() };
      if (running.size === 0) {
        due = performance.now() + everyMs;
        timer = setInterval(look, everyMs);
      }
      running.add(watched);
      return () => {
        if (performance.now() > due) look();
        running.delete(watched);
        if (running.size === 0) clearInterval(timer);
        return watched.highest;
      };
    },
  };
}
