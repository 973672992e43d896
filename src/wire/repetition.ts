/** Ollama ends a stream where one token would come again more often than this. */
const mostRepeats = 30;

/** Counts copies of one token as Ollama does: white space around it does not matter. */
export interface RepeatCount {
  readonly add: (token: string) => void;
  /** How often the last token came again without a break. */
  readonly count: () => number;
}

/** A count for the tokens of one stream; white space at its start counts as coming again. */
export function countRepeats(): RepeatCount {
  let last = "";
  let count = 0;
  return {
    add: (token) => {
      const text = token.trim();
      count = text === last ? count + 1 : 0;
      last = text;
    },
    count: () => count,
  };
}

/**
 * True when a stream that has no final record was broken off by the server because of its repetition: the next copy of the token would
 * have been one too many, or the text ends in a loop, of white space too.
 */
export function isBrokenOff(repeats: number, ...texts: readonly string[]): boolean {
  return repeats >= mostRepeats || texts.some((text) => isRepeating(text) || endsInLoop(text));
}

/** A text that ends in this many copies of one piece is repeating. */
const leastCopies = 10;
const longestPiece = 200;

/**
 * True when the text ends in ten or more copies of the same piece of up to 200 characters, white space included, and the
 * copies make up at least 100 characters: a model that is caught in a loop.
 */
export function isRepeating(text: string): boolean {
  return endsInLoop(text.trimEnd());
}

function endsInLoop(end: string): boolean {
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
