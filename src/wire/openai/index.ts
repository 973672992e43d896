export type { Asked } from "./asked";
export { openAiRequest, otherHabits, usualHabits } from "./body";
export type { Habits, OpenAiRequest } from "./body";
export { askRefused, optionRefused, optionsTaken } from "./fields";
export { isFinal, readEvents } from "./events";
export { hasText, openAiReader, readOpenAi, textsOf } from "./stream";
