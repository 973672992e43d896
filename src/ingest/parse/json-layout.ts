/** What `JSON.parse` does not tell of a text. */
export interface JsonLayout {
  /** How deep it nests; more than `maxDepth` where it was given up there, at `offset`. */
  readonly depth: number;
  readonly offset: number;
  /** Keys of all objects; fewer in what was parsed where an object names one twice. */
  readonly keys: number;
}

/** One pass over the text that jumps from string to string; stops at `maxDepth`. The text need not be valid. */
export function jsonLayout(text: string, maxDepth: number): JsonLayout {
  const structure = /["[\]{}]/g;
  let keys = 0;
  let depth = 0;
  let deepest = 0;
  while (structure.test(text)) {
    const at = structure.lastIndex - 1;
    const character = text.charCodeAt(at);
    if (character === 0x22) {
      const end = endOfString(text, at);
      if (end < 0) break;
      structure.lastIndex = end + 1;
      if (isKey(text, end + 1)) keys += 1;
    } else if (character === 0x7b || character === 0x5b) {
      depth += 1;
      if (depth > deepest) deepest = depth;
      if (depth > maxDepth) return { depth, offset: at, keys };
    } else if (depth > 0) depth -= 1;
  }
  return { depth: deepest, offset: 0, keys };
}

/** The first key that an object of a valid text names twice. */
export function duplicateKey(text: string): string | undefined {
  const structure = /["[\]{}]/g;
  const open: (Set<string> | null)[] = [];
  while (structure.test(text)) {
    const at = structure.lastIndex - 1;
    const character = text[at]!;
    if (character === "{" || character === "[") open.push(character === "{" ? new Set() : null);
    else if (character !== '"') open.pop();
    else {
      const end = endOfString(text, at);
      structure.lastIndex = end + 1;
      const names = open.at(-1);
      if (names == null || !isKey(text, end + 1)) continue;
      const written = text.slice(at, end + 1);
      const key = written.includes("\\") ? (JSON.parse(written) as string) : written.slice(1, -1);
      if (names.has(key)) return key;
      names.add(key);
    }
  }
  return undefined;
}

function endOfString(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    let slashes = 0;
    while (text.charCodeAt(end - 1 - slashes) === 0x5c) slashes += 1;
    if (slashes % 2 === 0) return end;
  }
  return -1;
}

function isKey(text: string, from: number): boolean {
  let at = from;
  while (text.charCodeAt(at) <= 0x20) at += 1;
  return text.charCodeAt(at) === 0x3a;
}
