import { isAlphanumeric } from "./alphanumeric";

const anyMark = /[*_`\\[]/;
/** Whether a text has any character that may be a mark, an escape or a link; most have none. */
export function mayHaveMarks(text: string): boolean {
  return anyMark.test(text);
}

/** Text that is bold or code as a whole, as most marked cells are. */
const whole = /^\s*(\*\*|`)([^\s*_`\\[][^*_`\\[]*)(?<!\s)\1\s*$/;
const markOrLink = /[*`\\]|\]\(/;
const link = /!?\[([^[\]]*)\]\([^()\s]*(?:\s+"[^"()]*")?\)/g;
/** Code, an escaped mark, or a run of marks. */
const token = /(`{1,3})([^`]+)\1(?!`)|\\([*_`|])|(\*{1,3}|_{1,3})/g;

/** Marks that may begin emphasis, and where they stand among the pieces. */
interface Opening {
  readonly mark: string;
  readonly at: number;
}

/** Text without the marks of emphasis, code and links. A mark inside of a name, as in `a__b` or `2*3`, is no emphasis and stays. */
export function stripEmphasis(text: string): string {
  if (!anyMark.test(text)) return text.trim();
  const all = whole.exec(text);
  if (all !== null) return all[2]!.trim();
  if (!markOrLink.test(text) && !hasOuterUnderscore(text)) return text.trim();
  const source = text.includes("](") ? text.replaceAll(link, "$1") : text;
  const pieces: string[] = [];
  const open: Opening[] = [];
  let from = 0;
  for (const match of source.matchAll(token)) {
    const { index } = match;
    const [found, , code, escaped, marks] = match;
    pieces.push(source.slice(from, index));
    from = index + found.length;
    if (marks === undefined) pieces.push((code ?? escaped!).trim());
    else addMarks(pieces, open, marks, source[index - 1] ?? " ", source[from] ?? " ");
  }
  pieces.push(source.slice(from));
  return pieces.join("").trim();
}

/** Whether an underscore stands at the begin or the end of a word. */
function hasOuterUnderscore(text: string): boolean {
  for (let at = text.indexOf("_"); at >= 0; at = text.indexOf("_", at + 1)) {
    if (!isWord(text[at - 1]) || !isWord(text[at + 1])) return true;
  }
  return false;
}

function isWord(character: string | undefined): boolean {
  return character === "_" || isAlphanumeric(character);
}

/** Closes the emphasis that these marks end, else opens one where they may begin it; they stay as text until something closes it. */
function addMarks(pieces: string[], open: Opening[], marks: string, before: string, after: string): void {
  let left = marks;
  const mayClose = before.trim() !== "" && !(marks.startsWith("_") && isWord(after));
  while (mayClose && left !== "") {
    const found = openingOf(open, left);
    if (found < 0) break;
    const { mark, at } = open[found]!;
    pieces[at] = "";
    open.length = found;
    left = left.slice(mark.length);
  }
  if (left === marks && after.trim() !== "" && !isWord(before)) open.push({ mark: marks, at: pieces.length });
  pieces.push(left);
}

/** Index of the innermost opening that these marks close, or −1; few are looked at, for a hostile line may hold a million. */
function openingOf(open: readonly Opening[], marks: string): number {
  for (let at = open.length - 1; at >= 0 && at > open.length - 9; at -= 1) {
    if (marks.endsWith(open[at]!.mark)) return at;
  }
  return -1;
}
