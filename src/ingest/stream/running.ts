/** Count, mean, spread and range of a stream of numbers, one pass (Welford 1962). */
export interface Running {
  n: number;
  mean: number;
  squares: number;
  min: number;
  max: number;
  /** Observations that failed, are missing, or are no numbers. */
  failed: number;
  missing: number;
  invalid: number;
}

export function running(): Running {
  return { n: 0, mean: 0, squares: 0, min: Infinity, max: -Infinity, failed: 0, missing: 0, invalid: 0 };
}

export function addTo(state: Running, value: number): void {
  state.n += 1;
  const off = value - state.mean;
  state.mean += off / state.n;
  state.squares += off * (value - state.mean);
  if (value < state.min) state.min = value;
  if (value > state.max) state.max = value;
}

/** Sample standard deviation (n − 1); null for fewer than two values. */
export function spreadOf(state: Running): number | null {
  return state.n < 2 ? null : Math.sqrt(state.squares / (state.n - 1));
}
