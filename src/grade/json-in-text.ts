/** A JSON value that was found in an answer, and where it stands. */
export interface FoundJson {
  readonly value: unknown;
  readonly at: number;
}

/** How many places of a text are tried, and how far in all: a text of nothing but braces must not be read once for each. */
const mostStarts = 300;
const mostSteps = 4_000_000;
/** Deeper than any answer that is meant to be read. */
const deepest = 200;
const fence = /^[ \t]*(```+|~~~+)[ \t]*([\w+-]*)[^\n]*\n([\s\S]*?)(?:\n[ \t]*\1|$(?![\s\S]))/gm;

/**
 * JSON values that an answer gives: the whole text, its code blocks, else the objects and lists that stand in it, in order. What lies inside another
 * value, or inside braces that are no JSON, is none of its own.
 */
export function jsonIn(text: string): readonly FoundJson[] {
  const whole = parsed(text, 0);
  if (whole !== undefined) return [whole];
  const blocks = [...text.matchAll(fence)].flatMap((match) => {
    const found = parsed(match[3]!, match.index) ?? inProse(match[3]!).at(-1);
    return found === undefined ? [] : [{ ...found, at: match.index }];
  });
  return blocks.length > 0 ? blocks : inProse(text);
}

function parsed(text: string, at: number): FoundJson | undefined {
  try {
    if (tooDeep(text)) return undefined;
    return { value: JSON.parse(text) as unknown, at };
  } catch {
    return undefined;
  }
}

/** True where brackets are nested deeper than is read, be they in texts or not. */
function tooDeep(text: string): boolean {
  let depth = 0;
  for (const mark of text) {
    if (mark === "{" || mark === "[") depth += 1;
    else if ((mark === "}" || mark === "]") && depth > 0) depth -= 1;
    if (depth > deepest) return true;
  }
  return false;
}

function inProse(text: string): readonly FoundJson[] {
  const found: FoundJson[] = [];
  let steps = 0;
  let at = 0;
  for (let starts = 0; starts < mostStarts && steps < mostSteps; starts += 1) {
    const start = nextBracket(text, at);
    if (start < 0) break;
    const end = closing(text, start);
    steps += (end < 0 ? text.length : end) - start;
    if (end < 0) {
      // An object or a list that was cut: what lies in it is a part and no answer.
      if (/^(?:\{\s*"|\[\s*[[{"\d])/.test(text.slice(start, start + 40))) break;
      at = start + 1;
      continue;
    }
    const value = parsed(text.slice(start, end + 1), start);
    if (value !== undefined && isMeant(value.value)) found.push(value);
    at = end + 1;
  }
  return found;
}

function nextBracket(text: string, from: number): number {
  const [brace, list] = [text.indexOf("{", from), text.indexOf("[", from)];
  return brace < 0 ? list : list < 0 ? brace : Math.min(brace, list);
}

/** Where the bracket at `start` is closed, brackets in texts left out; −1 where it is not. */
function closing(text: string, start: number): number {
  let depth = 0;
  let inText = false;
  for (let at = start; at < text.length; at += 1) {
    const mark = text[at]!;
    if (inText) {
      if (mark === "\\") at += 1;
      else if (mark === '"') inText = false;
    } else if (mark === '"') inText = true;
    else if (mark === "{" || mark === "[") depth += 1;
    else if (mark === "}" || mark === "]") {
      depth -= 1;
      if (depth === 0) return at;
    }
  }
  return -1;
}

/** In a sentence, `[1]` is a note, `[ ]` a box and `{}` a sign. */
function isMeant(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 1 || typeof value[0] === "object" || typeof value[0] === "string";
  return typeof value === "object" && value !== null && Object.keys(value).length > 0;
}
