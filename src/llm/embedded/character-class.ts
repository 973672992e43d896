import { UnsupportedSchema } from "./unsupported-schema";

/** Code points from one to another, both included. */
type Range = readonly [first: number, last: number];

const lastCodePoint = 0x10ffff;
/** Quote, backslash and control characters would end or break the JSON string; halves of surrogate pairs are no characters. */
const neverInText: readonly Range[] = [
  [0, 0x1f],
  [0x22, 0x22],
  [0x5c, 0x5c],
  [0xd800, 0xdfff],
];

const digits: readonly Range[] = [[0x30, 0x39]];
const wordCharacters: readonly Range[] = [...digits, [0x41, 0x5a], [0x5f, 0x5f], [0x61, 0x7a]];
const spaces: readonly Range[] = [
  [0x09, 0x0d],
  [0x20, 0x20],
  [0xa0, 0xa0],
  [0x1680, 0x1680],
  [0x2000, 0x200a],
  [0x2028, 0x2029],
  [0x202f, 0x202f],
  [0x205f, 0x205f],
  [0x3000, 0x3000],
  [0xfeff, 0xfeff],
];
const sets: Readonly<Record<string, readonly Range[]>> = {
  d: digits,
  D: complement(digits),
  w: wordCharacters,
  W: complement(wordCharacters),
  s: spaces,
  S: complement(spaces),
};
const controls: Readonly<Record<string, number>> = { 0: 0, b: 8, t: 9, n: 10, v: 11, f: 12, r: 13 };

/** One character of a class, or one escape. */
const item = /\\u\{([0-9a-fA-F]{1,6})\}|\\u([0-9a-fA-F]{4})|\\x([0-9a-fA-F]{2})|\\([^ux])|([^\\])/guy;

/**
 * Turns a regular expression's character class, such as `[^0-9"]`, into the class of llama.cpp's grammar that lets in the same
 * characters, less those that would break a JSON string.
 * @throws UnsupportedSchema when it is no valid class, or lets no character in
 */
export function grammarClass(group: string): string {
  const negated = group.startsWith("[^");
  const inside = readRanges(group.slice(negated ? 2 : 1, -1), group);
  const outside = negated ? inside : complement(inside);
  const allowed = complement([...outside, ...neverInText]);
  if (allowed.length === 0)
    throw new UnsupportedSchema(`the class ${group} of the pattern lets in no character that a JSON string may hold`);
  return `[${allowed.map(([first, last]) => (first === last ? escape(first) : `${escape(first)}-${escape(last)}`)).join("")}]`;
}

function readRanges(body: string, group: string): Range[] {
  const wrong = (why: string): never => {
    throw new UnsupportedSchema(`the class ${group} of the pattern ${why}`);
  };
  const items: (number | readonly Range[])[] = [];
  const dashes = new Set<number>();
  item.lastIndex = 0;
  while (item.lastIndex < body.length) {
    const match = item.exec(body);
    if (!match) return wrong("has an escape that cannot be enforced");
    const [, long, short, byte, letter, plain] = match;
    const hex = long ?? short ?? byte;
    if (hex !== undefined) {
      const codePoint = Number.parseInt(hex, 16);
      if (codePoint >= 0xd800 && codePoint <= 0xdfff) return wrong(`has half a character, \\u${hex}: write \\u{…}`);
      items.push(codePoint);
    } else if (plain !== undefined) {
      if (plain === "-") dashes.add(items.length);
      items.push(plain.codePointAt(0)!);
    } else if (letter! in sets) items.push(sets[letter!]!);
    else if (letter! in controls) items.push(controls[letter!]!);
    else if (/[\p{L}\p{N}]/u.test(letter!)) return wrong(`has the escape \\${letter}, which cannot be enforced`);
    else items.push(letter!.codePointAt(0)!);
  }
  const ranges: Range[] = [];
  for (let at = 0; at < items.length; at += 1) {
    const first = items[at]!;
    const last = items[at + 2];
    if (last !== undefined && dashes.has(at + 1)) {
      if (typeof first !== "number" || typeof last !== "number")
        return wrong("has a range that does not go between characters");
      if (first > last || last > lastCodePoint) return wrong("has a range that is out of order");
      ranges.push([first, last]);
      at += 2;
    } else if (typeof first !== "number") ranges.push(...first);
    else if (first > lastCodePoint) return wrong("has a character beyond U+10FFFF");
    else ranges.push([first, first]);
  }
  return ranges;
}

/** All code points that are in none of these ranges, in order. */
function complement(ranges: readonly Range[]): Range[] {
  const gaps: Range[] = [];
  let next = 0;
  for (const [first, last] of [...ranges].sort((a, b) => a[0] - b[0])) {
    if (first > next) gaps.push([next, first - 1]);
    next = Math.max(next, last + 1);
  }
  if (next <= lastCodePoint) gaps.push([next, lastCodePoint]);
  return gaps;
}

function escape(codePoint: number): string {
  const hex = (digitsOf: number): string => codePoint.toString(16).padStart(digitsOf, "0");
  if (codePoint <= 0xff) return `\\x${hex(2)}`;
  return codePoint <= 0xffff ? `\\u${hex(4)}` : `\\U${hex(8)}`;
}
