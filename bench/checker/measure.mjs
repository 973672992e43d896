// What is measured: mutants found, and correct sentences that were flagged among those that the mutants were made of.
import { mutants } from "./mutate.mjs";
import { correctSentences } from "./sentences.mjs";

/** Correct sentences of a registry, each checked: the templates' and the fixed narrative's. */
export function sentencesOf(registry, { checkText, formatNumber, fixedNarrative, narrativeText }) {
  const fixed = narrativeText(fixedNarrative(registry), registry).split("\n");
  const texts = [...new Set([...correctSentences(registry, formatNumber).map(({ text }) => text), ...fixed])];
  const all = new Set(texts);
  const entities = [
    ...new Set(registry.facts.flatMap(({ group, subject }) => (group === "data" && subject ? [subject] : []))),
  ];
  const verdicts = registry.facts.filter(({ key }) => key.endsWith(".verdict")).map(({ text }) => text);
  const shared = verdicts.filter((text, index) => verdicts.indexOf(text) !== index);
  return texts.map((text) => ({
    text,
    all,
    sharedVerdict: shared.some((each) => text.includes(each)),
    registry,
    entities,
    checked: checkText(text, registry),
  }));
}

/** Mutants of a class: how many were found, and how many of their originals were flagged although they are right. */
export function measure(name, sentences, count, random, checkText) {
  const made = mutants(name, sentences, count, random);
  const missed = made.filter(
    ({ text, sentence }) => checkText(text, sentence.registry).problems.length === sentence.checked.problems.length,
  );
  const wronglyFlagged = made.filter(({ sentence }) => sentence.checked.problems.length > 0).length;
  return { made: made.length, found: made.length - missed.length, wronglyFlagged, missed };
}
