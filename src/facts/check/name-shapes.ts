/** Words that a number may be glued to by mistake: they make no name of it. */
const noName = /(?<![\p{L}\d])(?:is|was|were|are|of|to|by|at|in|and|the|about|only|all|took|calls|files|failed)$/iu;

/** Whether what stands right before a number makes it part of a name: "llama3", "num_9", "gpt-4". A lone underscore is emphasis. */
export function nameBefore(text: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - 12), start);
  return /(?:\p{L}|[\p{L}\d]_|[\p{L}\d_][-.]|\p{L}\[)$/u.test(before) && !noName.test(before);
}

/** Whether what stands right behind a number makes it part of a name: "4bit", "8x7b", "3D", "20251004_runs". */
export function nameAfter(text: string, end: number): boolean {
  if (/^_\p{Ll}/u.test(text.slice(end, end + 2))) return /\d{6}$/.test(text.slice(0, end).slice(-6));
  return /^(?:_[\p{L}\d]|[a-fxX]{1,2}\d|(?:bits?|D|o|Ti)(?![\p{L}\d]))/u.test(text.slice(end, end + 8));
}

/** Letters glued to a number that make no name of it: a unit that nobody knows, such as in "9days". */
export function gluedUnit(text: string, start: number, end: number): string | undefined {
  if (nameBefore(text, start) || nameAfter(text, end)) return undefined;
  return /^\p{L}+/u.exec(text.slice(end, end + 40))?.[0];
}
