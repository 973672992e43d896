/** What `JSON.parse` does not tell: how deep a text nests, and whether an object names a key twice. */
export interface JsonLayout {
  readonly depth: number;
  readonly offset: number;
  readonly duplicateKey?: string;
}

/** One pass over the text that jumps from string to string; stops at `maxDepth`. The text need not be valid. */
export function jsonLayout(text: string, maxDepth: number): JsonLayout {
  const structure = /["[\]{}]/g;
  const keys: (Set<string> | null)[] = [];
  let depth = 0;
  let deepest = 0;
  let duplicateKey: string | undefined;
  while (structure.test(text)) {
    const at = structure.lastIndex - 1;
    const character = text.charCodeAt(at);
    if (character === 0x22) {
      const end = endOfString(text, at);
      if (end < 0) break;
      structure.lastIndex = end + 1;
      const set = keys[depth - 1];
      if (set != null && isKey(text, end + 1)) {
        const key = text.slice(at + 1, end);
        if (set.has(key)) duplicateKey ??= key;
        else set.add(key);
      }
    } else if (character === 0x7b || character === 0x5b) {
      keys[depth] = character === 0x7b ? new Set() : null;
      depth += 1;
      if (depth > deepest) deepest = depth;
      if (depth > maxDepth) return { depth, offset: at };
    } else if (depth > 0) depth -= 1;
  }
  return duplicateKey === undefined ? { depth: deepest, offset: 0 } : { depth: deepest, offset: 0, duplicateKey };
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
