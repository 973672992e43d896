import { marks } from "./plain-answer";
import { readingsOf } from "./number-readings";
import { unitAtStart } from "./units";
import type { Unit } from "./units";

/** A number that stands in an answer. */
export interface NumberToken {
  /** Where it begins and ends, sign, currency and unit included. */
  readonly at: number;
  readonly end: number;
  /** What it may mean, the likelier first. */
  readonly readings: readonly number[];
  readonly unit?: Unit;
  /** Stands after a word that denies it. */
  readonly denied: boolean;
  readonly bold: boolean;
  readonly boxed: boolean;
}

const magnitudes: Readonly<Record<string, number>> = {
  thousand: 1e3, tausend: 1e3, mille: 1e3, mil: 1e3, k: 1e3, K: 1e3, million: 1e6, millions: 1e6, millionen: 1e6, millones: 1e6, mio: 1e6, mn: 1e6,
  M: 1e6, billion: 1e9, billions: 1e9, bn: 1e9, B: 1e9, milliarden: 1e9, milliarde: 1e9, milliards: 1e9, mrd: 1e9, trillion: 1e12, trillions: 1e12, 万: 1e4, 亿: 1e8, dozen: 12,
}; // prettier-ignore
const currencies: Readonly<Record<string, string>> = {
  $: "$",
  US$: "$",
  "€": "€",
  "£": "£",
  "¥": "¥",
  "₹": "₹",
  EUR: "€",
  USD: "$",
  GBP: "£",
  CHF: "CHF",
};
const digits = String.raw`\d+(?:[.,]\d+)*(?:[\u2009'’_ ]\d{3}(?!\d)(?:[.,]\d+)?)*|\.\d+`;
const token = new RegExp(
  String.raw`(?<sign>[-+]\s?|minus\s|negative\s)?(?<currency>(?:US)?\$|€|£|¥|₹|(?:EUR|USD|GBP|CHF)\s)?\s?(?<sign2>-)?(?<number>${digits})` +
    String.raw`(?<power>\s?[eE][-+]?\d{1,4}(?![\p{L}\d])|\s?(?:×|x|\*|·)\s?10\s?\^\s?\(?[-+]?\d{1,4}\)?|\^\(?[-+]?\d{1,3}\)?)?(?<over>\s?\/\s?\d+(?:\.\d+)?(?!\s?\/)|\s\d{1,3}\/\d{1,3}(?!\d|\s?\/))?`,
  "giu",
);
const deniedBefore =
  /(?:\b(?:not|isn'?t|isn’t|wasn'?t|wasn’t|never|neither|nor|rather than|instead of|nicht|kein|keine|ne|pas|non|no es|no son|не)|≠|不是|ではなく)\s*(?:\S+\s+){0,2}$/iu;
/** Before a number, what makes it the number of something: "Step 2", "question 3". */
const labelBefore =
  /(?:\b(?:step|schritt|étape|paso|question|option|case|equation|figure|fig|line|row|part|method|round|chapter|page|section|item|table|problem|example|phase|note|version|v)\.?\s?|#)$/iu;

/** The numbers of a plain answer in order; those of a list's places, dates, versions and notes are none. */
export function numberTokens(text: string, decimalComma = false): readonly NumberToken[] {
  const comma = decimalComma || writesComma(text);
  const found: NumberToken[] = [];
  let place = 0;
  for (const match of text.matchAll(token)) {
    const { index: start } = match;
    const groups = match.groups!;
    const before = text.slice(0, start);
    const numberAt = start + match[0].indexOf(groups["number"]!);
    const previous = text.slice(0, numberAt).at(-1) ?? "";
    if (
      /[\p{L}_]/u.test(previous) &&
      !/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(previous) &&
      groups["currency"] === undefined &&
      !/minus\s|negative\s/i.test(groups["sign"] ?? "")
    )
      continue;
    const lineStart = before.slice(before.lastIndexOf("\n") + 1);
    const end = start + match[0].length;
    const after = text.slice(end);
    if (/^[ \t]*$/.test(lineStart) && /^[.)][ \t]+\S/.test(after) && Number(groups["number"]) === place + 1) {
      place += 1;
      continue;
    }
    if (isNoQuantity(before, after, match[0])) continue;
    found.push(...tokensOf(match, text, comma, lineStart));
  }
  return found;
}

