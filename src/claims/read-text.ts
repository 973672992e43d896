import type { FactRegistry } from "../records";
import { plainText } from "../text";
import { frameOf } from "./clauses/frame";
import type { Frame } from "./clauses/frame";
import { merge } from "./clauses/merge";
import { split } from "./clauses/split";
import { judge } from "./judge/judge";
import { knownOf } from "./known/known";
import type { Known } from "./known/types";
import { blocksOf } from "./text/blocks";
import type { Block } from "./text/blocks";
import { sentencesOf } from "./text/sentences";
import type { ReadClause, ReadText } from "./types";
import { lex } from "./words/lex";
import type { Token } from "./words/tokens";
import { bracketUnit } from "./words/units";

/**
 * Reads any text against the facts, clause by clause: `proven` only where every content word is borne out, `contradicted` only where the clause is
 * understood in full and a fact says otherwise, else `not-read`. A number is right if the fact is at most half a unit of its last digit away.
 * Goes through the text once.
 * @example
 * readText("In the report stage, chimera cut the median TTFT by 47.1 %.", registry).clauses[0]?.reading; // "proven"
 */
export function readText(text: string, registry: FactRegistry): ReadText {
  const known = knownOf(registry);
  const { text: plain, at } = plainText(text);
  const clauses: ReadClause[] = [];
  const add = (read: ReadClause): void => {
    const [start, end] = [at[read.start]!, at[read.end]!];
    clauses.push({ ...read, start, end, text: text.slice(start, end) });
  };
  for (const block of blocksOf(plain)) {
    if (block.kind === "cell") readCell(plain, block, known).forEach(add);
    else
      readBlock(plain, block, known)
        .filter((read) => !isTitle(block, read))
        .forEach(add);
  }
  const count = (reading: ReadClause["reading"]): number =>
    clauses.filter((clause) => clause.reading === reading).length;
  return { clauses, proven: count("proven"), contradicted: count("contradicted"), notRead: count("not-read") };
}

/** Most words of a sentence that is read: no one writes longer ones, and what is longer would take long. */
const mostTokens = 160;

function readBlock(plain: string, block: Block, known: Known): readonly ReadClause[] {
  const found: ReadClause[] = [];
  let before: Frame | undefined;
  for (const sentence of sentencesOf(plain, block.start, block.end)) {
    const own = plain.slice(sentence.start, sentence.end);
    const cut = lex(own, known.vocabulary, mostTokens);
    if (cut.length > mostTokens) {
      found.push({ ...sentence, text: own, reading: "not-read", facts: [], reason: "the sentence is too long" });
      before = undefined;
      continue;
    }
    const tokens = merge(cut);
    let first = true;
    for (const clause of split(tokens)) {
      const frame = frameOf(clause, before, !first);
      const read = readClause(frame, known, own, sentence.start);
      if (read) found.push(read);
      if (read || first) before = frame;
      first = false;
    }
  }
  return found;
}

/** "Key findings": a heading without a number that nothing is said by. */
function isTitle({ kind }: Block, { text, reading }: ReadClause): boolean {
  return kind === "heading" && reading === "not-read" && !/\d/.test(text);
}

/** A cell is read as the words of its column and its row, with its own behind them. */
function readCell(plain: string, block: Block, known: Known): readonly ReadClause[] {
  const own = plain.slice(block.start, block.end);
  const context = [block.column ?? "", ...(block.row ?? [])].map((text) =>
    text.replace(bracketUnit(text) === undefined ? /\([^)]*\)/g : /\([^)]*\)|,[^,]*$/g, " "),
  );
  const around = context
    .flatMap((text) => lex(text, known.vocabulary))
    .map((token): Token => ({ ...token, start: -1, end: -1 }));
  const labels = [block.column ?? "", ...(block.row ?? [])];
  const tokensColumn = labels.some((each) => /\btokens?\b/i.test(each)) ? "tokens" : undefined;
  const unit = labels.map(bracketUnit).find((each) => each !== undefined) ?? tokensColumn;
  const tokens = lex(own, known.vocabulary).map((token): Token =>
    token.kind === "quantity" && token.unit === undefined && unit !== undefined ? { ...token, unit } : token,
  );
  const frame = frameOf(merge([...around, ...tokens]), undefined, false);
  const read = readClause(frame, known, own, block.start, block);
  return read ? [read] : [];
}

function readClause(
  frame: Frame,
  known: Known,
  sentence: string,
  offset: number,
  place?: Block,
): ReadClause | undefined {
  const judged = judge(frame, known);
  const [first, last] = [frame.tokens[0], frame.tokens.at(-1)];
  if (!judged || !first || !last) return undefined;
  const start = place ? place.start : offset + first.start;
  const end = place ? place.end : offset + last.end;
  return {
    start,
    end,
    text: sentence,
    reading: judged.reading,
    facts: judged.facts.map(({ id }) => id),
    ...(judged.reason === undefined || judged.reading === "proven" ? {} : { reason: judged.reason }),
  };
}
