import type { Sayable } from "./claims";
import { gainOf } from "./conflicts";
import { tagsOf } from "./context";
import { wayOf } from "./direction-words";
import type { Known } from "./verdicts-of";
import type { WordClaim } from "./word-claim";

/** "X has a higher throughput than Y" about what the files name: their values decide. */
export function entityDirection(
  span: Pick<WordClaim, "start" | "end" | "kind">,
  at: number,
  word: string,
  sentence: string,
  said: Sayable,
): readonly WordClaim[] {
  const entities = tagsOf("entity", sentence, said);
  const [one, two] = [entities.filter((tag) => tag.start < at).at(-1), entities.find((tag) => tag.start > at)];
  if (!one || !two || one.name === two.name || !/\bthan\b/i.test(sentence.slice(at, two.start))) return [];
  const metrics = new Set(tagsOf("metric", sentence, said).map((tag) => tag.name));
  const valueOf = (name: string): Known | undefined =>
    said.facts.find(
      ({ fact, about }) =>
        about.entity === name &&
        fact.value !== undefined &&
        about.metric !== undefined &&
        (metrics.size === 0 || metrics.has(about.metric)),
    );
  const [a, b] = [valueOf(one.name), valueOf(two.name)];
  if (a?.fact.value === undefined || b?.fact.value === undefined || a.about.metric !== b.about.metric)
    return [{ ...span, status: "unverified", reason: "no fact compares these" }];
  const lower = a.fact.direction === "lower-is-better";
  const gain = gainOf(wayOf(word), 1, lower ? -1 : 1);
  const better = lower ? a.fact.value < b.fact.value : a.fact.value > b.fact.value;
  return [
    gain > 0 === better && a.fact.value !== b.fact.value
      ? { ...span, status: "verified", fact: a.fact.id }
      : { ...span, status: "contradicted", fact: a.fact.id, reason: "their values say otherwise" },
  ];
}
