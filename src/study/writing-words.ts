import type { StudyProgress } from "./types";

const steps = {
  reads: "the model reads the facts for the report's words",
  writes: "the model writes the report's words",
  mends: "the model mends the report's words",
} as const;

/** `the model writes the report's words: 12 s of at most 60 s`: what is done after the measuring, and how long it can take. */
export function writingWords(writing: StudyProgress["writing"]): string {
  if (writing === undefined) return "the report's words";
  const { step, elapsedMs, limitMs } = writing;
  return `${steps[step]}: ${shortTime(elapsedMs)} of at most ${shortTime(limitMs)}`;
}

/** `0.4 s`, `12 s`. */
export function shortTime(ms: number): string {
  return ms < 9950 ? `${Math.round(ms / 100) / 10} s` : `${Math.round(ms / 1000)} s`;
}
