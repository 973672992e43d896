export { hasText, isFinal, textsOf } from "./lines";
export { ollamaReader, readOllama } from "./stream";
