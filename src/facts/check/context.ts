import { statisticWords } from "./about";
import type { Sayable } from "./claims";
import { namesIn } from "./masks";
import type { Statement } from "./sentences";
import type { PrintedNumber } from "./types";

export type Dimension = "metric" | "variant" | "stage" | "entity" | "scope" | "statistic" | "extreme";

/** A word that names a value of one dimension; offsets in the text that it was found in. */
export interface Tag {
  readonly start: number;
  readonly end: number;
  readonly name: string;
}

const metricWords: readonly (readonly [name: string, pattern: RegExp])[] = [
  ["ttft", /\b(?:TTFT|time[- ]to[- ](?:the[- ])?first[- ]token|first token)\b/gi],
  [
    "throughput",
    /\b(?:throughput|tokens?[- ]per[- ]second|time[- ]per[- ]token|token generation speed|decode speed)\b/gi,
  ],
  ["compilation", /\bcompil\w+\b/gi],
  ["load", /\bload(?:ing)?(?: time| duration)\b|\bLoad Duration\b/gi],
  ["prompt-eval", /\bprompt[- ]eval\w*(?: time| duration)?\b/gi],
  ["eval", /(?<!prompt )(?<!prompt-)\beval(?:uation)? (?:time|duration)\b|\bdecode time\b/gi],
  ["duration", /(?<!eval )(?<!evaluation )(?<!load )\b(?:durations?|time of all calls|total time|call time)\b/gi],
  [
    "other",
    /\b(?:latenc(?:y|ies)|utili[sz]ation|accuracy|execution times?|inference (?:times?|speed)|response times?|file sizes?|memory usage|power|bandwidth|energy|costs?|IPS|FLOPS|perplexity|build times?)\b/gi,
  ],
];
const scopeWords: typeof metricWords = [
  ["sweep", /\bsweep\b/gi],
  [
    "files",
    /\bmodels?\s+(?:(?:named\s+)?in|of)\s+the\s+files\b|\bof\s+a\s+model\b|\bin\s+the\s+files\b|\bserver-side\b|\bserver's\s+clock\b/gi,
  ],
];
const extremeWords: readonly (readonly [name: string, pattern: RegExp])[] = [
  ["high", /\b(?:highest|maximum|max|peak|largest|greatest)\b/gi],
  ["low", /\b(?:lowest|minimum|min|smallest|least)\b(?!\s+(?:squares))/gi],
  ["best", /(?<!\bat )\b(?:best|fastest|quickest)\b(?![- ](?:practices?|suited|effort))/gi],
  ["worst", /(?<!\bat )\b(?:worst|slowest)\b/gi],
];

/** Every tag of a dimension in a text. */
export function tagsOf(dimension: Dimension, text: string, said: Sayable): readonly Tag[] {
  let known = found.get(said);
  if (!known || known.size > mostKept) found.set(said, (known = new Map<string, readonly Tag[]>()));
  const key = `${dimension}\n${text}`;
  const before = known.get(key);
  if (before) return before;
  const tags = findTags(dimension, text, said);
  known.set(key, tags);
  return tags;
}

/** The same sentence is asked about for each of its numbers. */
const found = new WeakMap<Sayable, Map<string, readonly Tag[]>>();
const mostKept = 500;

function findTags(dimension: Dimension, text: string, said: Sayable): readonly Tag[] {
  const byWords = (words: typeof metricWords): Tag[] =>
    words.flatMap(([name, pattern]) =>
      [...text.matchAll(pattern)].map((match) => ({ start: match.index, end: match.index + match[0].length, name })),
    );
  const byNames = (names: readonly string[]): Tag[] =>
    namesIn(text, names).map(({ start, end, what }) => ({ start, end, name: what }));
  const sorted = (tags: Tag[]): Tag[] => tags.sort((a, b) => a.start - b.start);
  switch (dimension) {
    case "metric":
      return sorted(byWords(metricWords));
    case "scope":
      return sorted(byWords(scopeWords));
    case "extreme":
      return sorted(byWords(extremeWords).filter((tag) => !/\bat (?:least|most|best)$/i.test(text.slice(0, tag.end))));
    case "statistic":
      return sorted(byWords(statisticWords));
    case "stage":
      return sorted(byNames(said.stages).filter((tag) => isStage(text, tag)));
    case "entity":
      return sorted(byNames(said.entities));
    case "variant": {
      const entities = byNames(said.entities);
      return sorted(
        byNames(said.variants).filter(
          (tag) => !entities.some((each) => each.start <= tag.start && tag.end <= each.end),
        ),
      );
    }
  }
}

