import { lowerIsBetter } from "./about";
import type { Sayable } from "./claims";
import { bestOrWorst } from "./conflicts";
import { tagsOf } from "./context";
import type { Tag } from "./context";
import type { Statement } from "./sentences";
import type { WordClaim } from "./word-claim";

/** "highest", "best", "slowest": only what stands first or last in a rank. */
export function superlatives(
  statement: Statement,
  text: string,
  said: Sayable,
  inFact: (start: number) => boolean,
  verified: (start: number, end: number) => ReadonlySet<string>,
): readonly WordClaim[] {
  const sentence = text.slice(statement.start, statement.end);
  // "highest over lowest" names a ratio, which is a number to check and no superlative.
  const ofRatio = (tag: Tag): boolean =>
    /^\s+(?:over|less)\s/.test(sentence.slice(tag.end)) || /\s(?:over|less)\s+$/.test(sentence.slice(0, tag.start));
  const tags = tagsOf("extreme", sentence, said).filter((tag) => !ofRatio(tag));
  const entities = [...tagsOf("entity", sentence, said), ...tagsOf("variant", sentence, said)].sort(
    (a, b) => a.start - b.start,
  );
  const unknownName = /\b[a-z][\w.-]*:[\w.-]*\w\b/i;
  return tags.flatMap((tag, index): WordClaim[] => {
    const span = { start: statement.start + tag.start, end: statement.start + tag.end, kind: "superlative" } as const;
    if (inFact(span.start)) return [];
    const metricTags = tagsOf("metric", sentence, said);
    const metric = nearestTo(tag, metricTags)?.name;
    const ranked = said.facts.filter(
      ({ fact, about }) =>
        about.extreme !== undefined &&
        about.extreme === bestOrWorst(tag.name, lowerIsBetter(fact, about)) &&
        (metric === undefined || about.metric === metric),
    );
    const from = tags[index - 1]?.end ?? 0;
    const to = tags[index + 1]?.start ?? sentence.length;
    const own =
      entities.filter((each) => each.start >= from && each.start < tag.start).at(-1) ??
      entities.find((each) => each.start > tag.start && each.start < to);
    const stranger = own
      ? undefined
      : unknownName.exec(sentence.slice(from, tag.start).split(/\s/).slice(-6).join(" "))?.[0];
    if (own) {
      const right = ranked.find(({ about }) => about.entity?.toLowerCase() === own.name.toLowerCase());
      if (right) return [{ ...span, status: "verified", fact: right.fact.id }];
      const other = ranked[0];
      return [
        {
          ...span,
          status: other ? "contradicted" : "unverified",
          ...(other
            ? { fact: other.fact.id, reason: `that is ${other.about.entity ?? other.fact.text}, not ${own.name}` }
            : { reason: "no fact ranks these" }),
        },
      ];
    }
    if (stranger !== undefined) return [{ ...span, status: "unverified", reason: `no fact ranks ${stranger}` }];
    const said2 = verified(statement.start + from, statement.start + to);
    const right = ranked.find(({ fact }) => said2.has(fact.id));
    return [
      right
        ? { ...span, status: "verified", fact: right.fact.id }
        : { ...span, status: "unverified", reason: "no fact in the sentence stands first or last in a rank" },
    ];
  });
}

function nearestTo(tag: Tag, tags: readonly Tag[]): Tag | undefined {
  return [...tags].sort((a, b) => Math.abs(a.start - tag.start) - Math.abs(b.start - tag.start))[0];
}
