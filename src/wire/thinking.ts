const opening = /^\s*<think>\s*/;
const closing = /<\/think>\s*/;

/**
 * Thoughts between tags at the start of a text, and where the answer begins after them; white space next to a tag belongs to it, as where
 * Ollama itself takes the thoughts out. Thoughts that have no end are all there is.
 */
export function splitThinking(text: string): { readonly thinking: string; readonly from: number } {
  const start = opening.exec(text)?.[0].length;
  if (start === undefined) return { thinking: "", from: 0 };
  const end = closing.exec(text.slice(start));
  if (end === null) return { thinking: text.slice(start), from: text.length };
  return { thinking: text.slice(start, start + end.index), from: start + end.index + end[0].length };
}
