import { mayHaveMarks, stripEmphasis } from "./emphasis";

/** A pipe table of a Markdown file. */
export interface MarkdownTable {
  readonly header: readonly string[];
  readonly rows: readonly { readonly line: number; readonly cells: readonly string[] }[];
  /** Headings above it, outermost first. */
  readonly under: readonly string[];
}

export interface MarkdownDocument {
  readonly title: string | undefined;
  readonly headings: readonly string[];
  readonly tables: readonly MarkdownTable[];
  readonly lines: readonly string[];
}

const fenceMark = /^\s*(```|~~~)/;
/** A heading alone on its line, without hashes behind it. */
const plainHeading = /^(#{1,6})\s+(\S[^#]*)$/;
const leadingBar = /^\s*\|/;
/** Headings, quotes, list items and fences end a table. */
const otherBlock = /^\s*(?:#{1,6}\s|>|[-*+]\s|\d{1,9}[.)]\s|```|~~~)/;
const separator = /^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)+\|?\s*$/;

/** Reads title, headings and pipe tables; fenced code is passed over. A header cell's row may share its line with other text. */
export function parseMarkdown(text: string): MarkdownDocument {
  const unix = text.includes("\r") ? text.replaceAll(/\r\n?/g, "\n") : text;
  const lines = unix.split("\n");
  const headings: string[] = [];
  const under: string[] = [];
  const tables: MarkdownTable[] = [];
  let fence: string | undefined;
  for (const index of linesWithMarks(unix, lines)) {
    const line = lines[index]!;
    const mark = fenceMark.exec(line)?.[1];
    if (mark !== undefined) fence = fence === undefined ? mark : fence === mark ? undefined : fence;
    if (fence !== undefined || mark !== undefined) continue;
    if (line.includes("#")) {
      for (const heading of headingsIn(line)) {
        headings.push(heading.text);
        under.length = Math.min(under.length, heading.level - 1);
        under[heading.level - 1] = heading.text;
      }
    }
    if (index === 0 || !line.includes("|") || !line.includes("-") || !separator.test(line)) continue;
    const columns = cellsOf(line).length;
    const header = headerOf(lines[index - 1]!, line, columns);
    if (header === undefined) continue;
    const rows = [];
    for (let at = index + 1; at < lines.length && isRow(lines, at); at += 1) {
      const cells = cellsOf(lines[at]!);
      rows.push({ line: at + 1, cells: cells.length > columns ? cells.slice(0, columns) : cells });
    }
    tables.push({ header, rows, under: under.filter((heading) => heading !== undefined) });
  }
  return { title: headings[0], headings, tables, lines };
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

/** Whether a line goes on with the table above it. Without a leading bar it may begin something else, or be the header of a next table. */
function isRow(lines: readonly string[], at: number): boolean {
  const line = lines[at]!;
  if (leadingBar.test(line)) return true;
  if (!line.includes("|") || otherBlock.test(line)) return false;
  const next = lines[at + 1];
  return next === undefined || !next.includes("-") || !separator.test(next);
}

/** Indices of the lines that may mean something: with a bar, a hash or a fence. Most lines are prose and are passed over at one look. */
function linesWithMarks(text: string, lines: readonly string[]): readonly number[] {
  const marks = /[|#]|```|~~~/g;
  const found: number[] = [];
  let index = 0;
  let start = 0;
  while (marks.test(text)) {
    const at = marks.lastIndex - 1;
    for (; start + lines[index]!.length < at; index += 1) start += lines[index]!.length + 1;
    found.push(index);
    start += lines[index]!.length + 1;
    index += 1;
    marks.lastIndex = start;
  }
  return found;
}

function headingsIn(line: string): { level: number; text: string }[] {
  const found: { level: number; text: string }[] = [];
  const plain = line.includes(" ##") ? null : plainHeading.exec(line);
  if (plain !== null) return [{ level: plain[1]!.length, text: headingText(plain[2]!) }];
  const start = /^#{1,6}\s/.test(line) ? line : (/\s(#{2,6}\s.*)$/.exec(line)?.[1] ?? "");
  if (start === "") return found;
  for (const match of start.matchAll(/(?:^|\s)(#{1,6})\s+(.*?)(?=\s#{2,6}\s|\s*#*\s*$)/g)) {
    if (match[2] !== "") found.push({ level: match[1]!.length, text: headingText(match[2]!) });
  }
  return found;
}

function headingText(text: string): string {
  return stripEmphasis(text).slice(0, 200);
}

/** Cells between the bars of a row; `\|` is a bar in a cell. */
function cellsOf(line: string): string[] {
  const text = line.trim();
  const plain = !mayHaveMarks(text);
  const cells: string[] = [];
  let from = text.startsWith("|") ? 1 : 0;
  for (let at = text.indexOf("|", from); at >= 0; at = text.indexOf("|", at + 1)) {
    if (!plain && text[at - 1] === "\\") continue;
    cells.push(cellOf(text.slice(from, at), plain));
    from = at + 1;
  }
  // What stands behind the last bar is a cell too, unless the bar ends the row.
  if (from < text.length || cells.length === 0) cells.push(cellOf(text.slice(from), plain));
  return cells;
}

function cellOf(text: string, plain: boolean): string {
  return plain ? text.trim() : stripEmphasis(text.replaceAll("\\|", "|"));
}
