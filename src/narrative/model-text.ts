import type { FactRegistry } from "../records";
import { findJson } from "./parse-json";

/** Longest text of a model that is read. */
const longest = 12_000;

/**
 * A model's answer as a text to read: names of facts such as `{{files read}}` filled in, and the words of an answer that is JSON as sentences. Control tokens
 * and blank stretches are left out; an answer that is too long is cut at a line or a word.
 */
export function modelText(response: string, { facts }: FactRegistry): string {
  const known = new Map<string, string | undefined>();
  // A label that several facts have names none of them.
  for (const { label, text } of facts)
    known.set(label.toLowerCase(), known.has(label.toLowerCase()) ? undefined : text);
  const json = /^\s*(?:```(?:json)?\s*)?\{\s*"/.test(response) ? findJson(response)?.value : undefined;
  const text = (json === undefined ? response : wordsOf(json).join("\n"))
    .replace(/\{\{([^{}\n]{1,200})\}\}/g, (_, name: string) => known.get(name.trim().toLowerCase()) ?? name.trim())
    .replace(/<\|[^|\n]{0,40}\|>|<\/?(?:think|s)>|\[\/?INST\]/gi, " ")
    .replace(/[ \t]{3,}/g, "  ")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
  if (text.length <= longest) return text;
  const cut = text.slice(0, longest);
  return `${cut.slice(0, Math.max(cut.lastIndexOf("\n"), cut.lastIndexOf(" "), longest / 2)).trimEnd()} …`;
}

/** Each text as a line. */
function wordsOf(value: unknown, depth = 0): readonly string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null || depth > 12) return [];
  return Object.values(value).flatMap((each: unknown) => wordsOf(each, depth + 1));
}
