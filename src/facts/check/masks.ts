import { codeBlocks } from "./code";
import { listNumbers } from "./list-numbers";
import { nameAfter, nameBefore } from "./name-shapes";
import { references } from "./references";
import type { Mask, PrintedNumber } from "./types";

const months =
  "(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sep(?:t(?:ember)?)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)";
const extensions =
  "csv|tsv|jsonl?|md|markdown|ipynb|txt|html?|ya?ml|toml|gguf|safetensors|parquet|py|rs|ts|js|log|xml|pdf|png|svg";

/** What holds digits and claims nothing, wherever it stands. */
const always: readonly (readonly [what: string, pattern: RegExp])[] = [
  ["date", /\b\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?\b/g],
  ["date", /\b(?:\d{1,2}[/.]){2}\d{4}\b/g],
  ["date", new RegExp(String.raw`\b${months}\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4}\b`, "g")],
  ["date", new RegExp(String.raw`\b(?:\d{1,2}(?:st|nd|rd|th)?\s+)?${months}\.?,?\s+(?:19|20)\d{2}\b`, "g")],
  ["time", /(?:(?<=\bat\s)|(?<=\d{4}-\d{2}-\d{2},?\s)|(?<=(?:19|20)\d{2},?\s))\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\b/g],
  ["time", /\b\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?=(?:\s?(?:to|and|[-–])\s?\d{1,2}:\d{2})?\s?(?:UTC|GMT|Z)\b)/g],
  ["version", /\bv\d+(?:\.\d+)+\b|\b\d+\.\d+\.\d+(?:\.\d+){0,20}(?:-[a-z0-9.]{1,60})?\b/g],
  ["version", /\b(?:version|Rust|Python|Node(?:\.js)?|CUDA|PyTorch|Ollama|TypeScript)\s+v?\d+(?:\.\d+)*\b/gi],
  ["file name", new RegExp(String.raw`[\w./\\-]{0,200}\w\.(?:${extensions})\b`, "g")],
  ["path", /(?:[\w.-]{1,100}\/){2,20}[\w.-]{1,100}/g],
  ["id", /\b(?:sha256:)?(?=[0-9a-f]*[a-f])(?=[0-9a-f]*\d)[0-9a-f]{8,}\b/g],
  ["id", /\{\{\s*f\d+\s*\}\}|\[f\d+\]|\bf\d{1,3}\b/g],
  ["confidence", /\b9[059](?:\.\d)?\s?(?:%|percent)(?=\s+(?:confidence|CI\b|intervals?|statements?))/gi],
  ["model name", /\b[a-z][\w.-]{0,100}:(?=[\w.-]{0,100}[a-z])[\w.-]{0,100}\w\b/gi],
  ["reference", references],
  ["run", /\bruns?\s+#?\d+\b(?!\s*(?:%|×))/gi],
  ["ordinal", /\b\d+(?:st|nd|rd|th)\b/g],
  ["model size", /(?<=["“‘'])\d+(?:\.\d+)?[mMbBkK](?=["”’'])/g],
  ["model size", /\b\d+(?:\.\d+)?[bB]\b(?!\s+tokens)/g],
  ["model size", /\b\d+(?:\.\d+)?[mM]\b(?=\s+(?:model|variant|parameter|gemma|llama|version))/gi],
];

/** Bare numbers in these are names or numbers of things; a number with a unit is a claim even there. */
const unlessUnit: readonly (readonly [what: string, pattern: RegExp])[] = [
  ["code", /`[^`\n]+`/g],
  ["heading", /^[ \t]{0,3}#{1,6}[ \t][^\n]*$/gm],
];

/** Ranges of a plain text whose digits claim nothing: names of the registry, dates, versions, files, list numbers. */
export function findMasks(
  text: string,
  names: readonly string[],
): { readonly always: readonly Mask[]; readonly unlessUnit: readonly Mask[] } {
  const find = (rules: typeof always): Mask[] =>
    rules.flatMap(([what, pattern]) =>
      [...text.matchAll(pattern)].map((match) => ({ start: match.index, end: match.index + match[0].length, what })),
    );
  return {
    always: [...namesIn(text, names), ...find(always), ...listNumbers(text)],
    unlessUnit: [...codeBlocks(text), ...find(unlessUnit)],
  };
}

/** Where the names stand, the longest first, as whole words. */
export function namesIn(text: string, names: readonly string[]): readonly Mask[] {
  const lower = text.toLowerCase();
  const found: Mask[] = [];
  for (const name of [...names].sort((a, b) => b.length - a.length)) {
    const wanted = name.toLowerCase();
    if (wanted === "") continue;
    for (let start = lower.indexOf(wanted); start >= 0; start = lower.indexOf(wanted, start + 1)) {
      const end = start + wanted.length;
      const whole =
        !/[\p{L}\p{N}_]$/u.test(text.slice(Math.max(0, start - 1), start)) &&
        !/^[\p{L}\p{N}_]/u.test(text.slice(end, end + 1));
      if (whole && !found.some((each) => start < each.end && each.start < end)) found.push({ start, end, what: name });
    }
  }
  return found;
}

/** Why a number claims nothing; undefined where it claims something. */
export function maskOf(number: PrintedNumber, text: string, masks: ReturnType<typeof findMasks>): string | undefined {
  const inside = (each: Mask): boolean => each.start <= number.start && number.end <= each.end;
  const fixed = masks.always.find((each) => inside(each) && (number.unitEnd <= each.end || number.unit === undefined));
  if (fixed) return fixed.what;
  if (number.word && /^\s*-\p{L}/u.test(text.slice(number.end, number.end + 3))) return "word";
  if (number.unit !== undefined) return undefined;
  if (!number.word && nameBefore(text, number.start)) return "name";
  if (!number.word && number.scale === 1 && nameAfter(text, number.end)) return "name";
  return masks.unlessUnit.find(inside)?.what;
}
