import type { MarkdownDocument } from "../parse/markdown";
import { stripEmphasis } from "../parse/emphasis";
import { looksLikeModel, modelInCommand } from "../values/model-from-name";

const line = /^\s*(?:[-*+]\s+)?(?:\*\*|__)?(?:model|model name|model id|llm)(?:\*\*|__)?\s*:\s*(?:\*\*|__)?\s*(.+)$/gim;
const before =
  /^(?:model|results?(?: for| of)?|benchmarks?(?: for| of)?|llm|details?(?: for| of)?|performance(?: of)?)\s*[:\u2013\u2014-]?\s+/i;

/** The model that a heading names: `gemma3:1b`, `Model: llama3:8b`, `Results for Qwen/Qwen3-4B`. */
export function modelInHeading(heading: string): string | undefined {
  if (looksLikeModel(heading)) return heading.trim();
  const head = heading.split(/\s+[-\u2013\u2014|(]\s*|:\s+/)[0]!.trim();
  if (head !== "" && head !== heading && looksLikeModel(head)) return head;
  const rest = heading.replace(before, "").trim();
  return rest !== heading && looksLikeModel(rest) ? rest : undefined;
}

/** The innermost heading above that names a model. */
export function modelAbove(under: readonly string[]): string | undefined {
  for (let at = under.length - 1; at >= 0; at -= 1) {
    const model = modelInHeading(under[at]!);
    if (model !== undefined) return model;
  }
  return undefined;
}

/** The one model that a document says it is about, in a line of its own or in the command that made it; undefined where there are several. */
export function modelOfDocument(document: MarkdownDocument): string | undefined {
  const head = document.text.slice(0, 200_000);
  const lines = new Set(
    [...head.matchAll(line)].map((match) => stripEmphasis(match[1]!)).filter((name) => name.length < 120),
  );
  if (lines.size > 0) return lines.size === 1 ? [...lines][0] : undefined;
  const commands = new Set(
    head
      .split("\n")
      .filter((text) => /llama-bench|llama-batched|pretrained=|--model|ollama run/.test(text))
      .flatMap((text) => modelInCommand(text) ?? []),
  );
  return commands.size === 1 ? [...commands][0] : undefined;
}
