import type { CallBudgets } from "./trace";

/** Watches the time limits of one call. */
export interface Patience {
  /** Waits for the next thing under this budget; what was waited for until now has come. */
  readonly expect: (budget: keyof CallBudgets) => void;
  readonly stop: () => void;
}

/**
 * Time limits of one call.
 * @param onOver a budget ran out; not called when something came while this thread could not look, as after a sleep of the machine
 */
export function createPatience(budgets: CallBudgets, onOver: (budget: keyof CallBudgets) => void): Patience {
  let expected: keyof CallBudgets | undefined;
  let timer: NodeJS.Timeout | undefined;
  let turn = 0;
  const start = (budget: keyof CallBudgets): NodeJS.Timeout =>
    setTimeout(() => {
      const before = turn;
      setImmediate(() => {
        if (turn === before) onOver(budget);
      });
    }, budgets[budget]);
  const total = setTimeout(() => onOver("totalMs"), budgets.totalMs);
  return {
    expect: (budget) => {
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
