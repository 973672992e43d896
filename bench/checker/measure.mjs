// What is measured: how many mutants of proven sentences are proven too.
import { mutants } from "./mutate.mjs";
import { correctSentences } from "./sentences.mjs";

/** "proven" where every clause is, "contradicted" where one is, else "not-read". */
export function readingOf(text, registry, readText) {
  const { clauses } = readText(text, registry);
  if (clauses.some(({ reading }) => reading === "contradicted")) return "contradicted";
  return clauses.length > 0 && clauses.every(({ reading }) => reading === "proven") ? "proven" : "not-read";
}

/** Correct sentences of a registry, each read: the templates' and every claim. */
export function sentencesOf(registry, { readText, formatNumber, claims, claimText }) {
  const texts = [
    ...new Set([
      ...correctSentences(registry, formatNumber).map(({ text }) => text),
      ...claims(registry).map(claimText),
    ]),
  ];
  const all = new Set(texts);
  const entities = [
    ...new Set(registry.facts.flatMap(({ group, subject }) => (group === "data" && subject ? [subject] : []))),
  ];
  const verdicts = registry.facts.filter(({ about }) => about.role === "verdict").map(({ text }) => text);
  const shared = verdicts.filter((text, index) => verdicts.indexOf(text) !== index);
  return texts.map((text) => ({
    text,
    all,
    sharedVerdict: shared.some((each) => text.includes(each)),
    registry,
    entities,
    reading: readingOf(text, registry, readText),
  }));
}

/** Mutants of a class out of proven sentences: how many were made, and those that the reader proves although they are wrong. */
export function measure(name, sentences, count, random, readText) {
  const proven = sentences.filter(({ reading }) => reading === "proven");
  const made = mutants(name, proven, count, random);
  const missed = made.filter(({ text, sentence }) => readingOf(text, sentence.registry, readText) === "proven");
  return { made: made.length, missed };
}
