/**
 * Text that may stand on a terminal: names and words from files or models cannot move the cursor, change colours or turn the
 * direction of what follows. Line ends and tabs stay.
 */
export function printable(text: string): string {
  return text.replaceAll(
    /[^\P{Cc}\n\t]|[\p{Cf}\u2028\u2029]/gu,
    (mark) => `\\u${mark.codePointAt(0)!.toString(16).padStart(4, "0")}`,
  );
}
