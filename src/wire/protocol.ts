import type { StampedLine, StreamContent } from "./content";
import * as ollama from "./ollama";
import * as openai from "./openai";

/** Which language a server speaks: Ollama's own, or OpenAI's. */
export type Protocol = "ollama" | "openai";

/** How the lines of one protocol are read. */
export interface Wire {
  /** True when a line is the final record. */
  readonly isFinal: (line: string) => boolean;
  /** True when a line brings answer or thinking text. */
  readonly hasText: (line: string) => boolean;
  readonly textsOf: (line: string) => { readonly answer: string; readonly thought: string } | undefined;
  /** All of an answer. */
  readonly read: (lines: readonly StampedLine[]) => StreamContent;
}

/** How each protocol is read. */
export const wires: Readonly<Record<Protocol, Wire>> = {
  ollama: { isFinal: ollama.isFinal, hasText: ollama.hasText, textsOf: ollama.textsOf, read: ollama.readOllama },
  openai: { isFinal: openai.isFinal, hasText: openai.hasText, textsOf: openai.textsOf, read: openai.readOpenAi },
};
