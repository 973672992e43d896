import { escapeHtml } from "../text";

/** What a bar of progress shows. */
export interface ProgressState {
  /** What is being done, in a few words. */
  readonly step: string;
  readonly done?: number;
  readonly of?: number;
  readonly elapsedMs?: number;
  /** Estimate. */
  readonly leftMs?: number;
  readonly lastTtftMs?: number;
  /** tokens/s */
  readonly lastThroughput?: number;
  /** Text that comes in while one waits; its end is shown. */
  readonly text?: string;
}

const shownCharacters = 160;

/** A state as one plain line. */
export function progressLine(state: ProgressState): string {
  return [count(state), state.step, ...details(state)].filter((part) => part !== "").join(" · ");
}

/** A state as a bar that suits light and dark pages; everything in it is escaped. */
export function progressHtml(state: ProgressState): string {
  const { done, of, step, text } = state;
  const share = done === undefined || !of ? undefined : Math.min(1, done / of);
  const bar =
    share === undefined
      ? ""
      : `<div style="display:flex;align-items:center;gap:.75em"><div role="progressbar" aria-label="progress" aria-valuemin="0" aria-valuemax="${of}" aria-valuenow="${done}" style="flex:1;max-width:32em;border-radius:.25em;background:rgba(127,127,127,.25)"><div style="width:${(share * 100).toFixed(1)}%;padding:.25em 0;border-radius:.25em;background:var(--jp-brand-color1,#1f66ad)"></div></div><span style="font-variant-numeric:tabular-nums">${count(state)}</span></div>`;
  const line = [step, ...details(state)].filter((part) => part !== "").join(" · ");
  const tail =
    text === undefined || text === ""
      ? ""
      : `<div style="font-family:var(--jp-code-font-family,monospace);white-space:pre-wrap;overflow-wrap:anywhere">${escapeHtml(ending(text))}</div>`;
  return `<div class="chimera-progress" style="padding:.25em 0">${bar}<div style="font-variant-numeric:tabular-nums">${escapeHtml(line)}</div>${tail}</div>`;
}

function count({ done, of }: ProgressState): string {
  return done === undefined || of === undefined || of === 0 ? "" : `${done} of ${of}`;
}

function details(state: ProgressState): readonly string[] {
  const { elapsedMs, leftMs, lastTtftMs, lastThroughput } = state;
  const left = leftMs === undefined || leftMs < 500 ? "" : `, about ${seconds(leftMs)} left`;
  const last = [
    ...(lastTtftMs === undefined ? [] : [`TTFT ${rounded(lastTtftMs)} ms`]),
    ...(lastThroughput === undefined ? [] : [`${rounded(lastThroughput)} tokens/s`]),
  ].join(", ");
  return [elapsedMs === undefined ? "" : `${seconds(elapsedMs)}${left}`, last === "" ? "" : `last call: ${last}`];
}

function ending(text: string): string {
  const points = Array.from(text.replaceAll(/\s+/g, " "));
  return points.length <= shownCharacters ? points.join("") : `…${points.slice(-shownCharacters).join("")}`;
}

function seconds(ms: number): string {
  const whole = Math.round(ms / 1000);
  if (whole < 60) return `${whole} s`;
  return `${Math.floor(whole / 60)} min ${whole % 60} s`;
}

const rounded = (value: number): string => (value < 100 ? value.toFixed(1) : Math.round(value).toLocaleString("en-US"));
