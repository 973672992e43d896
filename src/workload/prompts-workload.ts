import type { CustomGrader, Judge } from "../grade";
import { UserError } from "../records";
import { digestOf } from "./digest";
import { gradingOf } from "./grading";
import { promptsOf, readPrompts } from "./prompts";
import type { PromptFile, PromptItem, ReadPromptsOptions } from "./prompts";
import { fewestPooled, setWorkload } from "./set-workload";
import type { Session, SetWorkload, StageRequest } from "./types";

export interface PromptsOptions extends ReadPromptsOptions {
  /** `chat` by default: the model's template is used, and a system text stands apart. */
  readonly endpoint?: "generate" | "chat";
  /** Longest answer of prompts that say none of their own, tokens. */
  readonly maxTokens?: number;
  /** Graders of your own, by the name that the file gives as `grader`: each is given the answer, and says whether it is right. */
  readonly graders?: Readonly<Record<string, CustomGrader>>;
  /** A model that is asked what it thinks of answers whose `grader` is `judge`, when the measuring has ended: opinions, counted apart from grades. */
  readonly judge?: Judge;
  /** True refuses a file in which a prompt does not say what a right answer is. */
  readonly graded?: boolean;
}

/** The workload with the file that it came from. */
export interface PromptsWorkload extends SetWorkload {
  readonly file: PromptFile;
}

/**
 * Your own prompts as a workload: each prompt is a session of one call. Up to five prompts are told apart, each a stage under its own id; from six on
 * they share the stage `answer`, in which each prompt counts once. Answers to prompts that say what is expected are graded.
 * @param source path of a file of prompts (see `readPrompts`), or the texts themselves
 * @throws UserError when there is no prompt
 * @example
 * const workload = prompts(["Name a bird.", "Name a fish."], { maxTokens: 32 });
 * console.log(workload.title);
 */
export function prompts(source: string | readonly string[], options: PromptsOptions = {}): PromptsWorkload {
  const { endpoint = "chat", maxTokens, graders = {}, judge, graded = false } = options;
  checkTokens(maxTokens);
  const file = typeof source === "string" ? readPrompts(source, options) : promptsOf(source);
  const { items } = file;
  const { problems, ...grading } = gradingOf(file, { graders, ...(judge === undefined ? {} : { judge }) }, graded);
  const pooled = items.length === 1 || items.length >= fewestPooled;
  const note = {
    kind: "prompts" as const,
    title: `${items.length} prompt${items.length === 1 ? "" : "s"}`,
    settings: {
      ...(typeof source === "string" ? { file: source } : {}),
      endpoint,
      ...(graded ? { graded } : {}),
      ...(maxTokens === undefined ? {} : { maxTokens }),
    },
    sha256: digestOf([
      endpoint,
      maxTokens ?? null,
      items.map(({ id, prompt, system, messages, maxTokens: own }) => [id, prompt, system, messages, own]),
    ]),
  };
  const sessions = items.map((item): Session => {
    const request = requestOf(item, endpoint, maxTokens);
    return { id: item.id, stages: [{ name: pooled ? "answer" : item.id, request: () => request }] };
  });
  return {
    ...setWorkload(note, sessions, undefined, grading),
    file: { ...file, problems: [...file.problems, ...problems] },
  };
}

/** What a prompt sends; `/api/generate` knows no earlier messages, so a chat is a chat. */
function requestOf(item: PromptItem, endpoint: "generate" | "chat", maxTokens: number | undefined): StageRequest {
  const history = item.messages?.filter(({ role }) => role !== "system").slice(0, -1) ?? [];
  const tokens = item.maxTokens ?? maxTokens;
  return {
    endpoint: history.length > 0 ? "chat" : endpoint,
    prompt: item.prompt,
    ...(item.system === undefined ? {} : { system: item.system }),
    ...(history.length === 0 ? {} : { history }),
    ...(tokens === undefined ? {} : { tokens }),
    cached: "none",
  };
}

/** @throws UserError for a length that is no count of tokens */
export function checkTokens(tokens: number | undefined, what = "maxTokens"): void {
  if (tokens !== undefined && !(Number.isInteger(tokens) && tokens >= 1 && tokens <= 1_000_000))
    throw new UserError(`${what} must be a whole number of tokens from 1 to 1,000,000, not ${tokens}.`, 2);
}
