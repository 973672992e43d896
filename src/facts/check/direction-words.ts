/** Which way a word points: for the better or worse whatever the metric, or the metric's value up or down. */
export type Way = "better" | "worse" | "up" | "down";

const words: readonly (readonly [Way, string])[] = [
  ["better", "faster|quicker|better|improv\\w*|outperform\\w*|speed-?ups?|gains?"],
  ["worse", "slower|worse\\w*|degrad\\w*|regress\\w*|slowdowns?|underperform\\w*"],
  ["up", "higher|more|greater|increas\\w*|rises?|rose|larger|longer|raised?"],
  ["down", "lower\\w*|less|reduc\\w*|decreas\\w*|drop(?:s|ped)?|f[ae]lls?|smaller|shorter|cuts?|fewer"],
];
const all = words.map(([, pattern]) => pattern).join("|");

export const directionPattern = new RegExp(`\\b(?:${all})\\b`, "gi");

export function wayOf(word: string): Way {
  return words.find(([, pattern]) => new RegExp(`^(?:${pattern})$`, "i").test(word))![0];
}

/** The direction word that belongs to a number: right after its unit, else shortly before it. Offsets in the same text. */
export function wayNear(
  text: string,
  start: number,
  unitEnd: number,
  limit: number,
): { way: Way; start: number; end: number; takes: boolean } | undefined {
  const after = text.slice(unitEnd, Math.min(limit, unitEnd + 60));
  const range = /^\s*(?:to|and|–|-)\s*[\d.,]+\s*%?/.exec(after)?.[0] ?? "";
  const behind = new RegExp(
    `^(?:[\\s)*_(]|(?:as|in|of)\\b|TTFT\\b|throughput\\b)*(${all})\\b(?!\\s+(?:runs?|calls?|files?)\\b)`,
    "i",
  ).exec(after.slice(range.length));
  const takes = /\btakes?\b/i.test(text.slice(Math.max(0, start - 60), start)) || range !== "";
  if (behind) {
    const end = unitEnd + range.length + behind[0].length;
    return { way: wayOf(behind[1]!), start: end - behind[1]!.length, end, takes };
  }
  const before = text.slice(Math.max(0, start - 50), start);
  const ahead = new RegExp(
    `\\b(${all})\\b(?:[\\s:*_(+-]|(?:by|of|is|was|in|to|about|the|TTFT|throughput|time)\\b)*$`,
    "i",
  ).exec(before);
  if (!ahead) return undefined;
  const at = start - before.length + ahead.index;
  return { way: wayOf(ahead[1]!), start: at, end: at + ahead[1]!.length, takes };
}
