export { amountOf, fieldsOf, kindOf, present, shortTextsOf, textOf } from "./fields";
export type { Fields } from "./fields";
export {
  errorIn,
  finiteTimes,
  hasText,
  isFinal,
  readStream,
  serverTimes,
  streamReader,
  textsOf,
  throughputOf,
} from "./ollama";
export { isBrokenOff, isRepeating } from "./ollama";
export type { DoneRecord, StampedLine, StreamContent, StreamReader } from "./ollama";
