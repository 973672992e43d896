import type { CallBudgets } from "./trace";

/** Watches the time limits of one call. */
export interface Patience {
  /** Waits for the next thing under this budget; what was waited for until now has come. */
  readonly expect: (budget: keyof CallBudgets) => void;
  readonly stop: () => void;
}

/** A timer cannot wait longer than this, 25 days: one that is asked to fires at once. */
const longestMs = 2 ** 31 - 1;

/** A timer, or none for a limit beyond what a timer can wait, such as Infinity. */
function after(ms: number, run: () => void): NodeJS.Timeout | undefined {
  return ms <= longestMs ? setTimeout(run, ms) : undefined;
}

/**
 * Time limits of one call.
 * @param onOver a budget ran out; not called when something came while this thread could not look, as after a sleep of the machine
 */
export function createPatience(budgets: CallBudgets, onOver: (budget: keyof CallBudgets) => void): Patience {
  let expected: keyof CallBudgets | undefined;
  let timer: NodeJS.Timeout | undefined;
  let turn = 0;
  const start = (budget: keyof CallBudgets): NodeJS.Timeout | undefined =>
    after(budgets[budget], () => {
      const before = turn;
      setImmediate(() => {
        if (turn === before) onOver(budget);
      });
    });
  const total = after(budgets.totalMs, () => onOver("totalMs"));
  return {
    expect: (budget) => {
      // What brings no text is not what was waited for.
      if (budget === "firstTokenMs" && budget === expected) return;
      turn += 1;
      if (budget === expected) return void timer?.refresh();
      clearTimeout(timer);
      expected = budget;
      timer = start(budget);
    },
    stop: () => {
      turn += 1;
      clearTimeout(timer);
      clearTimeout(total);
    },
  };
}
