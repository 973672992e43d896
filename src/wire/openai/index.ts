export { isFinal } from "./events";
export { hasText, openAiReader, readOpenAi, textsOf } from "./stream";
