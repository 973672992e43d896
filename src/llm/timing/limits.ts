/** How much of one answer is read: whoever answers, the memory that it takes here is bounded. */
export interface AnswerLimits {
  /** Everything that comes over the connection. */
  readonly bytes: number;
  /** One line of it. */
  readonly lineBytes: number;
  /** Lines of it, blank ones too. */
  readonly lines: number;
  /** Pieces that it comes in: an HTTP chunk is at least one. */
  readonly pieces: number;
}

/** Which limit was reached. */
export type LimitName = keyof AnswerLimits;

const mega = 1_000_000;

/** Of a stream of tokens: far more than a model writes within the time limits, whose final record may list a million tokens of context. */
export const streamLimits: AnswerLimits = { bytes: 64 * mega, lineBytes: 16 * mega, lines: 400_000, pieces: 800_000 };

/** Of an answer to a question about the server: 20,000 models have room. */
export const questionLimits: AnswerLimits = { bytes: 8 * mega, lineBytes: 8 * mega, lines: 200_000, pieces: 200_000 };

/** What was too much, to stand after "more than". */
export function limitText(name: LimitName, limits: AnswerLimits): string {
  if (name === "lines" || name === "pieces") return `${limits[name].toLocaleString("en-US")} ${name}`;
  return `${limits[name] / mega} MB${name === "lineBytes" ? " in one line" : ""}`;
}
