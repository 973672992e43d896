export { delta, event, events, over, usage } from "./events";
export type { Plan, Step } from "./plan";
export { constant, done, goodTimes, jitter, line, plain, saying, splitBytes, steps, token } from "./schedules";
export { startTruthServer } from "./start";
export type { TruthLog, TruthServer, TruthState } from "./start";
