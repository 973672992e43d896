/** A text up to so many characters is read at once; longer ones in pieces, so that the time grows with the length alone. */
const longest = 3000;
const shortest = 1000;

/** Places where a text may be cut, the better first: between paragraphs, lines, sentences, words. */
const cuts = [/\n[ \t]*\n/g, /\n/g, /[.!?]\s/g, /\s/g] as const;

/** Where the pieces of a text begin and end: each as long as can be, cut where the least is torn. */
export function pieces(text: string): readonly (readonly [start: number, end: number])[] {
  const found: (readonly [number, number])[] = [];
  let start = 0;
  while (text.length - start > longest) {
    const end = start + cutOf(text.slice(start + shortest, start + longest));
    found.push([start, end]);
    start = end;
  }
  return [...found, [start, text.length]];
}

/** Length of the piece whose last part, from the shortest to the longest that it may be, is given. */
function cutOf(part: string): number {
  for (const pattern of cuts) {
    const last = [...part.matchAll(pattern)].at(-1);
    if (last) return shortest + last.index + last[0].length;
  }
  // Never between the halves of a character.
  return longest - (/[\ud800-\udbff]$/.test(part) ? 1 : 0);
}
