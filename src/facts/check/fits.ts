import type { Fact, FactRegistry, Sentence } from "../../records";
import { aboutOf } from "./about";
import { checkText } from "./check-text";
import { sayable } from "./claims";
import type { Sayable } from "./claims";
import { aboutConflict } from "./conflicts";
import { contextOf, tagsOf } from "./context";
import { extremeOfName, kindConflict } from "./name-facts";
import { findMasks, maskOf } from "./masks";
import { conflictsAt } from "./match";
import { fits as fitsValue, pairWith, unitOf } from "./number-fits";
import { findNumbers } from "./numbers";
import { plainText } from "../../text";
import type { Statement } from "./sentences";
import type { PrintedNumber } from "./types";
import { strange } from "./strange";
import { leadingUnit } from "./units";
import { wordsOf } from "./words-of";

/** Whether words and facts of a sentence speak of the same. */
export interface Fit {
  readonly fits: boolean;
  /** Half a sentence, when they do not. */
  readonly reason?: string;
}

interface Placed {
  readonly fact: Fact;
  readonly start: number;
  readonly end: number;
}

/**
 * Whether the words of a narrative sentence fit the facts that it names: metric, variant, stage, model, statistic, superlative, unit, and what was
 * counted. A fact may be right and yet stand under the wrong words: that is a false sentence all the same.
 */
export function fits(sentence: Sentence, registry: FactRegistry): Fit {
  const facts = new Map(registry.facts.map((fact) => [fact.id, fact]));
  const { text, placed, words } = render(sentence, facts);
  const said = sayable(registry);
  const evidence = sentence.evidence.flatMap((id) => facts.get(id) ?? []);
  const reason =
    misplaced(text, placed, said) ??
    unborne(words, [...evidence, ...placed.map((each) => each.fact)], said) ??
    strange(
      words,
      placed.map((each) => each.fact),
    ) ??
    wordClaims(text, placed, registry);
  return reason === undefined ? { fits: true } : { fits: false, reason };
}

/** The sentence as it will stand on a page, where its facts stand in it, and its words without them. */
function render(
  sentence: Sentence,
  facts: ReadonlyMap<string, Fact>,
): { text: string; placed: readonly Placed[]; words: string } {
  let text = "";
  let words = "";
  const placed: Placed[] = [];
  for (const part of sentence.parts) {
    const fact = "fact" in part ? facts.get(part.fact) : undefined;
    if ("fact" in part && fact === undefined) continue;
    const own = plainText(fact ? fact.text : (part as { text: string }).text).text;
    if (text !== "" && !/[\s(/]$/.test(text) && !/^[\s.,;:!?)%]/.test(own)) text += " ";
    if (fact) placed.push({ fact, start: text.length, end: text.length + own.length });
    words += fact ? " … " : own;
    text += own;
  }
  return { text, placed, words };
}

/** A fact under words for another metric, variant, stage, count or unit. */
function misplaced(text: string, placed: readonly Placed[], said: Sayable): string | undefined {
  const statement: Statement = { start: 0, end: text.length, row: "", column: "", heading: "" };
  const marks = placed.map(({ start, end }): PrintedNumber => ({
    start,
    end,
    unitEnd: end,
    readings: [],
    sign: 0,
    scale: 1,
    deviation: false,
    word: false,
  }));
  // The words inside of a fact's own text say nothing about the facts around it, unless it is a name.
  let blank = text;
  for (const { fact, start, end } of placed)
    if (said.sentences.some((each) => each.fact === fact))
      blank = blank.slice(0, start) + "…".repeat(end - start) + blank.slice(end);
  const masks = findMasks(text, said.names);
  const numbers = findNumbers(text).filter((number) => maskOf(number, text, masks) === undefined);
  for (const [index, { fact, start, end }] of placed.entries()) {
    const about = aboutOf(fact);
    const named = {
      ...contextOf(marks[index]!, statement, blank, marks, said),
      ...extremeOfName(fact, index, marks, blank, said),
    };
    const conflict = aboutConflict({ fact, about }, named, said, blank);
    if (conflict !== undefined) return `${fact.label}: ${conflict}`;
    const kind = kindConflict(fact, blank, placed);
    if (kind !== undefined) return kind;
    const unit = leadingUnit(text.slice(end, end + 30));
    if (fact.value !== undefined && fact.unit !== undefined && unit !== undefined && unit.unit !== "tokens")
      return `a unit stands behind ${fact.text}`;
    if (fact.value === undefined) continue;
    for (const number of numbers.filter((each) => each.start >= start && each.end <= end)) {
      const place = { text, statement, numbers };
      const own = said.claims.filter(
        (claim) => claim.fact === fact && fitsValue(number, unitOf(number, place), claim, pairWith(number, place)),
      );
      const conflicts = own.map(conflictsAt(number, place, said));
      if (own.length > 0 && conflicts.every((each) => each !== undefined)) return `${fact.label}: ${conflicts[0]!}`;
    }
  }
  return undefined;
}

const stateWords = new Set(["ok", "fail", "miss", "duplicat", "cold"]);

/** A metric, variant, stage or state in words that no fact of the sentence speaks of. */
function unborne(words: string, facts: readonly Fact[], said: Sayable): string | undefined {
  if (facts.length === 0) return undefined;
  const abouts = facts.map(aboutOf);
  for (const dimension of ["metric", "variant", "stage"] as const) {
    const own = new Set(
      abouts.flatMap((about) =>
        [about[dimension], dimension === "variant" ? about.against : undefined].flatMap((name) => name ?? []),
      ),
    );
    if (own.size === 0 && (dimension === "metric" || facts.some((fact) => fact.group !== "data"))) continue;
    const stranger = tagsOf(dimension, words, said).find((tag) => !own.has(tag.name));
    if (stranger)
      return `the words speak of "${words.slice(stranger.start, stranger.end)}", and no fact of the sentence does`;
  }
  if (/\bverdicts?\b/i.test(words) && words.includes("…") && !abouts.some((about) => about.verdict !== undefined))
    return "the words speak of a verdict, and no fact of the sentence is one";
  const needed = facts.find(({ label }) => wordsOf(label).some((word) => word !== "ok" && stateWords.has(word)));
  if (
    needed &&
    !wordsOf(words).some((word) => wordsOf(needed.label).includes(word) && stateWords.has(word)) &&
    !/unread|not be read/.test(needed.label)
  )
    return `the words do not say what ${needed.label} are`;
  const known = new Set(facts.flatMap((fact) => wordsOf(fact.label)).filter((word) => stateWords.has(word)));
  if (known.size === 0) return undefined;
  const state = wordsOf(words).find((word) => stateWords.has(word) && !known.has(word));
  return state === undefined ? undefined : `the words say "${state}", and no fact of the sentence does`;
}

/** A direction, superlative, "significant" or "all" in the words that the facts do not bear. */
function wordClaims(text: string, placed: readonly Placed[], registry: FactRegistry): string | undefined {
  const span = checkText(text, registry).spans.find(
    (each) =>
      each.kind !== "number" &&
      each.kind !== "stray" &&
      (each.status === "unverified" || each.status === "contradicted") &&
      !placed.some(({ start, end }) => start <= each.start && each.end <= end),
  );
  return span && `"${span.text}": ${span.reason ?? "no fact says so"}`;
}