/** "report" and "analysis" are common words: they name a stage only beside a word that says so. */
function isStage(text: string, tag: Tag): boolean {
  const after = text.slice(tag.end, tag.end + 40);
  const before = text.slice(Math.max(0, tag.start - 12), tag.start);
  return (
    /^["”]?\s*(?:and\s+(?:the\s+)?\p{L}+\s+)?(?:stages?|calls?|phases?)\b/iu.test(after) ||
    /^\s*$/.test(text.slice(0, tag.start) + after.trim()) ||
    /\bstages?:?\s+["“]?$/i.test(before)
  );
}

export type Named = Readonly<Partial<Record<Dimension, ReadonlySet<string>>>>;

const dimensions: readonly Dimension[] = ["metric", "variant", "stage", "entity", "scope", "statistic", "extreme"];

/** What the words around a number say that it is a number of. */
export function contextOf(
  number: PrintedNumber,
  statement: Statement,
  text: string,
  numbers: readonly PrintedNumber[],
  said: Sayable,
): Named {
  const sentence = text.slice(statement.start, statement.end);
  const own = numbers.filter((each) => each.start >= statement.start && each.end <= statement.end);
  const shifted = own.map((each) => ({ start: each.start - statement.start, unitEnd: each.unitEnd - statement.start }));
  const self = { start: number.start - statement.start, unitEnd: number.unitEnd - statement.start };
  const named: Partial<Record<Dimension, ReadonlySet<string>>> = {};
  for (const dimension of dimensions) {
    const tags = tagsOf(dimension, sentence, said);
    const inside =
      dimension === "statistic" ? statisticOf(tags, self, shifted, sentence) : assign(tags, self, shifted, sentence);
    const around = (other: string): ReadonlySet<string> | undefined => {
      const names = new Set(tagsOf(dimension, other, said).map((tag) => tag.name));
      return names.size === 0 ? undefined : names;
    };
    const outer =
      dimension === "metric" || dimension === "variant" || dimension === "stage"
        ? around(statement.heading)
        : undefined;
    const found =
      inside ?? around(statement.column) ?? around(statement.row) ?? (outer?.size === 1 ? outer : undefined);
    if (found) named[dimension] = found;
  }
  return named;
}

/** A statistic is named before its number, or right after it; "78.84 tok/s (CV: 1.2 %)" names that of the next. */
function statisticOf(
  tags: readonly Tag[],
  number: Place,
  numbers: readonly Place[],
  sentence: string,
): ReadonlySet<string> | undefined {
  const next = numbers.find((each) => each.start > number.start)?.start ?? sentence.length + 9;
  const after = tags.find((tag) => tag.start >= number.unitEnd && tag.end < next - 4);
  const found = tags.filter((tag) => tag.end <= number.start).at(-1) ?? after;
  return found && new Set([found.name]);
}

interface Place {
  readonly start: number;
  readonly unitEnd: number;
}

/** Which of a sentence's tags a number belongs to; several where that is open. */
export function assign(
  tags: readonly Tag[],
  number: Place,
  numbers: readonly Place[],
  sentence: string,
): ReadonlySet<string> | undefined {
  if (tags.length === 0) return undefined;
  const names = new Set(tags.map((tag) => tag.name));
  if (names.size === 1) return names;
  const bound = tags.find((tag) => tag.start >= number.unitEnd && bindsBack(sentence.slice(number.unitEnd, tag.start)));
  if (bound) return new Set([bound.name]);
  const gapOf = (tag: Tag): number => numbers.filter((each) => each.start < tag.start).length;
  const place = numbers.filter((each) => each.start < number.start).length;
  const inGap = (gap: number): ReadonlySet<string> =>
    new Set(tags.filter((tag) => gapOf(tag) === gap).map((tag) => tag.name));
  const first = Math.min(...tags.map(gapOf));
  const last = Math.max(...tags.map(gapOf));
  if (first > 0 && last === numbers.length) {
    for (let gap = place + 1; gap <= last; gap += 1) if (inGap(gap).size > 0) return inGap(gap);
    return inGap(last);
  }
  for (let gap = place; gap >= 0; gap -= 1) if (inGap(gap).size > 0) return inGap(gap);
  return inGap(first);
}

/** "104 ms for the baseline": what follows a preposition belongs to the number before it. */
function bindsBack(between: string): boolean {
  return /^[\s)*_]*(?:\(|(?:for|of|in|on|with|by|under|from|at|using)\b)\s*(?:the\s+|its\s+)?(?:median\s+)?$/i.test(
    between,
  );
}
