export { hasText, isFinal, textsOf } from "./lines";
export { errorIn } from "./record";
export type { DoneRecord } from "./record";
export { countRepeats, isBrokenOff, isRepeating } from "./repetition";
export { finiteTimes, serverTimes, throughputOf } from "./server-times";
export { readStream, streamReader } from "./stream";
export type { StampedLine, StreamContent, StreamReader } from "./stream";
