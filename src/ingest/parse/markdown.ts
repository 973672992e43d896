import { mayHaveMarks, stripEmphasis } from "./emphasis";

/** A pipe table of a Markdown file. */
export interface MarkdownTable {
  readonly header: readonly string[];
  readonly rows: readonly { readonly line: number; readonly cells: readonly string[] }[];
  /** Rows with more cells than the header, of which nobody can tell whose is whose; they are no rows. */
  readonly long: readonly number[];
  /** Line of its separator. */
  readonly line: number;
  /** Headings above it, outermost first. */
  readonly under: readonly string[];
}

export interface MarkdownDocument {
  readonly title: string | undefined;
  readonly headings: readonly string[];
  readonly tables: readonly MarkdownTable[];
  /** Blocks of fenced code, with the line below their fence and the headings above. */
  readonly fences: readonly { readonly line: number; readonly text: string; readonly under: readonly string[] }[];
  /** The text as it was parsed, with LF for every line end. */
  readonly text: string;
}

const [hash, backtick, bar, tilde] = [0x23, 0x60, 0x7c, 0x7e];
const fenceMark = /^\s*(```|~~~)/;
const leadingBar = /^\s*\|/;
/** Headings, quotes, list items and fences end a table. */
const otherBlock = /^\s*(?:#{1,6}\s|>|[-*+]\s|\d{1,9}[.)]\s|```|~~~)/;
const separator = /^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)+\|?\s*$/;