/** Labels, times, dates, notes in brackets. */
function isNoQuantity(before: string, after: string, all: string): boolean {
  if (labelBefore.test(before.slice(-20)) && !/^#{4}/.test(before.slice(-5).trim())) return true;
  if (/\d\s?[:/]$/.test(before.slice(-3)) || /^:\d/.test(after) || /^\s?\/\s?\d/.test(after)) return true;
  if (/\d-$/.test(before.slice(-2)) && /^-\d/.test(after)) return true;
  return /\[$/.test(before.slice(-1)) && /^\]/.test(after) && /^\d{1,2}$/.test(all) && /\S/.test(before.slice(0, -1));
}

function tokensOf(match: RegExpExecArray, text: string, comma: boolean, lineStart: string): readonly NumberToken[] {
  const groups = match.groups!;
  const { index: start } = match;
  const written = groups["number"]!;
  const before = text.slice(0, start);
  const plain = readingsOf(written, comma);
  const fromEnd = start + match[0].length;
  const common = {
    denied: deniedBefore.test(before.slice(-40)),
    bold: before.lastIndexOf(marks.bold[0]) > before.lastIndexOf(marks.bold[1]),
    boxed: before.lastIndexOf(marks.boxed[0]) > before.lastIndexOf(marks.boxed[1]),
  };
  // "1,2,3" is a list; each of its numbers is one.
  if (plain.length === 0)
    return /^\d+(?:,\d+)+$/.test(written)
      ? written
          .split(",")
          .map((each, at) => ({ ...common, at: start + 2 * at, end: fromEnd, readings: [Number(each)] }))
      : [];
  const bullet = /^[ \t]*$/.test(lineStart) && /^-\s/.test(groups["sign"] ?? "");
  const signed =
    /^(?:-|minus|negative)/i.test(groups["sign"] ?? "") &&
    !bullet &&
    !/[\p{L}\p{N})%]\s?$/u.test(/^-/.test(groups["sign"]!) ? before : "");
  const negative = signed || groups["sign2"] === "-" ? -1 : 1;
  const [factor, skip] = magnitudeAt(text.slice(fromEnd));
  const readings = plain.map((value) => negative * withPower(value, groups["power"], groups["over"]) * factor);
  const rest = text.slice(fromEnd + skip);
  const space = /^[\s\uE000-\uE003-]{0,3}/.exec(rest)![0].length;
  const own = currencies[(groups["currency"] ?? "").trim().toUpperCase()];
  const named = unitAtStart(rest.slice(space));
  const unit = own === undefined ? named?.unit : unitAtStart(own)?.unit;
  const end = fromEnd + skip + (named === undefined ? 0 : space + named.length);
  const at = start + (match[0].length - match[0].trimStart().length);
  return [{ ...common, at, end, readings, ...(unit === undefined ? {} : { unit }) }];
}

function withPower(value: number, power: string | undefined, over: string | undefined): number {
  let all = value;
  const exponent = power === undefined ? undefined : /[-+]?\d+\)?$/.exec(power)![0].replace(")", "");
  if (exponent !== undefined)
    all = /^\s?\^/.test(power!) ? value ** Number(exponent) : Number(`${value}e${Number(exponent)}`);
  if (over === undefined) return all;
  const parts = over.split("/");
  // " 1/2" after a whole number is added to it.
  return parts[0]!.trim() === "" ? all / Number(parts[1]) : all + Number(parts[0]) / Number(parts[1]);
}

function magnitudeAt(after: string): readonly [factor: number, skip: number] {
  const found = /^([ -]?)(\p{L}+)\.?/u.exec(after);
  if (found === null) return [1, 0];
  const [all, gap, name] = found as unknown as readonly [string, string, string];
  // A letter alone is one only where it touches the number: "5k", and not "5 M".
  const known = Object.hasOwn(magnitudes, name)
    ? magnitudes[name]
    : name.length > 1
      ? magnitudes[name.toLowerCase()]
      : undefined;
  if (
    known === undefined ||
    (name.length === 1 && gap !== "" && name !== "万" && name !== "亿") ||
    (name === "mil" && gap === "")
  )
    return [1, 0];
  return [known, all.endsWith(".") ? all.length - 1 : all.length];
}

/** True where a number of the text has a comma that can only be a decimal one. */
function writesComma(text: string): boolean {
  return /(?<![\d.,])(?:\d+\.\d{3},\d+|\d+,(?:\d{1,2}|\d{4,}))(?![\d.,]*\d)/.test(text);
}
