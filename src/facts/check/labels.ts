import { deniesState } from "./bounds";
import type { Claim, Sayable } from "./claims";
import type { Statement } from "./sentences";
import type { PrintedNumber } from "./types";
import { wordsOf } from "./words-of";

/** Words for what became of a thing that is counted, or of which sort it is: one of another fact is a claim about that. */
const states = new Set(["ok", "fail", "miss", "duplicat", "cold", "csv", "json", "markdown", "succeed"]);

/** A word right after the number that says another state or sort than the claim's own; undefined where there is none. */
export function rivalOf(claim: Claim, number: PrintedNumber, text: string, statement: Statement): string | undefined {
  const right = phrase(text.slice(number.end, statement.end)).split(/\p{N}/u)[0]!;
  const said = wordsOf(right).filter((word) => states.has(word));
  return said.length > 0 && !said.some((word) => claim.words.has(word)) ? said[0] : undefined;
}

/** Why a state beside a count is not that of the claim: it is denied, or the number is but the N of "k of N". */
export function stateConflict(
  claim: Claim,
  number: PrintedNumber,
  text: string,
  statement: Statement,
  alone: boolean,
): string | undefined {
  const right = phrase(text.slice(number.end, statement.end)).split(/\p{N}/u)[0]!;
  if (deniesState(right, states)) return "the words deny it";
  if (!alone || claim.of === undefined || claim.of === claim.value) return undefined;
  if (!number.readings.some(({ value }) => value === claim.of) || number.scale !== 1) return undefined;
  const left = phraseBefore(text.slice(statement.start, number.start)).split(/\p{N}/u).at(-1)!;
  // "31 ok calls out of 32" says the state of the other number.
  const said = [right, /\bof\s+(?:the\s+)?$/i.test(left) ? "" : left, statement.row, statement.column].flatMap(wordsOf);
  return said.some((word) => states.has(word)) ? `it is ${claim.fact.text}` : undefined;
}

/** What a bare number counts, by the noun in the plural right behind it, if no label counts it: "25 folders". */
export function strangerOf(claim: Claim, number: PrintedNumber, text: string, said: Sayable): string | undefined {
  const noun = /^[\s*_]+(\p{Ll}{3,}s)\b(?!['’-])/u.exec(text.slice(number.unitEnd, number.unitEnd + 40))?.[1];
  if (noun === undefined || /(?:ss|us|is)$|^(?:was|has|does|runs|times)$/.test(noun)) return undefined;
  const [stem] = wordsOf(noun);
  return stem === undefined || said.heads.has(stem) || claim.words.has(stem) ? undefined : noun;
}

/** How much each word around a number counts for what it counts: the words right after it most, the rest of the sentence little. */
export function wordsAround(
  number: PrintedNumber,
  statement: Statement,
  text: string,
  numbers: readonly PrintedNumber[],
): ReadonlyMap<string, number> {
  const own = numbers.filter((each) => each.start >= statement.start && each.end <= statement.end);
  const next = own.find((each) => each.start > number.start);
  const previous = [...own].reverse().find((each) => each.end < number.end && each.start < number.start);
  const weights = new Map<string, number>();
  const weigh = (words: readonly string[], weight: number): void => {
    for (const word of words) weights.set(word, Math.max(weights.get(word) ?? 0, weight));
  };
  const right = phrase(text.slice(number.end, next?.start ?? statement.end));
  const left = phraseBefore(text.slice(previous?.unitEnd ?? statement.start, number.start));
  weigh(wordsOf(right), 1);
  weigh(wordsOf(left), wordsOf(right).length > 0 ? 0.5 : 1);
  weigh(wordsOf(statement.row), 1);
  weigh(wordsOf(statement.column), 0.6);
  const taken = own.filter((each) => each !== number).map((each) => spokenFor(each, own, statement, text));
  for (const match of text.slice(statement.start, statement.end).matchAll(/\p{L}+/gu)) {
    const at = statement.start + match.index;
    weigh(wordsOf(match[0]), taken.some(([from, to]) => at >= from && at < to) ? 0.1 : 0.3);
  }
  weigh(wordsOf(statement.heading), 0.05);
  return weights;
}

/** The words that belong to another number: those after it, else the last ones before it. */
function spokenFor(
  number: PrintedNumber,
  own: readonly PrintedNumber[],
  statement: Statement,
  text: string,
): readonly [from: number, to: number] {
  const next = own.find((each) => each.start > number.start);
  const right = phrase(text.slice(number.end, next?.start ?? statement.end));
  if (wordsOf(right).length > 0) return [number.end, number.end + right.length];
  const left = /(?:\p{L}+\W*){1,2}$/u.exec(text.slice(statement.start, number.start))?.[0] ?? "";
  return [number.start - left.length, number.start];
}

function phrase(text: string): string {
  return /^(?:[^,;:.()|]|\.(?=\d))*/.exec(text)![0].split(/\b(?:and|but|with|while|whereas)\b/i)[0]!;
}

/** What a number counts: the first noun after it that some label counts, else the last one before it. */
export function headNear(number: PrintedNumber, text: string, statement: Statement, said: Sayable): string | undefined {
  const head = (word: string): boolean => said.heads.has(word);
  const right = phrase(text.slice(number.end, statement.end)).split(/\p{N}/u)[0]!;
  const left = phraseBefore(text.slice(statement.start, number.start)).split(/\p{N}/u).at(-1)!;
  const before = wordsOf(left);
  const near = wordsOf(right).find(head) ?? (/:\s*$/.test(left) ? before : [...before].reverse()).find(head);
  if (near !== undefined) return near;
  const counted =
    /\b(?:number|count)\s+of\s+([^,;.]*)[^\d]*$/i.exec(text.slice(statement.start, number.start))?.[1] ?? "";
  return wordsOf(counted).find(head);
}

function phraseBefore(before: string): string {
  // "Cold calls, kept apart: 2" says before the colon what is counted.
  if (/:\s*$/.test(before)) return before;
  const text = before.replace(/\(\s*$/, "");
  return /[^,;.()|]*$/.exec(text)![0];
}

/** Words that labels need for grammar: to leave them out makes no difference. */
const optional = new Set(["read", "nam", "generat", "measur"]);

/** How well a claim's label fits the words: the weight of what is said, less what is not. */
export function fitOf(claim: Claim, words: ReadonlyMap<string, number>, said: Sayable): number {
  let matched = 0;
  let total = 0;
  for (const word of claim.words) {
    const weight = (words.get(word) ?? 0) * (optional.has(word) ? 0.2 : 1);
    const rarity = said.rarity.get(word) ?? 1;
    matched += rarity * weight;
    total += optional.has(word) ? rarity * weight : weight > 0 ? rarity : 2;
  }
  return total === 0 ? 0 : (matched * matched) / total;
}
