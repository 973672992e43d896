import { factLine } from "../../facts";
import type { Fact } from "../../records";
import type { Prompts } from "./prompts";
import type { Room } from "./room";
import { promptLine } from "./untrusted";

/** The prompts of one table of facts. */
export interface PromptKit {
  readonly room: Room;
  readonly analysis: () => string;
  /** @param analysis text of the analysis call: data, cut to its room, never followed */
  readonly report: (analysis: string) => string;
}

export function promptKit(prompts: Prompts, table: readonly Fact[], room: Room): PromptKit {
  const lines = table.map(factLine);
  const names = new Set(table.map(({ label }) => label));
  return {
    room,
    analysis: () => prompts.analysis.render({ lines }),
    report: (analysis) => prompts.report.render({ lines, analysis: asData(analysis, room.analysisCharacters, names) }),
  };
}

/**
 * A model's text inside of a prompt: one paragraph, no control tokens, no delimiters, cut at a sentence.
 * @param names of facts that the text may name in double braces; other braces are none
 */
export function asData(text: string, longest: number, names: ReadonlySet<string> = new Set()): string {
  const plain = text
    .replace(/<\|[^|]{0,40}\|>|<\/?(?:think|s)>|\[\/?INST\]/gi, " ")
    .replace(/\{\{([^{}\n]{1,200})\}\}/g, (other: string, name: string) =>
      names.has(name.trim()) ? `⟦${name.trim()}⟧` : other,
    );
  const line = promptLine(plain, Number.POSITIVE_INFINITY).replace(
    /⟦([^⟦⟧]{1,200})⟧/g,
    (other: string, name: string) => (names.has(name) ? `{{${name}}}` : other),
  );
  if (line === "") return "(no analysis was given)";
  if (line.length <= longest) return line;
  const cut = line.slice(0, longest);
  const end = Math.max(cut.lastIndexOf(". "), cut.lastIndexOf("! "), cut.lastIndexOf("? "));
  return end > longest / 3 ? cut.slice(0, end + 1) : `${cut.replace(/\S*$/, "").trimEnd()} …`;
}
