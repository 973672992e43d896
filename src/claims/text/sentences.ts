const abbreviation = /(?:\b(?:e\.g|i\.e|vs|approx|ca|cf|etc|no|fig|resp|avg)\.|^\s*\d+\.)$/i;
const stop = /[.!?]["”')*_]*\s+(?=["“'(*_]*[\p{L}\d])/gu;

/** Sentences of a stretch of plain text, in order, as offsets. */
export function sentencesOf(
  text: string,
  start: number,
  end: number,
): readonly { readonly start: number; readonly end: number }[] {
  const own = text.slice(start, end);
  const found: { start: number; end: number }[] = [];
  let from = 0;
  for (const match of own.matchAll(stop)) {
    if (abbreviation.test(own.slice(Math.max(from, match.index - 12), match.index + 1))) continue;
    const to = match.index + match[0].length;
    found.push({ start: start + from, end: start + to });
    from = to;
  }
  if (own.slice(from).trim() !== "") found.push({ start: start + from, end });
  return found;
}
