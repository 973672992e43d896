import type { ChatMessage } from "../../records";
import type { FoundItem, PromptProblem } from "./types";

const roles: Readonly<Record<string, ChatMessage["role"]>> = {
  system: "system",
  developer: "system",
  user: "user",
  human: "user",
  assistant: "assistant",
  gpt: "assistant",
  model: "assistant",
  bot: "assistant",
};

/** A chat as one item, or what is wrong with it. */
export type ChatFound =
  { readonly item: Omit<FoundItem, "checks">; readonly problems: readonly PromptProblem[] } | PromptProblem;

/**
 * Reads the messages of a chat, in OpenAI's words (`role`, `content`) or ShareGPT's (`from`, `value`). The answered text is the person's last
 * message where the chat ends with it; of a recorded conversation, which ends with the model's words, it is the person's first, and the further
 * ones are kept as later turns.
 * @param at the item's place, for what is said of it
 */
export function readChat(messages: readonly unknown[], at: string): ChatFound {
  if (messages.length > 0 && messages.every((each) => typeof each === "string")) return readTurns(messages, at);
  const read: ChatMessage[] = [];
  for (const message of messages) {
    const one = readMessage(message);
    if (one === undefined)
      return {
        at,
        kind: "not-text",
        message: `${at} has a message without a role or with something else than text, so it is left out`,
      };
    read.push(one);
  }
  const turns = read.filter(({ role }) => role !== "system");
  const firstUser = turns.findIndex(({ role }) => role === "user");
  if (firstUser < 0)
    return { at, kind: "empty-prompt", message: `${at} has no message of a person, so there is nothing to answer` };
  const system = read
    .filter(({ role }) => role === "system")
    .map(({ content }) => content)
    .join("\n\n");
  const problems: PromptProblem[] =
    firstUser === 0
      ? []
      : [
          {
            at,
            kind: "starts-with-assistant",
            message: `${at} begins with words of the model, which are sent before the prompt`,
          },
        ];
  const isOpen = turns.at(-1)?.role === "user";
  const last = isOpen ? turns.length - 1 : firstUser;
  const sent = turns.slice(0, last + 1);
  const laterTurns = turns.slice(last + 1).flatMap(({ role, content }) => (role === "user" ? [content] : []));
  return {
    problems,
    item: {
      at,
      prompt: turns[last]!.content,
      ...(system === "" ? {} : { system }),
      ...(sent.length === 1 ? {} : { messages: system === "" ? sent : [{ role: "system", content: system }, ...sent] }),
      ...(laterTurns.length === 0 ? {} : { laterTurns }),
    },
  };
}

/** MT-Bench's turns: what a person says in order, without the model's answers. */
function readTurns([prompt, ...laterTurns]: readonly string[], at: string): ChatFound {
  return { problems: [], item: { at, prompt: prompt!, ...(laterTurns.length === 0 ? {} : { laterTurns }) } };
}

function readMessage(message: unknown): ChatMessage | undefined {
  if (typeof message !== "object" || message === null) return undefined;
  const { role, from, content, value } = message as Readonly<Record<string, unknown>>;
  const said = role ?? from;
  const known = typeof said === "string" ? roles[said.toLowerCase()] : undefined;
  const text = textOf(content ?? value);
  return known === undefined || text === undefined ? undefined : { role: known, content: text };
}

/** A text, or the texts of a list of parts; undefined where one of them is a picture or the like. */
function textOf(content: unknown): string | undefined {
  if (typeof content === "string") return content;
  if (!Array.isArray(content)) return undefined;
  const parts = content.map((part: unknown) => {
    if (typeof part === "string") return part;
    const { type, text } = (part ?? {}) as { readonly type?: unknown; readonly text?: unknown };
    return (type === undefined || type === "text" || type === "input_text") && typeof text === "string"
      ? text
      : undefined;
  });
  return parts.includes(undefined) ? undefined : parts.join("");
}
