import { lowerIsBetter } from "./about";
import type { About } from "./about";
import type { Fact } from "../../records";
import type { Sayable } from "./claims";
import { tagsOf } from "./context";
import type { Tag } from "./context";
import { directionPattern, wayOf } from "./direction-words";
import { compared } from "./compared";
import { bestOrWorst, gainOf } from "./conflicts";
import type { Statement } from "./sentences";
import type { SpanKind, SpanStatus } from "./types";

/** A claim in words: offsets in the plain text. */
export interface WordClaim {
  readonly start: number;
  readonly end: number;
  readonly kind: SpanKind;
  readonly status: SpanStatus;
  readonly fact?: string;
  readonly reason?: string;
}

type Known = { readonly fact: Fact; readonly about: About };

/** Verdicts that a sentence can mean: those of the metric, stage and variants that it names. */
function verdictsOf(sentence: string, said: Sayable): readonly Known[] {
  const names = (dimension: "metric" | "stage" | "variant"): ReadonlySet<string> =>
    new Set(tagsOf(dimension, sentence, said).map((tag) => tag.name));
  const [metrics, stages, variants] = [names("metric"), names("stage"), names("variant")];
  return said.sentences.filter(
    ({ about }) =>
      about.verdict !== undefined &&
      about.metric !== undefined &&
      (metrics.size === 0 || metrics.has(about.metric)) &&
      (stages.size === 0 || (about.stage !== undefined && stages.has(about.stage))) &&
      (variants.size === 0 ||
        (about.variant !== undefined && variants.has(about.variant)) ||
        variants.has(about.against ?? "")),
  );
}

const supposed =
  /\b(?:could|may|might|would|should|can|to|if|whether|aims?|potential(?:ly)?|further|expect\w*|recommend\w*|suggest\w*|try|consider)\b/i;

/** "faster", "lower", "improved" about a variant: only a verdict bears it. */
export function directions(
  statement: Statement,
  text: string,
  said: Sayable,
  taken: (start: number) => WordClaim | undefined | "fact",
): readonly WordClaim[] {
  const sentence = text.slice(statement.start, statement.end);
  const variants = tagsOf("variant", sentence, said);
  return [...sentence.matchAll(directionPattern)].flatMap((match): readonly WordClaim[] => {
    const [start, end] = [statement.start + match.index, statement.start + match.index + match[0].length];
    const span = { start, end, kind: "direction" } as const;
    const known = taken(start);
    if (known === "fact") return [];
    if (known)
      return [
        {
          ...span,
          status: known.status,
          ...(known.fact ? { fact: known.fact } : {}),
          ...(known.reason ? { reason: known.reason } : {}),
        },
      ];
    if (
      /^(?:more|less|longer|larger|smaller|greater|raised?|better|falls?|fewer|cuts?|drops?)$/i.test(match[0]) &&
      !/^\s+than\b|^\s+(?:TTFT|throughput)\b/i.test(sentence.slice(match.index + match[0].length))
    )
      return [];
    const verdictWord = /^(?:faster|slower)$/i.test(match[0]) && sentence[match.index + match[0].length] === ":";
    if (variants.length === 0 && !verdictWord) return entityDirection(span, match.index, match[0], sentence, said);
    if (supposed.test(sentence.slice(Math.max(0, match.index - 40), match.index))) return [];
    const verdicts = verdictsOf(sentence, said);
    if (verdicts.length === 0) return [{ ...span, status: "unverified", reason: "no verdict speaks of this" }];
    const negated = /\b(?:not|no|never|isn't|wasn't|neither)\s+(?:\w+\s+)?$/i.test(sentence.slice(0, match.index));
    const subject = verdictWord ? undefined : subjectOf(variants, match.index, sentence);
    const pair = compared(sentence, said.variants);
    const judged = verdicts.map(({ fact, about }) => {
      const other = pair ? pair[0] === about.against : subject !== undefined && subject === about.against;
      const flip = other ? -1 : 1;
      const gain = gainOf(wayOf(match[0]), 1, about.metric === "ttft" ? -1 : 1) * flip;
      const says = about.verdict === (gain > 0 ? "faster" : "slower");
      return { fact, stands: negated ? !says : says };
    });
    const standing = judged.filter((each) => each.stands);
    if (standing.length === judged.length) return [{ ...span, status: "verified", fact: standing[0]!.fact.id }];
    const against = judged.find((each) => !each.stands)!.fact;
    const status = standing.length === 0 ? "contradicted" : "unverified";
    return [{ ...span, status, fact: against.id, reason: `the ${against.label} is "${against.text.split(":")[0]!}"` }];
  });
}

