import type { Mask } from "./types";

const fence = /^[ \t]*(`{3,}|~{3,})[ \t]*([\w+-]*)[^\n]*$/;
/** Languages whose blocks are code, and no text or table that somebody put into a block. */
const languages =
  /^(?:sh|bash|zsh|shell|console|powershell|js|javascript|ts|typescript|json|jsonl|ya?ml|toml|ini|py|python|rust|rs|go|c|cpp|java|sql|html|css|xml|diff|dockerfile|makefile|njk)$/i;
/** A line that is code, whatever the block says of itself. */
const codeLine = /^\s*(?:\$|>|#!|\/\/|--?\w)|[{};]\s*$|\w\s*(?:=|:=|\()\s*\S|^\s*["'][\w-]+["']\s*:/;

/**
 * Code in fenced blocks: whole blocks of a language, and single lines that look like code in blocks of none. What else stands in a block, such as a
 * table, is read like any other text.
 */
export function codeBlocks(text: string): readonly Mask[] {
  const found: Mask[] = [];
  let open: { readonly mark: string; readonly isCode: boolean; readonly start: number } | undefined;
  let offset = 0;
  for (const line of text.split("\n")) {
    const [start, end] = [offset, offset + line.length];
    offset = end + 1;
    const mark = fence.exec(line);
    if (open === undefined) {
      if (mark) open = { mark: mark[1]!, isCode: languages.test(mark[2]!), start };
    } else if (mark?.[1]!.startsWith(open.mark) === true && mark[2] === "") {
      if (open.isCode) found.push({ start: open.start, end, what: "code" });
      open = undefined;
    } else if (!open.isCode && codeLine.test(line)) found.push({ start, end, what: "code" });
  }
  return found;
}
