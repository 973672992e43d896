import type { Fact, FactRegistry } from "../../records";
import { aboutOf } from "./about";
import type { About } from "./about";
import { findNumbers } from "./numbers";
import type { Reading } from "./types";
import { plainText } from "../../text";
import { wordsOf } from "./words-of";

/** One number that a fact lets a text say. */
export interface Claim {
  readonly fact: Fact;
  readonly about: About;
  readonly value: number;
  readonly unit: string;
  readonly part: "value" | "interval" | "n" | "text" | "derived";
  /** For k of N: N. */
  readonly of?: number;
  /** The digits are those of the fact's text, not to be rounded further. */
  readonly printed?: readonly Reading[];
  /** 1 where the candidate is better by it, −1 where it is worse, for changes only. */
  readonly gain?: -1 | 0 | 1;
  /** Words that a text has to use for it. */
  readonly words: ReadonlySet<string>;
  /** The noun of the label: what is counted. */
  readonly head?: string;
}

/** What the registry lets a text say. */
export interface Sayable {
  readonly claims: readonly Claim[];
  /** Texts of facts that are names. */
  readonly names: readonly string[];
  /** Facts that are whole sentences: verdicts. */
  readonly sentences: readonly { readonly fact: Fact; readonly about: About }[];
  readonly facts: readonly { readonly fact: Fact; readonly about: About }[];
  readonly variants: readonly string[];
  readonly stages: readonly string[];
  readonly entities: readonly string[];
  readonly model?: string;
  /** Nouns that labels count. */
  readonly heads: ReadonlySet<string>;
  /** How rare a word is among the labels. */
  readonly rarity: ReadonlyMap<string, number>;
}

const known = new WeakMap<FactRegistry, Sayable>();

export function sayable(registry: FactRegistry): Sayable {
  const before = known.get(registry);
  if (before) return before;
  const facts = registry.facts.map((fact) => ({ fact, about: aboutOf(fact) }));
  const sentences = facts.filter(
    ({ fact }) => fact.value === undefined && fact.text.trim().split(/\s+/).length >= 4 && !isSettings(fact.text),
  );
  const named = facts.filter(({ fact }) => fact.value === undefined && !sentences.some((each) => each.fact === fact));
  const names = [
    ...named.map(({ fact }) => fact.text),
    ...facts.flatMap(({ fact }) => [fact.subject, fact.against].flatMap((name) => name ?? [])),
  ];
  const claims = facts.flatMap(({ fact, about }) =>
    claimsOf(
      fact,
      about,
      sentences.some((each) => each.fact === fact),
    ),
  );
  const distinct = (values: readonly (string | undefined)[]): string[] => [
    ...new Set(values.flatMap((each) => each ?? [])),
  ];
  const labels = facts.map(({ fact }) => new Set(wordsOf(fact.label)));
  const rarity = new Map<string, number>();
  for (const words of labels) for (const word of words) rarity.set(word, (rarity.get(word) ?? 0) + 1);
  for (const [word, count] of rarity) rarity.set(word, 1 + Math.log(facts.length / count));
  const model = facts.find(({ fact }) => fact.key === "environment.model")?.fact.text;
  const result: Sayable = {
    claims,
    names: distinct(names).filter(isName),
    sentences,
    facts,
    variants: distinct(facts.flatMap(({ about }) => [about.variant, about.against])),
    stages: distinct(facts.map(({ about }) => about.stage)),
    entities: distinct([...facts.map(({ about }) => about.entity), model]),
    ...(model === undefined ? {} : { model }),
    heads: new Set(
      claims.flatMap((claim) => (claim.unit === "count" || claim.unit === "tokens" ? (claim.head ?? []) : [])),
    ),
    rarity,
  };
  known.set(registry, result);
  return result;
}

function isSettings(text: string): boolean {
  return /^\S+=\S+(?: \S+=\S+)*$/.test(text);
}

/** What is nothing but a number and its unit is no name, whoever calls a model so. */
function isName(text: string): boolean {
  let rest = plainText(text).text;
  for (const { start, unitEnd } of [...findNumbers(rest)].reverse()) rest = rest.slice(0, start) + rest.slice(unitEnd);
  return text.length > 1 && (/\p{L}/u.test(rest) || !/\p{N}/u.test(text) || /^\d+(?:\.\d+)?[MBmb]$/.test(text));
}

