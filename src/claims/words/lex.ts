import { nameAt } from "./names";
import type { NameTable } from "./names";
import { wordNumber } from "./number-words";
import { phraseAt } from "./phrases";
import { quantityAt } from "./quantities";
import type { Quantity, Token } from "./tokens";
import { unitAt } from "./units";

export interface Vocabulary {
  /** Of subjects and stages, and whole texts of facts. */
  readonly names: NameTable;
}

const skipped = /(?:[\s*`]|_+(?![\p{L}\p{N}])|(?<![\p{L}\p{N}])_+)+/uy;
const setting = /([A-Za-z]\w{0,40})[ \u00a0]?=[ \u00a0]?([\w.+-]{0,40}\w)/y;
const strangeName =
  /[\w./\\-]{0,80}\w\.(?:csv|tsv|jsonl?|md|markdown|ipynb|txt|html?|ya?ml|gguf|parquet|py|rs|ts|js|log)\b|[A-Za-z][\w.-]{0,60}:[\w.-]{0,60}\w|v?\d{1,6}(?:\.\d{1,6}){2,6}(?:[\w.-]{0,40}\w)?|\d{4}-\d{2}-\d{2}|\d+(?:\.\d+)?[BMKbm]\b|[A-Za-z]{1,40}\d(?:[\w.-]{0,60}\w)?|(?:[\w.-]{1,60}\/){2,12}[\w.-]{0,60}\w|\d{1,20}[\p{L}_][\w-]{0,60}/uy;
const thatIs = /(?:i\.e\.|e\.g\.)/iy;
const word = /\p{L}[\p{L}\p{M}\p{N}_]*/uy;
const possessive = /['’]s(?![\p{L}\p{N}])|['’](?=\s)/uy;
const apostrophe = /n['’]t(?![\p{L}])/uy;

/** Cuts a sentence into tokens, each character once, and gives each its meaning. Offsets are in the sentence; it stops after `most` tokens. */
export function lex(own: string, vocabulary: Vocabulary, most = Number.POSITIVE_INFINITY): readonly Token[] {
  const lower = own.replace(/\p{Lu}/gu, (each) =>
    each.toLowerCase().length === each.length ? each.toLowerCase() : each,
  );
  const tokens: Token[] = [];
  let at = 0;
  const sticky = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    return pattern.exec(own);
  };
  while (at < own.length && tokens.length <= most) {
    const space = sticky(skipped);
    if (space) {
      at += space[0].length;
      continue;
    }
    const token = next(own, lower, at, vocabulary, sticky);
    tokens.push(token);
    at = token.end;
    const tail = token.kind === "mark" ? null : sticky(possessive);
    if (tail) at += tail[0].length;
  }
  return tokens;
}

function next(
  text: string,
  lower: string,
  at: number,
  { names }: Vocabulary,
  sticky: (pattern: RegExp) => RegExpExecArray | null,
): Token {
  const upTo = (end: number): { start: number; end: number; text: string } => ({
    start: at,
    end,
    text: text.slice(at, end),
  });
  const named = nameAt(text, lower, at, names);
  if (named) return named;
  const aside = sticky(thatIs);
  if (aside) return { kind: "mark", ...upTo(at + aside[0].length) };
  const set = sticky(setting);
  if (set) {
    const [whole, name, value] = set as unknown as [string, string, string];
    const read = Number.isFinite(Number(value)) ? Number(value) : value;
    return { kind: "setting", name: name.toLowerCase(), value: read, ...upTo(at + whole.length) };
  }
  const quantity = quantityAt(text, at);
  if (quantity) return quantity;
  const name = sticky(strangeName);
  if (name) return { kind: "name", ...upTo(at + name[0].length) };
  const words = wordsFrom(lower, at);
  const first = words[0];
  if (first === undefined && text[at] === "%") return { kind: "unknown", ...upTo(at + 1) };
  if (first === undefined) return { kind: "mark", ...upTo(at + (text.codePointAt(at)! > 0xffff ? 2 : 1)) };
  const number = wordNumber(words.map(({ text: own }) => own));
  if (
    number &&
    !(
      number.words === 1 &&
      first.text === "one" &&
      !/^\s+(?:of|call|run|file|model|backend|variant|observation|duplicate|compilation|cold|measurement)/.test(
        lower.slice(first.end, first.end + 24),
      )
    )
  )
    return wordQuantity(text, at, words[number.words - 1]!.end, number);
  const phrase = phraseAt(words.map(({ text: own }) => own));
  if (phrase) return { kind: "word", ...phrase.meaning, ...upTo(words[phrase.words - 1]!.end) };
  return { kind: "unknown", ...upTo(first.end) };
}

function wordQuantity(
  text: string,
  start: number,
  wordsEnd: number,
  { value, factor, share }: { readonly value: number; readonly factor?: true; readonly share?: true },
): Quantity {
  const unit = factor || share ? undefined : unitAt(text, wordsEnd);
  const end = unit?.end ?? wordsEnd;
  const shown = share
    ? { value: 100 * value, unit: "%" }
    : { value, ...(factor ? { unit: "×" } : unit ? { unit: unit.unit } : {}) };
  return {
    kind: "quantity",
    start,
    end,
    text: text.slice(start, end),
    decimals: 0,
    scale: 1,
    sign: 0,
    word: true,
    ...shown,
  };
}

interface Raw {
  readonly text: string;
  readonly end: number;
}

/** Words from a place on, as far as a phrase may reach: joined by a blank or a hyphen. */
function wordsFrom(lower: string, at: number): readonly Raw[] {
  const found: Raw[] = [];
  let place = at;
  while (found.length < 8) {
    word.lastIndex = place;
    const match = word.exec(lower);
    if (!match) break;
    let end = place + match[0].length;
    apostrophe.lastIndex = end - 1;
    const not = apostrophe.exec(lower);
    if (not) end = end - 1 + not[0].length;
    found.push({ text: lower.slice(place, end).replace("’", "'"), end });
    const gap = /^(?:[\s*_`]{1,6}|-)/.exec(lower.slice(end, end + 6));
    if (!gap) break;
    place = end + gap[0].length;
  }
  return found;
}
