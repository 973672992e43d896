/** The text with each half of a surrogate pair, which no encoding can write, as the replacement character U+FFFD. */
export function wellFormed(text: string): string {
  return text.replaceAll(/\p{Surrogate}/gu, "\ufffd");
}
