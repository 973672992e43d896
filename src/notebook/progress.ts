import { randomUUID } from "node:crypto";

import { kernelDisplay } from "../kernel";
import { progressHtml, progressLine } from "./progress-view";
import type { ProgressState } from "./progress-view";

/** Least time between two updates in a cell, ms: five a second. */
const betweenMs = 200;

/** One bar, or line, in a cell that is written anew with every step. */
export interface Progress {
  /** Replaces what stands there; at most five times a second, the last one always. */
  readonly update: (state: ProgressState | string) => void;
  /** Replaces it at once, for good. */
  readonly end: (state: ProgressState | string) => void;
}

/** Key in the output's metadata: what the step is, for who reads along outside Jupyter. */
export const progressKey = "chimera_progress";

/**
 * Starts a live bar or line. Outside a kernel, plain lines go to standard error, one a step.
 * @param first what stands there until the first update
 */
export function progress(first: ProgressState | string = ""): Progress {
  const put = kernelDisplay() ? inCell() : onTerminal();
  let shownAt = -Infinity;
  let waiting: ProgressState | undefined;
  let timer: NodeJS.Timeout | undefined;
  const flush = (state: ProgressState): void => {
    clearTimeout(timer);
    timer = undefined;
    waiting = undefined;
    shownAt = performance.now();
    put(state);
  };
  flush(stateOf(first));
  const update = (state: ProgressState | string): void => {
    waiting = stateOf(state);
    const left = shownAt + betweenMs - performance.now();
    if (left <= 0) flush(waiting);
    else timer ??= setTimeout(() => waiting && flush(waiting), left);
  };
  return { update, end: (state) => flush(stateOf(state)) };
}

const stateOf = (state: ProgressState | string): ProgressState => (typeof state === "string" ? { step: state } : state);

function inCell(): (state: ProgressState) => void {
  const write = kernelDisplay()!;
  const id = randomUUID();
  let update = false;
  return (state) => {
    const data = { "text/html": progressHtml(state), "text/plain": progressLine(state) };
    write({ data, metadata: { [progressKey]: state.step }, transient: { display_id: id } }, update);
    update = true;
  };
}

function onTerminal(): (state: ProgressState) => void {
  let last = "";
  return (state) => {
    if (state.step === "" || state.step === last) return;
    last = state.step;
    process.stderr.write(`${progressLine(state)}\n`);
  };
}
