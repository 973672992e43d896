type Spelling = readonly [unit: string, pattern: string];

/** How units are written; the first that fits counts. */
const spellings: readonly Spelling[] = [
  ["ms/token", String.raw`(?:ms|milliseconds?)\s?(?:/|per)\s?tok(?:en)?s?\b`],
  ["s/token", String.raw`(?:s|sec|seconds?)\s?(?:/|per)\s?tok(?:en)?s?\b`],
  ["tokens/s", String.raw`(?:tokens?|toks?|t)\s?(?:/|per|a|each)\s?(?:s|sec|seconds?)\b|tps\b`],
  ["tokens/min", String.raw`(?:tokens?|toks?)\s?(?:/|per|a)\s?(?:min|minute)\b`],
  ["tokens", String.raw`(?:tokens?|toks?)\b`],
  ["points", String.raw`(?:percentage|percent) points?\b|pp\b`],
  ["%", String.raw`%|percent\b|per cent\b|pct\b`],
  ["×", String.raw`×|[xX]\b(?![-_]?\d)|times\b|-?fold\b`],
  ["ns", String.raw`(?:ns|nanoseconds?)\b`],
  ["µs", String.raw`(?:[µμ]s|us|microseconds?)\b`],
  ["ms", String.raw`(?:ms|msecs?|milliseconds?)\b`],
  ["s", String.raw`(?:s|secs?|seconds?)\b`],
  ["min", String.raw`(?:mins?|minutes?)\b`],
  ["h", String.raw`(?:h|hrs?|hours?)\b`],
  ["KiB", String.raw`KiB\b`],
  ["MiB", String.raw`MiB\b`],
  ["GiB", String.raw`GiB\b`],
  ["KB", String.raw`[kK]B\b`],
  ["MB", String.raw`MB\b|megabytes?\b`],
  ["GB", String.raw`GB\b|gigabytes?\b`],
  ["TB", String.raw`TB\b|terabytes?\b`],
  ["bytes", String.raw`bytes?\b`],
];

const pattern = new RegExp(
  String.raw`[ \u00a0]?(?:${spellings.map(([, each], index) => `(?<u${index}>${each})`).join("|")})`,
  "y",
);

/** The unit that is written at a place of a text, after at most one space, and where it ends. */
export function unitAt(text: string, at: number): { readonly unit: string; readonly end: number } | undefined {
  pattern.lastIndex = at;
  const match = pattern.exec(text);
  if (!match) return undefined;
  const index = Object.entries(match.groups ?? {})
    .find(([, found]) => found !== undefined)![0]
    .slice(1);
  const own = { unit: spellings[Number(index)]![0], end: at + match[0].length };
  // "5 ms/request", "3 tokens per call": a rate that nobody knows.
  return /^\s?(?:\/|per\s)\s?\p{L}/u.test(text.slice(own.end, own.end + 6)) ? { ...own, unit: `${own.unit}/?` } : own;
}

/** A unit in the brackets of a heading or a label, such as "TTFT (ms)". */
export function bracketUnit(label: string): string | undefined {
  const inside = (/\(([^)]{1,24})\)/.exec(label) ?? /,\s*([^,]{1,24})$/.exec(label))?.[1]?.trim();
  const found = inside === undefined ? undefined : unitAt(inside, 0);
  return found?.end === inside?.length ? found?.unit : undefined;
}

const factors: Readonly<Record<string, readonly [from: string, factor: number]>> = {
  ns: ["ms", 1e6],
  µs: ["ms", 1e3],
  ms: ["ms", 1],
  s: ["ms", 1e-3],
  min: ["ms", 1 / 60e3],
  h: ["ms", 1 / 3600e3],
  bytes: ["bytes", 1],
  KiB: ["bytes", 1 / 1024],
  MiB: ["bytes", 1 / 1024 ** 2],
  GiB: ["bytes", 1 / 1024 ** 3],
};
const decimalOrBinary: Readonly<Record<string, number>> = { KB: 1, MB: 2, GB: 3, TB: 4 };

/** What a value is in another unit; more than one where people mean two things by it, none where the units are of different quantities. */
export function inUnit(value: number, from: string, to: string): readonly number[] {
  if (from === to) return [value];
  const power = decimalOrBinary[to];
  if (from === "bytes" && power !== undefined) return [value / 1000 ** power, value / 1024 ** power];
  if (from === "tokens/s" && value > 0) {
    if (to === "ms/token") return [1000 / value];
    if (to === "s/token") return [1 / value];
    if (to === "tokens/min") return [value * 60];
  }
  const factor = factors[to];
  return factor?.[0] === from ? [value * factor[1]] : [];
}

/** The unit that facts keep quantities of this unit in: "ms" for "s". */
export function baseUnit(unit: string): string {
  if (unit === "tokens/min" || unit === "ms/token" || unit === "s/token") return "tokens/s";
  return factors[unit]?.[0] ?? (decimalOrBinary[unit] === undefined ? unit : "bytes");
}
