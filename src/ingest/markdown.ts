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

const separator = /^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)+\|?\s*$/;

/** Reads title, headings and pipe tables; fenced code is passed over. A header cell's row may share its line with other text. */
export function parseMarkdown(text: string): MarkdownDocument {
  const lines = text.includes("\r") ? text.split(/\r\n|\r|\n/) : text.split("\n");
  const headings: string[] = [];
  const under: string[] = [];
  const tables: MarkdownTable[] = [];
  let fence: string | undefined;
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index]!;
    // Most lines are prose and need no pattern.
    if (!line.includes("|") && !line.includes("#") && !line.includes("`") && !line.includes("~")) continue;
    const mark = /^\s*(```|~~~)/.exec(line)?.[1];
    if (mark !== undefined) fence = fence === undefined ? mark : fence === mark ? undefined : fence;
    if (fence !== undefined || mark !== undefined) continue;
    for (const heading of line.includes("#") ? headingsIn(line) : []) {
      headings.push(heading.text);
      under.length = Math.min(under.length, heading.level - 1);
      under[heading.level - 1] = heading.text;
    }
    if (index === 0 || !line.includes("-") || !separator.test(line)) continue;
    const columns = cellsOf(line).length;
    const above = lines[index - 1]!;
    if (!above.includes("|")) continue;
    const header = cellsOf(above.slice(above.indexOf("|"))).slice(0, columns);
    if (header.length !== columns) continue;
    const rows = [];
    for (let at = index + 1; at < lines.length && /^\s*\|/.test(lines[at]!); at += 1) {
      rows.push({ line: at + 1, cells: cellsOf(lines[at]!).slice(0, columns) });
    }
    tables.push({ header, rows, under: under.filter((heading) => heading !== undefined) });
  }
  return { title: headings[0], headings, tables, lines };
}

function headingsIn(line: string): { level: number; text: string }[] {
  const found: { level: number; text: string }[] = [];
  const start = /^#{1,6}\s/.test(line) ? line : (/\s(#{2,6}\s.*)$/.exec(line)?.[1] ?? "");
  if (start === "") return found;
  for (const match of start.matchAll(/(?:^|\s)(#{1,6})\s+(.*?)(?=\s#{2,6}\s|\s*#*\s*$)/g)) {
    if (match[2] !== "") found.push({ level: match[1]!.length, text: stripEmphasis(match[2]!).slice(0, 200) });
  }
  return found;
}

function cellsOf(line: string): string[] {
  const inner = line
    .trim()
    .replace(/^\|/, "")
    .replace(/(?<!\\)\|\s*$/, "");
  return inner.split(/(?<!\\)\|/).map((cell) => stripEmphasis(cell.replaceAll("\\|", "|")));
}

export function stripEmphasis(text: string): string {
  if (!/[*_`]/.test(text)) return text.trim();
  return text.replaceAll(/\*\*|__|`/g, "").trim();
}
