type Spelling = readonly [unit: string, pattern: string];

/** How units are written; the first that fits counts. Those of one quantity convert into one another by `inUnit`. */
const spellings: readonly Spelling[] = [
  ["ms/token", String.raw`(?:ms|milliseconds?)\s?(?:/|per)\s?tok(?:en)?s?\b`],
  ["s/token", String.raw`(?:s|sec|seconds?)\s?(?:/|per)\s?tok(?:en)?s?\b`],
  ["tokens/s", String.raw`(?:tokens?|toks?|t)\s?(?:/|per|a)\s?(?:s|sec|seconds?)\b|tps\b`],
  ["tokens", String.raw`(?:tokens?|toks?)\b`],
  ["%", String.raw`%|percent\b|per cent\b|pct\b|percentage points?\b`],
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
  ["KB", String.raw`[kK]B\b|kilobytes?\b`],
  ["MB", String.raw`MB\b|megabytes?\b`],
  ["GB", String.raw`GB\b|gigabytes?\b`],
  ["TB", String.raw`TB\b|terabytes?\b`],
  ["bytes", String.raw`bytes?\b`],
  ["Hz", String.raw`[kMG]?Hz\b`],
  ["W", String.raw`(?:W|watts?)\b`],
  ["ps", String.raw`(?:ps|picoseconds?)\b`],
  ["days", String.raw`(?:days?|d)\b`],
  ["weeks", String.raw`weeks?\b`],
  ["months", String.raw`months?\b`],
  ["years", String.raw`years?\b`],
  ["‰", String.raw`[‰‱]|per ?mille?\b`],
  ["cycles", String.raw`cycles?\b`],
  ["words", String.raw`words?\b`],
  ["characters", String.raw`(?:characters?|chars?|letters?)\b`],
  ["bits", String.raw`(?<=[ \u00a0])[kKMG]?bits?\b`],
  ["J", String.raw`(?:[km]?J|joules?)\b`],
  ["money", String.raw`[$€£¥]|(?:dollars?|euros?|cents?)\b`],
  ["°C", String.raw`°\s?C\b`],
];

/** A unit of a file that is none of those above: matched by its own name. */
const foreign = String.raw`(?:[A-Z]{2,6}(?:/s)?|[a-zA-Z]+/[a-z]+|tasks?/s|requests?/s)(?![\w])`;

const unitPattern = new RegExp(
  String.raw`^[ \u00a0]?(?:\*\*|__|[*_\`])?[ \u00a0-]?(?:${spellings.map(([, pattern], index) => `(?<u${index}>${pattern})`).join("|")}|(?<foreign>${foreign}))`,
);
const perPattern = /^\s?(?:\/|\bper\b|\ba(?=\s(?:second|minute|hour|day)\b))\s?([A-Za-z]+)/;
const wholeCall = new Set(["call", "calls", "request", "response", "prompt"]);

/** The unit that the text begins with, and how long it is; undefined where there is none. */
export function leadingUnit(text: string): { readonly unit: string; readonly length: number } | undefined {
  const match = unitPattern.exec(text);
  if (!match?.groups) return undefined;
  const index = spellings.findIndex((_, at) => match.groups![`u${at}`] !== undefined);
  const unit = index < 0 ? match.groups.foreign! : spellings[index]![0];
  if (index < 0 && /^(?:UTC|GMT|AM|PM|CSV|JSON|TTFT|GPU|CPU|API|AND|OR|OK|MD|LLM|LLMs)$/.test(unit)) return undefined;
  const length = match[0].length;
  const per = unit.includes("/") ? null : perPattern.exec(text.slice(length));
  if (!per || wholeCall.has(per[1]!.toLowerCase())) return { unit, length };
  return { unit: `${unit}/${per[1]!.toLowerCase()}`, length: length + per[0].length };
}

/** The unit in the brackets of a heading or label, such as "TTFT (ms)". */
export function bracketUnit(label: string): string | undefined {
  const inside = /\(([^)]{1,24})\)/.exec(label)?.[1];
  if (inside === undefined) return undefined;
  const found = leadingUnit(inside.trim());
  return found?.length === inside.trim().length ? found.unit : undefined;
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

/** A value in another unit: what may be printed for it. Empty where the units are of different quantities. */
export function inUnit(value: number, from: string, to: string): readonly number[] {
  if (from === to) return [value];
  if (from === "%" && to === "×") return [value / 100];
  if (from === "ratio" || from === "×") return to === "%" ? [value * 100] : to === "×" ? [value] : [];
  if (from === "tokens/s" && value > 0) {
    if (to === "ms/token") return [1000 / value];
    if (to === "s/token") return [1 / value];
  }
  const power = decimalOrBinary[to];
  if (from === "bytes" && power !== undefined) return [value / 1000 ** power, value / 1024 ** power];
  const factor = factors[to];
  return factor?.[0] === from ? [value * factor[1]] : [];
}
