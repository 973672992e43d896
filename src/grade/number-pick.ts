import type { NumberToken } from "./number-tokens";

/** The number that an answer gives, or why there is none. */
export type Picked = { readonly token: NumberToken } | { readonly none: string };

const cue =
  /(?:\b(?:(?:final|correct|right|exact|approximate|my)\s+)?(?:answer|result|solution|total|sum|product|difference|quotient|average|mean|value|count|cost|price|antwort|ergebnis|lösung|summe|gesamt|réponse|résultat|respuesta|resultado|solución|risposta|risultato|resposta|antwoord|svar|odpowiedź|ответ)\b[^.\n\d]{0,60}?(?:\bis\b|\bare\b|\bwould be\b|\bwill be\b|\bequals\b|\bcomes to\b|\bist\b|\blautet\b|\best\b|\bes\b|\bè\b|\bé\b|\bär\b|[=:|：→]|—)|(?:答案|答え|结果|結果|正解)\s*(?:是|为|為|は|:)?|#{4})[\s:|=\uE000-\uE003]*/giu;
const soft =
  /\b(?:therefore|thus|hence|so|altogether|in total|makes|gives|equals|leaves|you get|we get|get|yields|also|daher|insgesamt|ergibt|macht|sind|donc|cela fait|por lo tanto|quindi)\b[^.\n\d]{0,40}/giu;
const correction =
  /\b(?:wait|actually|correction|scratch that|on second thought|i meant?|let me (?:correct|re-?check|redo|recalculate|re-?do)|my mistake|i made an? (?:mistake|error)|sorry,|oops|no,|hmm|moment|stimmt nicht|korrektur)/giu;

/** Tells which of the numbers of a plain answer is the one that it gives. `common` are numbers that the prompt has already. */
export function pickNumber(text: string, all: readonly NumberToken[], same: Same, common: readonly number[]): Picked {
  const meant = all.filter(({ denied }) => !denied);
  if (meant.length === 0) return { none: all.length === 0 ? "holds no number" : "only says what is not right" };
  const corrected = afterCorrection(text, meant);
  const picked = [boxedOf, cuedOf, onlyOf, boldOf, leadingOf, equationOf, copulaOf, softOf, restOf]
    .map((way) => way(text, corrected, same, common))
    .find((each) => each !== undefined)!;
  const other = hedged(text, corrected, picked, same);
  return other === undefined ? { token: picked } : { none: other };
}

/** Whether two numbers say the same. */
export type Same = (one: NumberToken, two: NumberToken) => boolean;
type Way = (
  text: string,
  tokens: readonly NumberToken[],
  same: Same,
  common: readonly number[],
) => NumberToken | undefined;

/** Where an answer takes back what it said, what it says after that. */
function afterCorrection(text: string, tokens: readonly NumberToken[]): readonly NumberToken[] {
  const last = [...text.matchAll(correction)]
    .filter(({ index }) => tokens.some(({ at }) => at >= index) && tokens.some(({ at }) => at < index))
    .at(-1);
  return last === undefined ? tokens : tokens.filter(({ at }) => at >= last.index);
}

const boxedOf: Way = (_, tokens) => tokens.filter(({ boxed }) => boxed).at(-1);

const cuedOf: Way = (text, tokens) => {
  for (const { index, 0: words } of [...text.matchAll(cue)].reverse()) {
    const from = index + words.length;
    const clause = text.slice(from).search(/[.!?;](?:\s|$)|\n/);
    const inside = tokens.filter(({ at }) => at >= from - 1 && (clause < 0 || at <= from + clause));
    if (inside.length === 0) continue;
    return lastResult(text, inside) ?? inside[0];
  }
  return undefined;
};

/** The number after the last equals sign that has one. */
function lastResult(text: string, tokens: readonly NumberToken[]): NumberToken | undefined {
  return tokens
    .filter(({ at }) =>
      /[=≈]\s*[\uE000-\uE003]*\s*(?:about |approximately )?$/.test(text.slice(Math.max(0, at - 25), at)),
    )
    .at(-1);
}

const onlyOf: Way = (_, tokens, same) => (tokens.every((each) => same(each, tokens[0]!)) ? tokens[0] : undefined);

const boldOf: Way = (text, tokens, same) =>
  onlyOfSome(
    text,
    tokens.filter(({ bold }) => bold),
    same,
  );

/** An answer that begins with its number, and says more after it. */
const leadingOf: Way = (text, tokens) => {
  const first = tokens[0]!;
  if (
    !/^[^\p{L}\p{N}]{0,4}(?:(?:about|approximately|approx\.|around|roughly|exactly|it is|it's|that is|there are|there is|ungefähr|etwa|environ|circa|ca\.)\s+)?$/iu.test(
      text.slice(0, first.at),
    )
  )
    return undefined;
  return /^[\s\uE000-\uE003]*(?:[-+*/×x÷=<>^·%]\s*\d|\+|×|÷|=|of\b|times\b|plus\b|minus\b|divided\b|von\b|mal\b)/iu.test(
    text.slice(first.end),
  )
    ? undefined
    : first;
};

const equationOf: Way = (text, tokens) => lastResult(text, tokens);

/** In the first sentence with numbers, the only one that something is said to be: "7 times 8 is 56". */
const copulaOf: Way = (text, tokens, same) => {
  const from = tokens[0]!.end;
  const end = text.slice(from).search(/[.!?](?:\s|$)|\n/);
  const said = tokens.filter(
    ({ at }) =>
      (end < 0 || at <= from + end) &&
      /\b(?:is|equals|makes|gives|yields|ist|ergibt|est|es)\s+(?:about |approximately |exactly )?$/i.test(
        text.slice(Math.max(0, at - 30), at),
      ),
  );
  return onlyOfSome(text, said, same);
};

const softOf: Way = (text, tokens) => {
  const after = tokens.find(({ end }) =>
    /^[^.\n\d]{0,25}\b(?:in total|altogether|in all|left|remain|remaining|insgesamt|en total|en tout|übrig)\b/iu.test(
      text.slice(end),
    ),
  );
  if (after !== undefined) return after;
  for (const { index, 0: words } of [...text.matchAll(soft)].reverse()) {
    const next = tokens.find(({ at }) => at >= index + words.length - 1 && at <= index + words.length + 2);
    if (next !== undefined) return next;
  }
  return undefined;
};

/** Without a sign of what is meant: what is new in the answer, no year, not in brackets; of several the only one of the first sentence, else the last. */
const restOf: Way = (text, tokens, same, common) => {
  let left = tokens;
  for (const keep of [
    ({ readings }: NumberToken) => !readings.some((value) => common.includes(value)),
    ({ at, readings }: NumberToken) =>
      !(
        readings[0]! >= 1000 &&
        readings[0]! <= 2100 &&
        /\b(?:in|since|as of|by|from|until|im jahr|seit|en|depuis|of|around)\s$/i.test(text.slice(0, at))
      ),
    ({ at }: NumberToken) => text.lastIndexOf("(", at) <= text.lastIndexOf(")", at),
  ]) {
    const kept = left.filter(keep);
    if (kept.length > 0) left = kept;
  }
  const end = text.slice(left[0]!.end).search(/[.!?](?:\s|$)|\n/);
  const first = left.filter(({ at }) => end < 0 || at <= left[0]!.end + end);
  return onlyOfSome(text, left, same) ?? onlyOfSome(text, first, same) ?? left.at(-1);
};

function onlyOfSome(text: string, tokens: readonly NumberToken[], same: Same): NumberToken | undefined {
  return tokens.length === 0 ? undefined : onlyOf(text, tokens, same, []);
}

/** What is said beside the number in the same breath: another one, or the end of a range. */
function hedged(text: string, tokens: readonly NumberToken[], picked: NumberToken, same: Same): string | undefined {
  const at = tokens.indexOf(picked);
  for (const [one, two] of [
    [tokens[at - 1], picked],
    [picked, tokens[at + 1]],
  ] as const) {
    if (one === undefined || two === undefined || same(one, two)) continue;
    const between = text.slice(one.end, two.at).replaceAll(/[\uE000-\uE003]/g, "");
    if (
      /^[^.\n]{0,30}(?:\b(?:or|oder|ou|o|oppure|of|eller|lub|perhaps|maybe|possibly|vielleicht)\b|或|または|или)[^.\n]{0,30}$/iu.test(
        between,
      ) &&
      !/\bof\b/.test(between)
    )
      return "gives two values";
    if (/^\s*(?:-|–|—|to|bis|à|a|until|through|~)\s*$/iu.test(between) && !/[=:]\s*$/.test(between))
      return "gives a range";
    if (
      /^\s*(?:and|und|et|y|e)\s*$/iu.test(between) &&
      /\b(?:between|zwischen|entre|tra)\b[^.\n]{0,20}$/iu.test(text.slice(0, one.at))
    )
      return "gives a range";
  }
  return undefined;
}
