import type { Fact, FactRegistry, Problem } from "../records";

/** Longest text of a file that a prompt shows in one fact. */
export const longestFactText = 200;

const commands = [
  /\b(?:ignore|disregard|forget|override)\b[^.\n]{0,40}\b(?:instructions?|prompts?|rules?|above|previous|prior|earlier)\b/i,
  /\b(?:you are now|act as|pretend to be|new instructions?|system prompt|developer message)\b/i,
  /\b(?:report|say|write|print|answer|claim|respond)\b[^.\n]{0,30}\b(?:instead|only|exactly)\b/i,
  /<\|[^|]{0,40}\|>|\[\/?INST\]|<<\/?SYS>>|<\/?(?:system|assistant|user)>|^\s*#{0,6}\s*(?:system|assistant|user)\s*:/im,
];

/** True for text that reads like an order to a model rather than like data. */
export function readsLikeInstruction(text: string): boolean {
  return commands.some((pattern) => pattern.test(text));
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

/**
 * The same registry with nothing in it that could give a model orders: a fact whose text reads like an instruction is withheld everywhere,
 * and named in a problem. Texts are single lines without template marks.
 */
export function withoutInstructions(registry: FactRegistry): {
  readonly registry: FactRegistry;
  readonly problems: readonly Problem[];
} {
  const problems: Problem[] = [];
  const facts = registry.facts.map((fact): Fact => {
    if (fact.value !== undefined && fact.subject === undefined) return fact;
    const suspicious = [fact.text, fact.subject ?? ""].some(readsLikeInstruction);
    if (!suspicious) return { ...fact, text: promptLine(fact.text) };
    const [source] = fact.sources;
    problems.push({
      file: source?.file ?? "",
      ...(source?.row === undefined ? {} : { row: source.row }),
      severity: "warning",
      code: "instruction-like",
      message: `${source?.file ?? "A file"} holds a name that reads like an instruction to a model (${JSON.stringify(promptLine(fact.subject ?? fact.text, 80))}): it is withheld from prompts and report; rename it in the file.`,
    });
    const withheld = "(name withheld)";
    const subject = fact.subject === undefined ? {} : { subject: withheld };
    return { ...fact, ...subject, text: fact.value === undefined ? withheld : promptLine(fact.text) };
  });
  return { registry: { ...registry, facts }, problems };
}
