import { writingWords } from "../study";
import type { StudyProgress } from "../study";
import { formatQuantity } from "../facts";
import type { Terminal } from "./command";

/** At most five updates a second. */
const leastGapMs = 200;

/**
 * Follows a study on a terminal: one line that is drawn over, or, where that cannot be, a line for each call and phase.
 * @param now monotonic time, ms
 */
export function followStudy(
  terminal: Pick<Terminal, "err" | "redraw">,
  now: () => number = () => performance.now(),
): (progress: StudyProgress) => void {
  let last = Number.NEGATIVE_INFINITY;
  let told = "";
  let runs: number | undefined;
  return (progress) => {
    const { redraw } = terminal;
    if (progress.plan !== undefined) {
      runs = progress.plan.runs;
      for (const line of [progress.plan.sentence, ...progress.plan.notes]) terminal.err(line);
      return;
    }
    const step = `${progress.phase} ${progress.call?.id ?? ""} ${progress.done}`;
    const isNews = step !== told;
    // A line of a log is written once for each step; a drawn line follows every update.
    if (!redraw && !isNews) return;
    const time = now();
    if (time - last < leastGapMs && progress.phase !== "done") return;
    last = time;
    told = step;
    const line = progressLine(progress, runs);
    if (redraw) redraw(line);
    else terminal.err(line);
  };
}

/** `report · chimera · run 2/3 · 5 of 12 calls · 14 s, about 20 s left · last: TTFT 12.34 ms, 104.05 tokens/s`. */
export function progressLine(progress: StudyProgress, runs?: number): string {
  const { phase, call, done, planned, elapsedMs, leftMs, lastTtftMs, lastThroughput } = progress;
  const last = [
    ...(lastTtftMs === undefined ? [] : [`TTFT ${formatQuantity(lastTtftMs, "ms")}`]),
    ...(lastThroughput === undefined ? [] : [formatQuantity(lastThroughput, "tokens/s")]),
  ];
  return [
    ...(phase === "waiting" ? [progress.text ?? "waiting for the server"] : []),
    ...(phase === "ingest" ? ["reading the data"] : []),
    ...(phase === "narrative" ? [writingWords(progress.writing)] : []),
    ...(phase === "done" ? ["done"] : []),
    ...(call && phase === "call" ? [call.stage, call.variant] : []),
    ...(call && phase === "call" && call.run > 0 ? [`run ${call.run}${runs === undefined ? "" : `/${runs}`}`] : []),
    ...(progress.race === undefined ? [] : [`${progress.race.stays} of ${progress.race.of} in the race`]),
    ...(planned > 0 ? [`${done} of ${planned} calls`] : []),
    `${span(elapsedMs)}${leftMs !== undefined && done < planned ? `, about ${span(leftMs)} left` : ""}`,
    ...(last.length > 0 ? [`last: ${last.join(", ")}`] : []),
  ].join(" · ");
}

/** A time for people: `9 s`, `3 min 5 s`, `2 h 4 min`. */
export function span(ms: number): string {
  const seconds = Math.round(ms / 1000);
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min ${seconds % 60} s`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
