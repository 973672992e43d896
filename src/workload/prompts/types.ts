import type { AnswerCheck, ChatMessage } from "../../records";

/** One prompt of a file. */
export interface PromptItem {
  /** The file's own id, else its place (`line 3`); unique among the items of a file. */
  readonly id: string;
  /** Where it stands: `row 2`, `line 3`, `[4]`, `tests[0]`. */
  readonly at: string;
  /** The person's text that is answered: the last message of a chat. */
  readonly prompt: string;
  readonly system?: string;
  /** The whole chat in order, where there is more than one prompt with its system text. */
  readonly messages?: readonly ChatMessage[];
  /** Further turns of the person in a recorded conversation, which one prompt does not send. */
  readonly laterTurns?: readonly string[];
  /** All of them must hold. */
  readonly checks: readonly AnswerCheck[];
  /** Longest answer, tokens. */
  readonly maxTokens?: number;
}

export type PromptProblemKind =
  | "bad-json"
  | "empty-prompt"
  | "too-long"
  | "duplicate-id"
  | "duplicate"
  | "not-a-prompt"
  | "not-text"
  | "starts-with-assistant"
  | "file-reference"
  | "unmapped"
  | "unmapped-assert"
  | "missing-variable"
  | "no-grader"
  | "ragged-row"
  | "encoding";

/** Something that a person should know of one place of a file. */
export interface PromptProblem {
  readonly at: string;
  readonly kind: PromptProblemKind;
  /** One sentence: what is there, and what became of it. */
  readonly message: string;
}

/** The prompts of a file, and what was odd about it. */
export interface PromptFile {
  readonly items: readonly PromptItem[];
  readonly problems: readonly PromptProblem[];
  /** How the file was read, one phrase: `one prompt a line`, `columns prompt and expected`. */
  readonly reading: string;
  /** Names of columns or fields that were not used. */
  readonly unused: readonly string[];
}

/** An item before its id is settled and its text is checked. */
export interface FoundItem extends Omit<PromptItem, "id"> {
  readonly id?: string;
}

/** What one reader of a format found. */
export interface Found {
  readonly items: readonly FoundItem[];
  readonly problems: readonly PromptProblem[];
  readonly reading: string;
  readonly unused?: readonly string[];
}
