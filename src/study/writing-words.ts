import type { StudyProgress } from "./types";

/** `the model chooses what the report says: 12 s of at most 60 s`: what is done after the measuring, and how long it can take. */
export function writingWords(writing: StudyProgress["writing"]): string {
  const what = "the model chooses what the report says";
  return writing === undefined
    ? what
    : `${what}: ${shortTime(writing.elapsedMs)} of at most ${shortTime(writing.limitMs)}`;
}

/** `0.4 s`, `12 s`. */
export function shortTime(ms: number): string {
  return ms < 9950 ? `${Math.round(ms / 100) / 10} s` : `${Math.round(ms / 1000)} s`;
}
