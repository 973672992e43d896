import type { Piece } from "../content";
import { fieldsOf, kindOf } from "../fields";
import type { Fields } from "../fields";

/** Names under which servers send a model's thoughts. */
const thoughtNames = ["reasoning_content", "reasoning"] as const;

/**
 * Answer and thoughts of a message or of a part of one; a content may be a list of parts, as Mistral sends it.
 * @param where the content stands, for what is odd
 */
export function readText(message: Fields, where: string): Piece {
  const content = message["content"] ?? "";
  const { answer, thought } = Array.isArray(content) ? partsOf(content as readonly unknown[]) : textPart(content);
  if (answer === undefined) return { odd: `"${where}" is ${kindOf(content)}, not a text` };
  for (const name of thoughtNames) {
    const said = message[name] ?? "";
    if (typeof said !== "string") return { answer, odd: `"${name}" is ${kindOf(said)}, not a text` };
    if (said !== "") return { answer, thought: said };
  }
  return { answer, thought };
}

interface Parts {
  readonly answer: string | undefined;
  readonly thought: string;
}

function textPart(content: unknown): Parts {
  return { answer: typeof content === "string" ? content : undefined, thought: "" };
}

function partsOf(parts: readonly unknown[]): Parts {
  let [answer, thought] = ["", ""];
  for (const part of parts) {
    const { type, text, thinking } = fieldsOf(part) ?? {};
    if (type === "text" && typeof text === "string") answer += text;
    else if (type === "thinking" && Array.isArray(thinking))
      thought += partsOf(thinking as readonly unknown[]).answer ?? "";
    else return { answer: undefined, thought: "" };
  }
  return { answer, thought };
}