/** Reads title, headings and pipe tables; fenced code is passed over. A header cell's row may share its line with other text. */
export function parseMarkdown(text: string): MarkdownDocument {
  const unix = text.includes("\r") ? text.replaceAll(/\r\n?/g, "\n") : text;
  const headings: string[] = [];
  const under: string[] = [];
  const tables: MarkdownTable[] = [];
  const fences: { line: number; text: string; under: readonly string[] }[] = [];
  let fence: string | undefined;
  let fenced = { start: 0, line: 0 };
  let counted = { offset: 0, line: 1 };
  const marks = /[|#]|```|~~~/g;
  // Most lines are prose, and are passed over at one look for a bar, a hash or a fence.
  while (marks.test(unix)) {
    const first = marks.lastIndex - 1;
    const start = unix.lastIndexOf("\n", first) + 1;
    const end = lineEnd(unix, first);
    marks.lastIndex = end + 1;
    const line = unix.slice(start, end);
    const begins = unix.charCodeAt(first);
    if (begins === backtick || begins === tilde) {
      const mark = fenceMark.exec(line)?.[1];
      if (mark !== undefined && fence === undefined) {
        fence = mark;
        counted = countedTo(unix, counted, start);
        fenced = { start: end + 1, line: counted.line + 1 };
      } else if (mark !== undefined && mark === fence) {
        fence = undefined;
        if (fences.length < mostFences && fenced.start < start) {
          fences.push({ line: fenced.line, text: unix.slice(fenced.start, start), under: headingsAbove(under) });
        }
      }
      if (mark !== undefined) continue;
    }
    if (fence !== undefined) continue;
    if (begins === hash || line.includes("#")) {
      for (const heading of headingsIn(line)) {
        headings.push(heading.text);
        under.length = Math.min(under.length, heading.level - 1);
        under[heading.level - 1] = heading.text;
      }
    }
    // A separator has no other marks than bars.
    if (begins !== bar || start === 0 || !isSeparator(line)) continue;
    const columns = cellsOf(line).length;
    const header = headerOf(lineBefore(unix, start), line, columns);
    if (header === undefined) continue;
    counted = countedTo(unix, counted, start);
    const { rows, long } = rowsBelow(unix, end, counted.line, columns);
    tables.push({ header, rows, long, line: counted.line, under: headingsAbove(under) });
  }
  return { title: headings[0], headings, tables, fences, text: unix };
}

const mostFences = 1000;

function headingsAbove(under: readonly (string | undefined)[]): readonly string[] {
  return under.filter((heading) => heading !== undefined);
}

/** Rows below the separator that ends at `end`, which is line number `above`. */
function rowsBelow(text: string, end: number, above: number, columns: number): Pick<MarkdownTable, "rows" | "long"> {
  const rows = [];
  const long = [];
  let start = end + 1;
  for (let line = above + 1; start <= text.length; line += 1) {
    const next = lineEnd(text, start);
    const row = text.slice(start, next);
    const begins = row.charCodeAt(0) === bar || leadingBar.test(row);
    if (begins ? isHeaderOfNext(row, text, next) : !goesOn(row, text, next)) break;
    const cells = cellsOf(row);
    // What stands behind the bar that ends a row is other text in its line.
    const behind = begins && cells.length === columns + 1 && !/\|\s*$/.test(row);
    if (!behind && cells.slice(columns).some((cell) => cell !== "")) long.push(line);
    else rows.push({ line, cells: cells.length > columns ? cells.slice(0, columns) : cells });
    start = next + 1;
  }
  return { rows, long };
}

function isSeparator(line: string): boolean {
  return line.includes("|") && line.includes("-") && separator.test(line);
}

/** Where the line that holds `from` ends. */
function lineEnd(text: string, from: number): number {
  const end = text.indexOf("\n", from);
  return end < 0 ? text.length : end;
}

function lineBefore(text: string, start: number): string {
  return text.slice(start < 2 ? 0 : text.lastIndexOf("\n", start - 2) + 1, start - 1);
}

/** The number of the line that begins at `offset`, counted on from a line whose number is known. */
function countedTo(text: string, from: { offset: number; line: number }, offset: number): typeof from {
  let { line } = from;
  for (let at = lineEnd(text, from.offset); at < offset; at = lineEnd(text, at + 1)) line += 1;
  return { offset, line };
}

/** Cells of the line above a separator; other text may stand before its first bar. */
function headerOf(above: string, line: string, columns: number): readonly string[] | undefined {
  if (!above.includes("|")) return undefined;
  const cells = cellsOf(above);
  if (cells.length === columns && (leadingBar.test(above) || !leadingBar.test(line))) return cells;
  const behind = cellsOf(above.slice(above.indexOf("|")));
  // Text before the header may have bars too; then the header is what stands last.
  if (behind.length >= columns) {
    return leadingBar.test(above) || !/\|\s*$/.test(above) ? behind.slice(0, columns) : behind.slice(-columns);
  }
  return cells.length === columns ? cells : undefined;
}

/** Whether a separator stands below a row that ends at `end`: then it is the header of a next table. */
function isHeaderOfNext(row: string, text: string, end: number): boolean {
  const next = end + 1;
  const second = text.charCodeAt(next + (text.charCodeAt(next) === bar ? 1 : 0));
  // A separator has nothing but bars, dashes, colons and spaces.
  if (!(second === 0x2d || second === 0x20 || second === 0x3a)) return false;
  const below = text.slice(next, lineEnd(text, next));
  return isSeparator(below) && cellsOf(below).length === cellsOf(row).length;
}

/** Whether a line without a leading bar, which ends at `end`, goes on with the table above it: it may begin something else, or be the header of a next table. */
function goesOn(line: string, text: string, end: number): boolean {
  if (!line.includes("|") || otherBlock.test(line)) return false;
  const next = end + 1;
  return next > text.length || !isSeparator(text.slice(next, lineEnd(text, next)));
}

function headingsIn(line: string): { level: number; text: string }[] {
  const found: { level: number; text: string }[] = [];
  const level = hashesBefore(line);
  // Most headings stand alone on their line, without hashes behind them.
  if (level >= 1 && level <= 6 && line[level] === " " && !line.includes("#", level)) {
    const text = line.slice(level).trim();
    return text === "" ? found : [{ level, text: headingText(text) }];
  }
  const start = /^#{1,6}\s/.test(line) ? line : (/\s(#{2,6}\s.*)$/.exec(line)?.[1] ?? "");
  if (start === "") return found;
  for (const match of start.matchAll(/(?:^|\s)(#{1,6})\s+(.*?)(?=\s#{2,6}\s|\s*#*\s*$)/g)) {
    if (match[2] !== "") found.push({ level: match[1]!.length, text: headingText(match[2]!) });
  }
  return found;
}

function hashesBefore(line: string): number {
  let count = 0;
  while (line.charCodeAt(count) === hash) count += 1;
  return count;
}

function headingText(text: string): string {
  return stripEmphasis(text).slice(0, 200);
}

/** Cells between the bars of a row; `\|` is a bar in a cell. */
function cellsOf(line: string): string[] {
  const text = line.trim();
  const from = text.startsWith("|") ? 1 : 0;
  const escaped = text.includes("\\|");
  // What stands behind the last bar is a cell too, unless the bar ends the row.
  const to = text.length > from && text.endsWith("|") && !(escaped && text.endsWith("\\|")) ? -1 : text.length;
  const cells = escaped ? text.slice(from, to).split(/(?<!\\)\|/) : text.slice(from, to).split("|");
  const plain = !mayHaveMarks(text);
  for (let at = 0; at < cells.length; at += 1) {
    const cell = cells[at]!;
    cells[at] = plain ? cell.trim() : stripEmphasis(escaped ? cell.replaceAll("\\|", "|") : cell);
  }
  return cells;
}
