import { plainText } from "../../text";
import type { FactRegistry } from "../../records";
import { directions } from "./direction-claims";
import { quantifiers } from "./quantifier-claims";
import { samenesses } from "./sameness-claims";
import { significances } from "./significance-claims";
import { superlatives } from "./superlative-claims";
import type { WordClaim } from "./word-claim";
import { sayable } from "./claims";
import type { Sayable } from "./claims";
import { unreadAmounts } from "./unread";
import { wayNear } from "./direction-words";
import { findMasks, maskOf } from "./masks";
import { judgeNumber } from "./match";
import { findNumbers } from "./numbers";
import { pieces } from "./pieces";
import { findQuotes, judgeQuoted } from "./quotes";
import { statements } from "./sentences";
import type { Above, Statement } from "./sentences";
import { findStray } from "./stray";
import type { CheckedSpan, CheckedText, PrintedNumber } from "./types";

/** More numbers in one sentence than anybody reads there. */
const mostInStatement = 30;
const unread = `more than ${mostInStatement} numbers stand in one sentence, so none of them is read`;

/**
 * Checks any text against the facts: every number, in figures or words, superlatives, directions, "significant", all and none, and what a broken
 * model leaves behind. A number stands if a fact's value, in the printed unit and rounded to the printed decimals, is that number, and
 * the words around it do not speak of something else. Names, dates, versions, file names, headings and list numbers claim nothing.
 * A long text is read in pieces, so that the time grows with its length alone.
 */
export function checkText(text: string, registry: FactRegistry): CheckedText {
  const said = sayable(registry);
  const spans: CheckedSpan[] = [];
  let above: Above = { heading: "" };
  for (const [start, end] of pieces(text)) {
    const piece = text.slice(start, end);
    const checked = checkPiece(piece, said, above);
    above = checked.above;
    for (const span of checked.spans) spans.push({ ...span, start: start + span.start, end: start + span.end });
  }
  return summary(text, spans);
}

function checkPiece(
  text: string,
  said: Sayable,
  before: Above,
): { readonly spans: readonly CheckedSpan[]; readonly above: Above } {
  const { text: plain, at } = plainText(text);
  const numbers = findNumbers(plain);
  const masks = findMasks(plain, said.names);
  const { found: all, above } = statements(plain, before);
  const quoted = findQuotes(plain, said);
  const claiming = new Map<Statement, PrintedNumber[]>();
  const claims: WordClaim[] = [...unreadAmounts(plain, masks.always)];
  for (const number of numbers) {
    const statement = statementOf(number, all, plain);
    const reason = maskOf(number, plain, masks) ?? numbering(statement, plain);
    if (reason === undefined) claiming.set(statement, [...(claiming.get(statement) ?? []), number]);
    else claims.push({ start: number.start, end: number.unitEnd, kind: "number", status: "masked", reason });
  }
  const nearWords = new Map<number, WordClaim>();
  const crowded = new Set<Statement>();
  for (const [statement, own] of claiming) {
    if (own.length > mostInStatement) crowded.add(statement);
    for (const number of own) {
      const place = { text: plain, statement, numbers: own };
      const quote = quoted.find((each) => each.start <= number.start && number.unitEnd <= each.end);
      const span = {
        start: number.start - (number.sign === 0 || number.word ? 0 : 1),
        end: number.unitEnd,
        kind: "number",
      } as const;
      const claim: WordClaim = crowded.has(statement)
        ? { ...span, status: "unverified", reason: unread }
        : quote
          ? { ...span, ...judgeQuoted(number, quote, place, said) }
          : withClaim(span, judgeNumber(number, place, said));
      claims.push(claim);
      const near = wayNear(plain, number.start, number.unitEnd, statement.end);
      if (near && !quote && number.unit !== undefined && /^(?:%|×)$/.test(number.unit))
        nearWords.set(near.start, claim);
    }
  }
  const inFact = (start: number): boolean => quoted.some((each) => each.start <= start && start < each.end);
  const standing = (start: number, end: number): ReadonlySet<string> =>
    new Set(
      claims
        .filter((each) => each.status === "verified" && each.start >= start && each.start < end)
        .flatMap((each) => each.fact ?? []),
    );
  for (const statement of all) {
    if (crowded.has(statement)) continue;
    claims.push(
      ...directions(statement, plain, said, (start) => (inFact(start) ? "fact" : nearWords.get(start))),
      ...superlatives(statement, plain, said, inFact, standing),
      ...[samenesses, significances, quantifiers].flatMap((check) => check(statement, plain, said, inFact)),
    );
  }
  const spans = claims.map(({ start, end, ...rest }): CheckedSpan => {
    const [from, to] = [at[start]!, at[end]!];
    return { start: from, end: to, text: text.slice(from, to), ...rest };
  });
  for (const { start, end, reason } of findStray(text, said.names))
    spans.push({ start, end, text: text.slice(start, end), kind: "stray", status: "unverified", reason });
  return { spans: spans.sort((a, b) => a.start - b.start || a.end - b.end), above };
}

function summary(text: string, spans: readonly CheckedSpan[]): CheckedText {
  const numbers = spans.filter((span) => span.kind === "number" && span.status !== "masked");
  const verified = numbers.filter((span) => span.status === "verified").length;
  const problems = spans
    .filter((span) => span.status === "unverified" || span.status === "contradicted")
    .map(
      (span) =>
        `${JSON.stringify(span.text.trim().slice(0, 60))} is ${span.kind === "stray" ? "out of place" : span.status}: ${span.reason ?? "no fact says so"}.`,
    );
  if (!/\p{L}/u.test(text)) problems.unshift("The text is empty.");
  return {
    spans,
    verified,
    total: numbers.length,
    coverage: `${verified}/${numbers.length} numbers verified`,
    problems,
  };
}

function statementOf(number: PrintedNumber, all: readonly Statement[], text: string): Statement {
  return (
    all.find((each) => each.start <= number.start && number.end <= each.end) ?? {
      start: 0,
      end: text.length,
      row: "",
      column: "",
      heading: "",
    }
  );
}

/** A bare number in a column that numbers its rows claims nothing. */
function numbering(statement: Statement, text: string): string | undefined {
  return /^(?:runs?|#|no\.?|id|row|step|phase|rank)$/i.test(statement.column) &&
    statement.row === "" &&
    /^[\s*_#]*\d+[\s*_.]*$/.test(text.slice(statement.start, statement.end))
    ? "row number"
    : undefined;
}

function withClaim(
  span: Pick<WordClaim, "start" | "end" | "kind">,
  { status, claim, reason }: ReturnType<typeof judgeNumber>,
): WordClaim {
  return { ...span, status, ...(claim ? { fact: claim.fact.id } : {}), ...(reason === undefined ? {} : { reason }) };
}
