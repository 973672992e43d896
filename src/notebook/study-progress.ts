import { writingWords } from "../study";
import type { StudyProgress } from "../study";
import { progress } from "./progress";
import type { ProgressState } from "./progress-view";

/**
 * A live bar for a study: `study({ …, onProgress: studyProgress({ runs }) })`. It shows the stage, the run, the time gone and probably
 * left, TTFT and throughput of the last call, and the text that comes in.
 * @param options.runs how many runs each variant has, to say "run 2 of 3"
 */
export function studyProgress(options: { readonly runs?: number } = {}): (progress: StudyProgress) => void {
  let bar: ReturnType<typeof progress> | undefined;
  return (now) => {
    const state = stateOf(now, options.runs);
    if (!bar) bar = progress(state);
    else if (now.phase === "done") bar.end(state);
    else bar.update(state);
  };
}

function stateOf(now: StudyProgress, runs: number | undefined): ProgressState {
  const { phase, done, planned, elapsedMs, leftMs, lastTtftMs, lastThroughput, text } = now;
  return {
    step: stepOf(now, runs),
    done,
    of: planned,
    elapsedMs,
    ...(leftMs === undefined || phase === "done" ? {} : { leftMs }),
    ...(lastTtftMs === undefined ? {} : { lastTtftMs }),
    ...(lastThroughput === undefined ? {} : { lastThroughput }),
    ...(text === undefined || phase === "done" ? {} : { text }),
  };
}

function stepOf({ phase, call, done, planned, writing }: StudyProgress, runs: number | undefined): string {
  if (phase === "waiting") return "waiting for the server";
  if (phase === "narrative") return writingWords(writing);
  if (phase === "done")
    return done < planned ? "stopped; what was measured is kept, and running the cell again goes on from here" : "done";
  if (!call) return phase === "ingest" ? "reading the files" : "";
  if (call.stage === "warm-up") return `warm-up, ${call.variant}`;
  const run = runs === undefined ? `run ${call.run}` : `run ${call.run} of ${runs}`;
  return `${run}: ${call.variant}, ${phase === "ingest" ? "reading the files" : call.stage}`;
}
