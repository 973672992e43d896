import { isWord } from "../words/tokens";
import type { Token } from "../words/tokens";

const fronts =
  /^(?:with|at|of|in|by|for|on|among|out of|to|from|across|apart from|except|under|over|within|during|of the|of all)$/i;

/** Cuts the tokens of a sentence where another statement begins: at semicolons, contrasts, and commas or "and" before a new predicate. */
export function split(tokens: readonly Token[]): readonly (readonly Token[])[] {
  const clauses: Token[][] = [];
  let own: Token[] = [];
  const cut = (): void => {
    if (own.length > 0) clauses.push(own);
    own = [];
  };
  for (let index = 0; index < tokens.length; index += 1) {
    const token = tokens[index]!;
    const next = tokens[index + 1];
    const hard = token.kind === "mark" && token.text === ";";
    const contrast = isWord(token, "conjunction", "split");
    const dash = token.kind === "mark" && /^[—–]$/.test(token.text);
    if (hard || ((contrast || dash) && says(own))) {
      // "4283 observations, 719 of which failed": the number belongs to what follows.
      const [number, of] = own.slice(-2);
      const which = contrast && isWord(of, "link", "of") && number?.kind === "quantity" && own.length > 2;
      if (which) own.length -= 2;
      cut();
      if (which) own.push(number);
      continue;
    }
    const soft = (token.kind === "mark" && token.text === ",") || isWord(token, "conjunction", "and");
    // "And the slowest, X, trails it": who it is belongs to the rank, and what follows is said of X.
    if (soft && isBareRank(own) && next?.kind === "subject" && tokens[index + 2]?.text === ",") {
      own.push(token, next);
      cut();
      index += 2;
      continue;
    }
    if (soft && says(own)) {
      const from = isWord(next, "conjunction") ? index + 2 : index + 1;
      // ", 712.98 ms at the median, is below …": what stood between the commas was no statement of its own.
      const verb =
        token.kind === "mark" && isWord(next, "glue") && /^(?:is|was|are|were|has|had)$/i.test(next?.text ?? "");
      const led = isWord(own[0], "conjunction", "split");
      if (!verb && (led || !fronted(own)) && (led || beginsStatement(tokens, from) || countsOn(own, tokens, from))) {
        cut();
        if (isWord(next, "conjunction")) index += 1;
        continue;
      }
    }
    own.push(token);
  }
  cut();
  return clauses;
}

/** "The slowest model": a rank of which nothing is said yet. */
function isBareRank(own: readonly Token[]): boolean {
  const bare = own.every((token) => isWord(token, "extreme") || isWord(token, "noun") || /^the$/i.test(token.text));
  return bare && own.some((token) => isWord(token, "extreme"));
}

/** "One file could not be read and four were duplicates": another number of things in another state. */
function countsOn(own: readonly Token[], tokens: readonly Token[], from: number): boolean {
  const state = (token: Token | undefined): boolean => isWord(token, "state") || isWord(token, "noun", "duplicates");
  if (
    tokens[from]?.kind !== "quantity" ||
    !own.some(state) ||
    !own.some((token) => isWord(token, "noun") || isWord(token, "scope"))
  )
    return false;
  let at = from + 1;
  while (isWord(tokens[at], "glue")) at += 1;
  return state(tokens[at]);
}

/** "With a median of 2.84 ms, …": what stands in front belongs to what follows, unless it has a subject of its own. */
function fronted(own: readonly Token[]): boolean {
  return fronts.test(own[0]?.text ?? "") && !own.some(({ kind }) => kind === "subject");
}

/** Whether so much is said that it can be judged. */
function says(tokens: readonly Token[]): boolean {
  return tokens.some(
    (token) =>
      /^(?:quantity|share|range|quote|setting|name)$/.test(token.kind) ||
      (token.kind === "word" && /^(?:compare|change|extreme|same|verdict|state)$/.test(token.slot)),
  );
}

/** Whether a new statement begins here: a verb of change, a verdict, a pronoun, or a subject with something said of it. */
function beginsStatement(tokens: readonly Token[], from: number): boolean {
  let at = from;
  while (isWord(tokens[at], "glue") || isWord(tokens[at], "negation") || isWord(tokens[at], "statistic")) at += 1;
  const first = tokens[at];
  // "The top and bottom models": one rank with two ends.
  if (isWord(first, "extreme") && isWord(tokens[from - 2], "extreme")) return false;
  const rest = upToStop(tokens, at);
  if (first === undefined || !says(rest)) return false;
  if (first.kind === "word") {
    if (/^(?:change|verdict|pronoun|quantifier|extreme|compare|same)$/.test(first.slot)) return true;
    if (isWord(first, "noun", "parameters", "quantization")) return true;
    return /^(?:metric)$/.test(first.slot) && rest.some(({ kind }) => kind !== "word");
  }
  if (first.kind === "stage") return !isWord(tokens[at + 1], "noun", "stages") || says(rest);
  return first.kind === "subject" || first.kind === "quote";
}

function upToStop(tokens: readonly Token[], from: number): readonly Token[] {
  const end = tokens.findIndex((token, index) => index > from && token.kind === "mark" && token.text === ";");
  return tokens.slice(from, Math.min(end < 0 ? tokens.length : end, from + 40));
}
