export type { DoneRecord, StampedLine, StreamContent, StreamReader } from "./content";
export { errorIn, failureIn } from "./error";
export { amountOf, fieldsOf, kindOf, present, shortTextsOf, textOf } from "./fields";
export type { Fields } from "./fields";
export { ollamaReader } from "./ollama";
export {
  askRefused,
  openAiReader,
  openAiRequest,
  optionRefused,
  optionsTaken,
  otherHabits,
  readEvents,
  usualHabits,
} from "./openai";
export type { Asked, Habits } from "./openai";
export { wires } from "./protocol";
export type { Protocol, Wire } from "./protocol";
export { finiteTimes, throughputOf } from "./rates";
export { isBrokenOff, isRepeating } from "./repetition";
