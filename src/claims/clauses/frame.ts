import type { FactSubject } from "../../records";
import { isWord } from "../words/tokens";
import type { Quantity, Token, WordToken } from "../words/tokens";
import type { Slot } from "../words/lexicon";
import { equative } from "./prepare";

export type SubjectToken = Extract<Token, { kind: "subject" }>;

/** One clause, with what it says sorted by what it stands for. */
export interface Frame {
  readonly tokens: readonly Token[];
  readonly subjects: readonly SubjectToken[];
  readonly stages: readonly string[];
  readonly runs: readonly number[];
  readonly metrics: readonly string[];
  readonly statistics: readonly string[];
  readonly nouns: readonly string[];
  readonly quantities: readonly Quantity[];
  /** "In both stages", "both variants": what is said holds for each. */
  readonly everyStage: boolean;
  readonly everyVariant: boolean;
  /** Subject, metric and stage that come from what was said before. */
  readonly inherited: ReadonlySet<"subject" | "metric" | "statistic" | "stage" | "noun">;
}

/** Sorts the tokens of a clause; what it leaves out is taken from the clause before it in its sentence, or where a pronoun says so. */
export function frameOf(tokens: readonly Token[], before: Frame | undefined, sameSentence: boolean): Frame {
  const words = (slot: Slot): readonly WordToken[] => tokens.filter((each): each is WordToken => isWord(each, slot));
  const own = {
    subjects: tokens.flatMap((each, index) => subjectAt(each, tokens, index)),
    stages: [...new Set(tokens.flatMap((each) => (each.kind === "stage" ? [each.stage] : [])))],
    runs: tokens.flatMap((each) => (each.kind === "run" ? [each.run] : [])),
    metrics: [...new Set(words("metric").map(({ value }) => value))],
    statistics: [...new Set(words("statistic").map(({ value }) => value))],
    nouns: [...new Set(words("noun").map(({ value }) => value))],
  };
  // "22 of the files are CSV": a place that is counted, too.
  if (
    own.nouns.length === 0 &&
    own.metrics.length === 0 &&
    tokens.some((each) => isWord(each, "scope", "files") && /files/i.test(each.text))
  )
    own.nouns.push("files");
  const pronoun = (...values: readonly string[]): boolean => tokens.some((each) => isWord(each, "pronoun", ...values));
  const inherited = new Set<"subject" | "metric" | "statistic" | "stage" | "noun">();
  const take = <T>(
    name: Parameters<typeof inherited.add>[0],
    mine: readonly T[],
    theirs: readonly T[] | undefined,
    may: boolean,
  ): readonly T[] => {
    if (mine.length > 0 || !may || theirs === undefined || theirs.length === 0) return mine;
    inherited.add(name);
    return theirs;
  };
  const subjects = take("subject", own.subjects, before?.subjects.slice(0, 1), sameSentence || pronoun("subject"));
  const quantities = tokens.flatMap((each, index) => quantitiesAt(each, tokens, index));
  // "The baseline generated 12,636 tokens, chimera 11,979".
  const ratio = tokens.some((each) => isWord(each, "ratio"));
  const elliptic = sameSentence && own.metrics.length === 0 && own.nouns.length === 0 && !ratio;
  const unit = elliptic ? before?.quantities.find((each) => each.unit !== undefined)?.unit : undefined;
  const sameMetric = sameSentence || pronoun("metric");
  const every = (noun: string): boolean =>
    tokens.some(
      (each, index) =>
        isWord(each, "quantifier", "both", "all") &&
        tokens.slice(index + 1, index + 4).some((next) => isWord(next, "noun", noun)),
    );
  return {
    tokens,
    ...own,
    subjects,
    metrics: take("metric", own.metrics, before?.metrics, sameMetric),
    statistics: take("statistic", own.statistics, before?.statistics, sameMetric),
    stages: take("stage", own.stages, before?.stages, sameSentence || pronoun("stage")),
    nouns: take("noun", own.nouns, before?.nouns, sameSentence && own.metrics.length === 0),
    quantities: quantities.map((each) => (each.unit === undefined && unit !== undefined ? { ...each, unit } : each)),
    everyStage: every("stages") || (before?.everyStage === true && sameSentence && own.stages.length === 0),
    everyVariant: every("variants") || (every("") && own.subjects.length === 0),
    inherited,
  };
}