function claimsOf(fact: Fact, about: About, sentence: boolean): readonly Claim[] {
  const words = new Set([
    ...wordsOf(fact.label),
    ...(about.variant ? wordsOf(about.variant) : []),
    ...(about.stage ? wordsOf(about.stage) : []),
  ]);
  const head = headOf(fact.label);
  const base = { fact, about, words, ...(head === undefined ? {} : { head }) };
  const unit = fact.unit ?? "count";
  if (sentence) return textClaims(base);
  if (fact.value === undefined) return [];
  const pair = /^(\d+) of (\d+)$/.exec(fact.text);
  if (pair) {
    const [k, of] = [Number(pair[1]), Number(pair[2])];
    return [
      { ...base, value: k, unit: "count", part: "value", of },
      ...(of > 0 ? [{ ...base, value: (100 * k) / of, unit: "%", part: "derived" as const }] : []),
    ];
  }
  const better = fact.direction === "lower-is-better" ? -1 : 1;
  const change = fact.group === "comparison" || /\b(?:difference|change)\b/.test(fact.label);
  const gainOf = (amount: number): { gain?: -1 | 0 | 1 } => (change ? { gain: Math.sign(amount) as -1 | 0 | 1 } : {});
  const ratio = change && unit === "ratio";
  // A ratio of a comparison is time per unit of work: below 1 is better. Differences and changes are in the metric's own direction.
  const gained = ratio ? gainOf(1 - fact.value) : gainOf(better * fact.value);
  const claims: Claim[] = [{ ...base, value: fact.value, unit, part: "value", ...(ratio ? {} : gained) }];
  if (ratio && fact.value > 0) {
    claims.push({ ...base, value: Math.abs(fact.value - 1) * 100, unit: "%", part: "derived", ...gained });
    claims.push({ ...base, value: Math.abs(1 / fact.value - 1) * 100, unit: "%", part: "derived", ...gained });
    claims.push({ ...base, value: Math.max(fact.value, 1 / fact.value), unit: "×", part: "derived", ...gained });
  }
  for (const bound of fact.interval ?? []) claims.push({ ...base, value: bound, unit, part: "interval" });
  if (fact.n !== undefined) claims.push({ ...base, value: fact.n, unit: "n", part: "n" });
  return claims;
}

/** "failed or missing observations" counts observations, "models named in the files" models. */
function headOf(label: string): string | undefined {
  const phrase = label.replace(/^share of the /, "").split(/\s(?:that|in|of|named|read|generated)\b|,/)[0]!;
  return wordsOf(phrase).at(-1);
}

/** Words of a verdict that say "better" beside a number, whatever was measured; "more" does so of a rate. */
const gains: ReadonlySet<string> = new Set(["less", "faster"]);

/** The numbers inside of a sentence that is a fact, each with the word for its direction. */
function textClaims(base: Pick<Claim, "fact" | "about" | "words">): readonly Claim[] {
  const { text } = plainText(base.fact.text);
  const numbers = findNumbers(text);
  const rate = /\b(?:more|fewer) tokens\/s/.test(text);
  return numbers.flatMap((number, index): readonly Claim[] => {
    const next = numbers[index + 1];
    const after = text.slice(number.unitEnd, next?.start ?? text.length);
    const shared =
      next && /^\s?(?:to|and|–|-)\s?$/.test(after)
        ? text.slice(next.unitEnd, numbers[index + 2]?.start ?? text.length)
        : after;
    const word = /^\s*(less|faster|more|slower|fewer)\b(?! runs?\b)/.exec(shared)?.[1];
    const before = text.slice(0, number.start);
    // The level of an interval and the counts of a test say nothing about what was measured.
    if (/^ interval\b/.test(after) || /^ of $/.test(after) || /\d of $/.test(before)) return [];
    const unit = /\bp\s?[=<]\s?$/.test(before)
      ? "p"
      : /\bn\s?=\s?(?:\d+ \+ )?$/.test(before)
        ? "n"
        : (number.unit ?? "count");
    return [
      {
        ...base,
        value: number.readings[0]!.value,
        unit,
        part: "text",
        printed: number.readings,
        ...(word === undefined ? {} : { gain: gains.has(word) || (rate && word === "more") ? 1 : -1 }),
        words: new Set([...base.words, ...wordsOf(after), ...wordsOf(before.slice(-24))]),
      },
    ];
  });
}
