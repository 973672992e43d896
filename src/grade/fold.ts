/** Marks of no width that stand in texts unseen. */
const unseen = /[\u200B\u2060\uFEFF\u00AD]/gu;

/** A text as texts are compared: composed characters and one kind of line break; case and runs of space only where asked. */
export function folded(text: string, { ignoreCase = false, ignoreSpace = false }: Folding = {}): string {
  let same = text.normalize("NFC").replaceAll(/\r\n?/g, "\n");
  if (ignoreCase) same = same.toLowerCase().replaceAll("ς", "σ").normalize("NFC");
  if (ignoreSpace) same = same.replaceAll(unseen, "").replaceAll(/\s+/gu, " ");
  return same.trim();
}

export interface Folding {
  readonly ignoreCase?: boolean;
  readonly ignoreSpace?: boolean;
}
