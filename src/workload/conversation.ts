import { UserError } from "../records";
import type { ChatMessage } from "../records";
import { digestOf } from "./digest";
import { readPrompts } from "./prompts";
import type { PromptItem } from "./prompts";
import { checkTokens } from "./prompts-workload";
import { fewestPooled, setWorkload } from "./set-workload";
import type { Session, SetWorkload, Stage } from "./types";

/**
 * Recorded conversations as a workload: each is a session, each turn of the person a stage (`turn 1`, `turn 2`, …). The model's own answers are the
 * history, so from the second turn on the server's prompt cache holds what came before.
 * @param file path of a file of conversations (ShareGPT, MT-Bench, chats; see `readPrompts`)
 * @param options.maxTokens longest answer of each turn, tokens
 * @throws UserError when no conversation has two turns
 */
export function conversation(file: string, options: { readonly maxTokens?: number } = {}): SetWorkload {
  const { maxTokens } = options;
  checkTokens(maxTokens);
  const { items } = readPrompts(file);
  const talks = items.map((item) => ({ item, turns: turnsOf(item) }));
  if (talks.every(({ turns }) => turns.length < 2))
    throw new UserError(`No conversation in ${file} has a second turn: give it as prompts instead.`, 2);
  const pooled = talks.length === 1 || talks.length >= fewestPooled;
  const note = {
    kind: "conversation" as const,
    title: `${talks.length} conversation${talks.length === 1 ? "" : "s"}`,
    settings: { file, ...(maxTokens === undefined ? {} : { maxTokens }) },
    sha256: digestOf([maxTokens ?? null, talks.map(({ item, turns }) => [item.id, item.system, turns])]),
  };
  const sessions = talks.map(({ item, turns }): Session => {
    const nameOf = (turn: number): string => (pooled ? `turn ${turn}` : `${item.id}, turn ${turn}`);
    return {
      id: item.id,
      stages: turns.map((prompt, at): Stage => ({
        name: nameOf(at + 1),
        request: (answers) => ({
          endpoint: "chat",
          prompt,
          ...(item.system === undefined ? {} : { system: item.system }),
          ...(at === 0 ? {} : { history: historyOf(turns.slice(0, at), (turn) => answers[nameOf(turn)] ?? "") }),
          ...(maxTokens === undefined ? {} : { tokens: maxTokens }),
          cached: at === 0 ? "none" : "own",
        }),
      })),
    };
  });
  return setWorkload(note, sessions);
}

/** What the person says, in order; words of the model in the file are not sent. */
function turnsOf(item: PromptItem): readonly string[] {
  const before = item.messages?.flatMap(({ role, content }) => (role === "user" ? [content] : [])) ?? [item.prompt];
  return [...before, ...(item.laterTurns ?? [])];
}

function historyOf(turns: readonly string[], answerOf: (turn: number) => string): readonly ChatMessage[] {
  return turns.flatMap((content, at): ChatMessage[] => [
    { role: "user", content },
    { role: "assistant", content: answerOf(at + 1) },
  ]);
}
