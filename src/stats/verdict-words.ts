import type { Shift } from "./hodges-lehmann";
import type { JudgedCode } from "./verdict-code";
import type { VerdictNumbers, VerdictOptions } from "./verdict-types";
import { counted, percent, plainNumber, pText, roughPercent } from "./words";

/** How a size is said, of a time, a rate or a plain difference: the parts that the fixed sentences are made of. */
export interface SizeWords {
  /** "takes 7.6 % less". */
  readonly size: string;
  /** "6.5 to 9.2 %", the near end first. */
  readonly span: string;
  /** What follows the span where it stands alone: " less". */
  readonly way: string;
  /** Puts the span beside the size: in brackets, or after a comma where the size ends with some. */
  readonly beside: (text: string) => string;
  /** "3 % faster to 8 % slower". */
  readonly range: string;
}

const leads: Readonly<Record<JudgedCode, string>> = {
  faster: "faster",
  slower: "slower",
  equivalent: "no practical difference",
  small: "small difference",
  "faster-by-open": "faster, by how much is open",
  "slower-by-open": "slower, by how much is open",
  inconclusive: "inconclusive",
};

/** One to five words for a badge, with which its sentence begins. */
export function verdictWord(code: JudgedCode): string {
  return leads[code];
}

/** What n of a verdict counts, as it is printed after "n = ": "6 + 6" calls, or "10 prompts" where it is paired. */
export function countWords({ n, paired }: Pick<VerdictNumbers, "n" | "paired">): string {
  return paired === undefined ? n.join(" + ") : counted(paired.pairs, paired.by);
}

/** "14 more runs a side", or "14 more prompts" where the verdict is paired. */
export function moreWords(more: number, { paired }: Pick<VerdictNumbers, "paired">): string {
  const { by } = paired ?? { by: "run" };
  return `${more} more ${by}${more === 1 ? "" : "s"}${paired === undefined ? " a side" : ""}`;
}

/** The fixed sentence of a case. */
export function verdictSentence(
  code: JudgedCode,
  words: SizeWords,
  given: Pick<VerdictNumbers, "n" | "p" | "paired"> & { readonly margin: number },
  more: number | null,
): string {
  const { size, span, way, range, beside } = words;
  const lead = leads[code];
  if (code === "equivalent") return `${lead} (within ±${percent(given.margin)} %)`;
  if (code === "small") return `${lead}: ${size}${beside(span)}`;
  if (code === "faster-by-open" || code === "slower-by-open") return `${lead}: ${size}, anything from ${span}`;
  if (code === "inconclusive") {
    const kind = given.paired === undefined ? "runs" : `${given.paired.by}s`;
    const end =
      more === null ? `more ${kind} of this kind may not decide` : `about ${moreWords(more, given)} would decide`;
    return `${lead}: the data fit anything from ${range}; ${end}`;
  }
  return `${lead}: ${size}${beside(`95 % interval ${span}${way}`)}, ${pText(given.p!)}, n = ${countWords(given)}`;
}

/** A ratio of times: "takes 7.6 % less". */
export function timeWords({ estimate, low, high }: Shift): SizeWords {
  const less = estimate < 1;
  const way = less ? "less" : "more";
  const [near, far] = less ? [1 - high, 1 - low] : [low - 1, high - 1];
  const upper = Number.isFinite(high) ? `${roughPercent(high - 1)} % slower` : "slower without limit";
  return {
    size: Number.isFinite(estimate) ? `takes ${percent(estimate - 1)} % ${way}` : "takes more without limit",
    span: spanWords(near, far),
    way: Number.isFinite(far) ? ` ${way}` : "",
    beside: inBrackets,
    range: `${roughPercent(1 - low)} % faster to ${upper}`,
  };
}

/**
 * A ratio of rates, given as that of times: "7.6 % fewer tokens/s (42.1 → 38.8)", the two medians in brackets. A ratio within pairs is not that of
 * the medians, which are then not given.
 */
export function rateWords(
  { estimate, low, high }: Shift,
  unit: string | undefined,
  medians: readonly [baseline: number, candidate: number] | undefined,
): SizeWords {
  const more = estimate < 1;
  const what = unit === undefined ? "" : ` ${unit}`;
  const way = more ? "more" : "fewer";
  const [near, far] = more ? [1 / high - 1, 1 / low - 1] : [1 - 1 / low, 1 - 1 / high];
  const share = 1 / estimate - 1;
  const arrow = medians?.every(Number.isFinite)
    ? ` (${medians.map((value) => plainNumber(value, 3)).join(" → ")})`
    : "";
  const most = 1 / low - 1;
  const upper = Number.isFinite(most) ? `${roughPercent(most)} % more` : "more without limit";
  return {
    size: Number.isFinite(share) ? `${percent(share)} % ${way}${what}${arrow}` : `more${what} without limit`,
    span: spanWords(near, far),
    way: Number.isFinite(far) ? ` ${way}` : "",
    beside: (text) => (arrow === "" ? inBrackets(text) : `, ${text}`),
    range: `${upper} to ${roughPercent(1 - 1 / high)} % fewer${what}`,
  };
}

/** A difference in the metric's own unit: "12.5 ms less". */
export function differenceWords(
  { estimate, low, high }: Shift,
  { unit, betterIs }: Pick<VerdictOptions, "unit" | "betterIs">,
): SizeWords {
  const amount = (value: number): string =>
    Number.isFinite(value)
      ? `${plainNumber(Math.abs(value))}${unit === undefined ? "" : ` ${unit}`} ${value < 0 ? "less" : "more"}`
      : "without limit";
  const span = `${amount(low)} to ${amount(high)}`;
  return {
    size: amount(estimate),
    span,
    way: "",
    beside: inBrackets,
    range: betterIs === "lower" ? span : `${amount(high)} to ${amount(low)}`,
  };
}

const inBrackets = (text: string): string => ` (${text})`;

function spanWords(near: number, far: number): string {
  if (!Number.isFinite(near)) return "without limit";
  return Number.isFinite(far) ? `${percent(near)} to ${percent(far)} %` : `${percent(near)} % to no limit`;
}

/** What a verdict rests on: real confidence, direction, calls left out, order, size of the family. */
export function footnotesOf(options: VerdictOptions, shift: Shift | null): readonly string[] {
  const lines: string[] = [];
  if (shift) {
    const how = shift.method === "exact" ? "covers exactly" : "covers about";
    lines.push(`The 95 % interval ${how} ${(shift.confidence * 100).toFixed(1)} %.`);
  }
  if (options.betterIs === "higher") lines.push("Judged as time per unit of work, so that less is better.");
  if (options.excluded?.length) lines.push(`Left out: ${options.excluded.join(", ")}.`);
  if (options.order !== undefined) lines.push(`Order of runs: ${options.order}.`);
  if ((options.familySize ?? 1) > 1) lines.push(`One of ${options.familySize!} comparisons.`);
  return lines;
}
