/** The text with half a surrogate pair, which no encoding can write, as the replacement character. */
export function wellFormed(text: string): string {
  return text.replaceAll(/\p{Surrogate}/gu, "\ufffd");
}
