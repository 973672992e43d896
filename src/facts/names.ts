/** Labels hold no digits, for a model reads them: what has some is named without them. */
export function nameWithoutDigits(name: string): string {
  return name.replace(/\d+/g, "·");
}
