import type { Mask } from "./types";

const item = /^[ \t>]*(?:[-*+]\s+)?(?:\*\*|__)?(\d{1,3})(?:\.\d{1,2})*[.)](?=\s|\*\*|$)/;

/**
 * The numbers of list items. A line of a paragraph that was wrapped can begin with a number too: an item begins the text, follows a blank
 * line, a heading or a sentence that is over, or is the next of its list. "1." may begin a list anywhere, as in Markdown.
 */
export function listNumbers(text: string): readonly Mask[] {
  const found: Mask[] = [];
  let offset = 0;
  let before = "";
  let last = 0;
  for (const line of text.split("\n")) {
    const match = item.exec(line);
    if (match) {
      const [number, bullet] = [Number(match[1]), /^[ \t>]*[-*+]\s/.test(line)];
      if (closed(before) || bullet || number === 1 || number === last + 1) {
        found.push({ start: offset, end: offset + match[0].length, what: "list number" });
        last = number;
      }
    }
    offset += line.length + 1;
    before = line;
  }
  return found;
}

/** Whether the sentence of a line does not go on in the next. */
function closed(line: string): boolean {
  return line.trim() === "" || /^\s{0,3}#{1,6}\s|[.!?:;|]["”')*_]*\s*$|\*\*\s*$/.test(line);
}
