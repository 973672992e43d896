const beyondAscii = /[\p{L}\p{N}]/u;

/**
 * Whether a character is a letter or a digit of any script; false where there is none. Most are ASCII, and need no table of all letters:
 * building it takes longer than most files.
 */
export function isAlphanumeric(character: string | undefined): boolean {
  if (character === undefined) return false;
  const code = character.charCodeAt(0);
  if (code >= 0x80) return beyondAscii.test(character);
  return (code >= 0x30 && code <= 0x39) || ((code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a);
}
