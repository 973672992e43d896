/** A text that ends in this many copies of one piece is repeating. */
const leastCopies = 10;
const longestPiece = 200;

/**
 * True when the text ends in ten or more copies of the same piece of up to 200 characters, white space included, and the
 * copies make up at least 100 characters: a model that is caught in a loop.
 */
export function isRepeating(text: string): boolean {
  const end = text.trimEnd();
  for (let length = 1; length <= longestPiece && length * leastCopies <= end.length; length += 1) {
    const copies = Math.max(leastCopies, Math.ceil(100 / length));
    if (length * copies > end.length) continue;
    const piece = end.slice(-length);
    let same = 1;
    while (same < copies && end.slice(-length * (same + 1), -length * same) === piece) same += 1;
    if (same === copies) return true;
  }
  return false;
}
