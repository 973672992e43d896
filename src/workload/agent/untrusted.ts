import type { Fact, FactRegistry } from "../../records";

/** Longest text of a file that a prompt shows in one fact. */
export const longestFactText = 300;

/** Orders that no benchmark file has a reason to hold. */
const orders = [
  /\b(?:ignore|disregard|forget|override)\b[^.\n]{0,40}\b(?:instructions?|prompts?|rules)\b/i,
  /\b(?:ignore|disregard|forget)\s+(?:all|any|everything|the)?\s*(?:of\s+the\s+)?(?:above|previous|prior|earlier)\b/i,
  /\b(?:you are now (?:a|an|in)|new instructions?:|reveal (?:your|the) (?:system )?prompt)/i,
  /<\|(?:im_start|im_end|system|user|assistant|endoftext|eot_id)[^|]{0,20}\|>|\[\/?INST\]|<<\/?SYS>>/i,
] as const;
/** What a name does not hold, though a text may. */
const commands = [
  ...orders,
  /\b(?:act as|pretend to be|system prompt|developer message)\b/i,
  /\b(?:report|say|write|print|answer|claim|respond|add)\b[^.\n]{0,40}(?:\d|\binstead\b|\bimage\b)/i,
  /^\s*(?:system|assistant|user)\s*:/im,
];

/** True for a name or setting that reads like an order to a model rather than like data. */
export function readsLikeInstruction(text: string): boolean {
  return commands.some((pattern) => pattern.test(text));
}

/** The first passage of a text that reads like an order, as one short line, and where it begins. */
export function instructionIn(text: string): { readonly text: string; readonly at: number } | undefined {
  for (const pattern of orders) {
    const found = pattern.exec(text);
    if (found) return { text: promptLine(found[0], 80), at: found.index };
  }
  return undefined;
}

/** Text that came from a file or a model as one line of a prompt: no control characters, no template marks, no delimiter, not too long. */
export function promptLine(text: string, longest = longestFactText): string {
  const line = text
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\s]+/gu, " ")
    .replace(/[{}]/g, "·")
    .replace(/-{3,}/g, "–")
    .trim();
  return line.length <= longest ? line : `${line.slice(0, longest - 1)}…`;
}

/** The same registry with texts of one line, no longer than a prompt allows, without template marks. */
export function withPlainTexts(registry: FactRegistry): FactRegistry {
  return { ...registry, facts: registry.facts.map((fact): Fact => ({ ...fact, text: promptLine(fact.text) })) };
}
