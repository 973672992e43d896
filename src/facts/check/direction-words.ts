/** Which way a word points: for the better or worse whatever the metric, or the metric's value up or down. */
export type Way = "better" | "worse" | "up" | "down";

const words: readonly (readonly [Way, string])[] = [
  [
    "better",
    "faster|quicker|better|improv\\w*|outperform\\w*|speed-?ups?|gain(?:s|ed)?|beats?|wins?|winners?|won|ahead|on top(?! of)|the edge",
  ],
  [
    "worse",
    "slower|worse\\w*|degrad\\w*|regress\\w*|slowdowns?|underperform\\w*|los(?:es?|t|ing)|lags?|lagged|lagging|behind",
  ],
  [
    "up",
    "higher|more|greater|increas\\w*|rises?|rose|larger|longer|raised?|above|exceed\\w*|gr[eo]w\\w*|climb\\w*|surg(?:es?|ed|ing)|soar\\w*|jump(?:s|ed)?|add(?:s|ed)?",
  ],
  [
    "down",
    "lower\\w*|less|reduc\\w*|decreas\\w*|drop(?:s|ped)?|f[ae]lls?|smaller|shorter|cuts?|fewer|below|s[iau]nk(?:s|ing)?|shr[iau]nk(?:s|ing)?|declin(?:es?|ed|ing)|plung(?:es?|ed)|plummet\\w*|sav(?:es?|ed)",
  ],
];
const all = words.map(([, pattern]) => pattern).join("|");

export const directionPattern = new RegExp(`\\b(?:${all})\\b`, "gi");

/** Words that say a direction only beside a number or a variant: "as shown above" says none. */
export const onlyBeside =
  /^(?:above|below|ahead|behind|add(?:s|ed)?|save[sd]?|gr[eo]w\w*|jump(?:s|ed)?|los(?:es?|t|ing)|declin\w*)$/i;

export function wayOf(word: string): Way {
  return words.find(([, pattern]) => new RegExp(`^(?:${pattern})$`, "i").test(word))![0];
}

/** A direction word beside a number. */
export interface NearWay {
  readonly way: Way;
  readonly start: number;
  readonly end: number;
  /** It is a time that something takes. */
  readonly takes: boolean;
  /** What stands between the word and the number. */
  readonly between: string;
}

/** The direction word that belongs to a number: right after its unit, else shortly before it. Offsets in the same text. */
export function wayNear(text: string, start: number, unitEnd: number, limit: number): NearWay | undefined {
  const after = text.slice(unitEnd, Math.min(limit, unitEnd + 60));
  const range = /^\s*(?:to|and|–|-)\s*[\d.,]+\s*%?/.exec(after)?.[0] ?? "";
  const behind = new RegExp(
    `^(?:[\\s)*_(]|(?:as|in|of)\\b|TTFT\\b|throughput\\b)*(${all})\\b(?!\\s+(?:runs?|calls?|files?)\\b)`,
    "i",
  ).exec(after.slice(range.length));
  const takes = /\btakes?\b/i.test(text.slice(Math.max(0, start - 60), start)) || range !== "";
  if (behind) {
    const end = unitEnd + range.length + behind[0].length;
    return { way: wayOf(behind[1]!), start: end - behind[1]!.length, end, takes, between: "" };
  }
  const before = text.slice(Math.max(0, start - 50), start);
  const ahead = new RegExp(
    `\\b(${all})\\b(?:(?:\\s+(?:of|than|over|against))?\\s+(?:the\\s+)?[\\w.:-]+(?:['’]s)?(?=\\s+by\\b))?(?:[\\s:*_(+-]|(?:by|of|is|was|in|to|about|a|an|factor|the|TTFT|throughput|time)\\b)*$`,
    "i",
  ).exec(before);
  if (!ahead) return undefined;
  const at = start - before.length + ahead.index;
  const end = at + ahead[1]!.length;
  return { way: wayOf(ahead[1]!), start: at, end, takes, between: text.slice(end, start) };
}