/** The variant that a direction word speaks of: the last one named before it that follows no "than". */
function subjectOf(variants: readonly Tag[], at: number, sentence: string): string | undefined {
  const other = /\b(?:against|than|over|versus|vs\.?|to|with)\s+(?:the\s+)?["“*]*$/i;
  return variants.filter((tag) => tag.start < at && !other.test(sentence.slice(0, tag.start))).at(-1)?.name;
}

/** "X has a higher throughput than Y" about what the files name: their values decide. */
function entityDirection(
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

/** "significant" is said only where a verdict says faster or slower. */
export function significances(
  statement: Statement,
  text: string,
  said: Sayable,
  inFact: (start: number) => boolean,
): readonly WordClaim[] {
  const sentence = text.slice(statement.start, statement.end);
  return [...sentence.matchAll(/\b(?:statistical(?:ly)?\s+)?(?:in)?significan(?:t(?:ly)?|ce)\b/gi)].flatMap(
    (match): WordClaim[] => {
      const span = {
        start: statement.start + match.index,
        end: statement.start + match.index + match[0].length,
        kind: "significance",
      } as const;
      if (inFact(span.start)) return [];
      const verdicts = verdictsOf(sentence, said);
      const compares = tagsOf("variant", sentence, said).length > 0 || tagsOf("metric", sentence, said).length > 0;
      const decided = verdicts.filter(({ about }) => about.verdict === "faster" || about.verdict === "slower");
      const negative =
        /insignifican/i.test(match[0]) ||
        /\b(?:not|no)\s+(?:statistical(?:ly)?\s+)?$/i.test(sentence.slice(0, match.index));
      if (!negative && compares && verdicts.length > 0 && decided.length === verdicts.length)
        return [{ ...span, status: "verified", fact: decided[0]!.fact.id }];
      if (compares && verdicts.length > 0 && decided.length === 0 && !negative)
        return [{ ...span, status: "contradicted", fact: verdicts[0]!.fact.id, reason: "the verdict does not say so" }];
      return [{ ...span, status: "unverified", reason: "no verdict says so" }];
    },
  );
}

const universal = /\b(all|every|each|none|no|always|never|any)\b/gi;
const states: readonly (readonly [state: string, pattern: RegExp])[] = [
  ["ok", /\b(?:ok|succeed\w*|success\w*|worked|completed)\b/i],
  ["failed", /\b(?:fail\w*|errors?|missing|broke)\b/i],
];

/** "all calls were ok", "no observation failed": k of N decides. */
export function quantifiers(
  statement: Statement,
  text: string,
  said: Sayable,
  inFact: (start: number) => boolean,
): readonly WordClaim[] {
  const sentence = text.slice(statement.start, statement.end);
  return [...sentence.matchAll(universal)].flatMap((match): WordClaim[] => {
    const span = {
      start: statement.start + match.index,
      end: statement.start + match.index + match[0].length,
      kind: "quantifier",
    } as const;
    if (inFact(span.start) || /\bof\s+$/i.test(sentence.slice(0, match.index))) return [];
    const rest = sentence.slice(match.index, match.index + 90);
    const noun =
      /^\w+\s+(?:of\s+)?(?:the\s+|its\s+)?(?:\w+\s+)?(calls?|runs?|observations?|measurements?|files?|requests?)\b/i
        .exec(rest)?.[1]
        ?.toLowerCase()
        .replace(/s$/, "");
    const state = states.find(([, pattern]) => pattern.test(rest));
    if (noun === undefined || !state) return [];
    const stem = noun === "run" || noun === "request" ? "call" : noun;
    const variants = new Set(tagsOf("variant", sentence, said).map((tag) => tag.name));
    const pairs = said.facts.filter(
      ({ fact, about }) =>
        /^\d+ of \d+$/.test(fact.text) &&
        fact.label.includes(stem) &&
        (variants.size === 0
          ? about.variant === undefined
          : about.variant !== undefined && variants.has(about.variant)),
    );
    const fact =
      pairs.find(({ fact: each }) => state[1].test(each.label))?.fact ?? (stem === "call" ? undefined : pairs[0]?.fact);
    if (!fact) return [{ ...span, status: "unverified", reason: "no fact counts these" }];
    const [k, n] = fact.text.split(" of ").map(Number) as [number, number];
    const none = /^(?:none|no|never)$/i.test(match[0]);
    const stands = none ? k === 0 : k === n;
    return [
      stands
        ? { ...span, status: "verified", fact: fact.id }
        : { ...span, status: "contradicted", fact: fact.id, reason: `it is ${fact.text}` },
    ];
  });
}
