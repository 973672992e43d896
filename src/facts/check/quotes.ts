import { aboutConflict } from "./conflicts";
import { contextOf } from "./context";
import { escaped } from "./compared";
import type { Sayable } from "./claims";
import { findNumbers } from "./numbers";
import type { Place } from "./number-fits";
import { plainText } from "../../text";
import type { PrintedNumber, SpanStatus } from "./types";

type Sentence = Sayable["sentences"][number];

/** A place where the text has the form of a verdict: its words, with any numbers. */
export interface Quote {
  readonly start: number;
  readonly end: number;
  readonly facts: readonly { readonly known: Sentence; readonly numbers: readonly string[] }[];
}

const anyNumber = String.raw`[-+−±]*[.,]?\d+(?:[.,]\d+)*`;
/** No verdict is longer, and a pattern of a longer one could not be held. */
const longestQuote = 1000;
const forms = new WeakMap<Sayable, ReadonlyMap<string, Quote["facts"]>>();

function formsOf(said: Sayable): ReadonlyMap<string, Quote["facts"]> {
  const before = forms.get(said);
  if (before) return before;
  const found = new Map<string, Quote["facts"][number][]>();
  for (const known of said.sentences) {
    const { text } = plainText(known.fact.text);
    if (text.length > longestQuote) continue;
    const form = text.split(new RegExp(anyNumber)).map(escaped).join(anyNumber);
    const numbers = text.match(new RegExp(anyNumber, "g")) ?? [];
    found.set(form, [...(found.get(form) ?? []), { known, numbers }]);
  }
  forms.set(said, found);
  return found;
}

/** Where a plain text repeats a verdict, word for word but for its numbers. */
export function findQuotes(text: string, said: Sayable): readonly Quote[] {
  const quotes = [...formsOf(said)].flatMap(([form, facts]) =>
    [...text.matchAll(new RegExp(form, "g"))].map((match) => ({
      start: match.index,
      end: match.index + match[0].length,
      facts,
    })),
  );
  return quotes.filter(
    (one) =>
      !quotes.some(
        (two) =>
          two !== one && two.start <= one.start && one.end <= two.end && two.end - two.start > one.end - one.start,
      ),
  );
}

/** A number of a repeated verdict stands where that verdict is the one that the words before it speak of, and has this number there. */
export function judgeQuoted(
  number: PrintedNumber,
  quote: Quote,
  place: Place,
  said: Sayable,
): { status: SpanStatus; fact: string; reason?: string } {
  const { text, numbers, statement } = place;
  const spoken = { ...statement, start: Math.min(statement.start, quote.start), end: quote.start };
  const whole: PrintedNumber = {
    start: quote.start,
    end: quote.start,
    unitEnd: quote.end,
    readings: [],
    sign: 0,
    scale: 1,
    deviation: false,
    word: false,
  };
  const named = contextOf(
    whole,
    spoken,
    text,
    numbers.filter((each) => each.end <= quote.start || each.start >= quote.end),
    said,
  );
  const sentence = text.slice(spoken.start, spoken.end);
  const judged = quote.facts.map((each) => ({ ...each, conflict: aboutConflict(each.known, named, said, sentence) }));
  const printed = text.slice(quote.start, quote.end).match(new RegExp(anyNumber, "g")) ?? [];
  const agreeing = (own: readonly string[]): number => own.filter((each, index) => each === printed[index]).length;
  const possible = judged
    .filter((each) => each.conflict === undefined)
    .sort((a, b) => agreeing(b.numbers) - agreeing(a.numbers));
  if (possible.length === 0)
    return { status: "contradicted", fact: judged[0]!.known.fact.id, reason: judged[0]!.conflict! };
  const [best] = possible;
  const at = findNumbers(text.slice(quote.start, number.start)).length;
  const same = best!.numbers[at] === printed[at] && best!.numbers.length === printed.length;
  const fact = best!.known.fact.id;
  return same
    ? { status: "verified", fact }
    : { status: "contradicted", fact, reason: `the verdict says ${best!.numbers[at] ?? "another number"}` };
}