/** A name that looks like a model's and is in no fact is a subject too: of what is known, nothing is true of it. */
function subjectAt(token: Token, tokens: readonly Token[], index: number): readonly SubjectToken[] {
  const other = governed(tokens, index) ? ({ other: true } as const) : {};
  if (token.kind === "subject") return [{ ...token, ...other }];
  if (token.kind !== "name" || !/^[a-z][\w.-]*:[\w.-]+$/i.test(token.text)) return [];
  const subject: FactSubject = { kind: "model", name: token.text };
  return [{ kind: "subject", subject, start: token.start, end: token.end, text: token.text, ...other }];
}

const verbs = /^(?:is|was|are|were|lies|lay|stays|stayed|remains|remained|came|comes)$/i;
const overtakes = /^(?:exceed|surpass|beat|outperform|trail|lag|edge)/i;

/** Whether "than", "against", "instead of" stands before it, with nothing but small words between. */
export function governed(tokens: readonly Token[], index: number): boolean {
  let at = index - 1;
  while (isWord(tokens[at], "glue") && /^(?:the|an?)$/i.test(tokens[at]!.text)) at -= 1;
  // "As long to the first token as chimera".
  if (/^as$/i.test(tokens[at]?.text ?? "") && tokens.slice(0, at).some(equative)) return true;
  const small = (token: Token | undefined): boolean =>
    isWord(token, "glue") || isWord(token, "pronoun", "metric") || isWord(token, "bound") || token?.text === ".";
  while (small(tokens[at])) at -= 1;
  const before = tokens[at];
  // "Three times the 2.0 s of baseline".
  if (isWord(before, "link", "of") && tokens[at - 1]?.kind === "quantity" && governed(tokens, at - 1)) return true;
  // "Twice that of chimera", "three times the baseline's 2.0 s".
  return (
    isWord(before, "against") ||
    (isWord(before, "compare") && (overtakes.test(before?.text ?? "") || / as$/i.test(before?.text ?? ""))) ||
    (before?.kind === "quantity" &&
      before.unit === "×" &&
      !tokens.slice(at + 1, index).some(({ text }) => verbs.test(text)))
  );
}

/** The two tokens behind a place; what stands in brackets there, "1.74 tokens/s (2.2 %) above", is passed over. */
function behindBrackets(tokens: readonly Token[], from: number): readonly Token[] {
  const end = tokens[from]?.text === "(" ? tokens.findIndex(({ text }, at) => at > from && text === ")") : -1;
  return end < 0 || end > from + 6 ? tokens.slice(from, from + 2) : tokens.slice(end + 1, end + 3);
}

function quantitiesAt(token: Token, tokens: readonly Token[], index: number): readonly Quantity[] {
  const other = governed(tokens, index) ? ({ other: true } as const) : {};
  if (token.kind === "quantity") {
    // "12 ms higher" is a difference, "531 ms is higher" is none.
    const next = behindBrackets(tokens, index + 1).find((each) => !isWord(each, "glue") || verbs.test(each.text));
    const difference =
      isWord(tokens[index - 1], "link", "by") ||
      (isWord(next, "compare") &&
        !overtakes.test(next?.text ?? "") &&
        (token.unit !== undefined || /^(?:more|fewer|less)$/i.test(next?.text ?? "")));
    return [{ ...token, ...other, ...(difference ? { difference: true } : {}) }];
  }
  return token.kind === "range" ? [{ ...token.low, ...(token.from ? { other: true } : {}) }, token.high] : [];
}
