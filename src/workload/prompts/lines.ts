import type { Found } from "./types";

/** How prompts of a plain text are told apart. */
export type TextSplit = "lines" | "blank-lines" | "whole";

const words: Readonly<Record<TextSplit, string>> = {
  lines: "one prompt a line",
  "blank-lines": "prompts parted by blank lines",
  whole: "the whole text as one prompt",
};

/** Prompts of a plain text: by default each line that is not blank is one, without the spaces around it. */
export function readLines(text: string, split: TextSplit = "lines"): Found {
  const lines = text.split(/\r\n|\r|\n/);
  const starts = split === "lines" ? lines.map((_, index) => [index, index + 1] as const) : blocksOf(lines, split);
  const items = starts.flatMap(([from, to]) => {
    const prompt = lines.slice(from, to).join("\n").trim();
    return prompt === "" ? [] : [{ at: `line ${from + 1}`, prompt, checks: [] }];
  });
  return { items, problems: [], reading: words[split] };
}

/** First line and end of each block of lines that no blank line parts. */
function blocksOf(lines: readonly string[], split: TextSplit): readonly (readonly [number, number])[] {
  if (split === "whole") return [[0, lines.length]];
  const blocks: [number, number][] = [];
  lines.forEach((line, index) => {
    if (line.trim() === "") return;
    const last = blocks.at(-1);
    if (last?.[1] === index) last[1] = index + 1;
    else blocks.push([index, index + 1]);
  });
  return blocks;
}
