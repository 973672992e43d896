/** A stretch of text that is judged by itself, with what stands around it. Offsets in the plain text. */
export interface Statement {
  readonly start: number;
  readonly end: number;
  /** Words that hold for it but stand elsewhere: row label and column heading of a table cell. */
  readonly row: string;
  readonly column: string;
  /** The nearest heading above. */
  readonly heading: string;
}

const separator = /^\s*\|?(?:\s*:?-+:?\s*\|)+\s*:?-*:?\s*$/;
const abbreviation = /(?:\b(?:e\.g|i\.e|vs|approx|ca|cf|etc|no|fig|resp)\.|^\s*(?:\*\*)?\d+\.)$/i;

/** What holds for the text that follows: the nearest heading, and the header of a table that goes on. */
export interface Above {
  readonly heading: string;
  readonly header?: readonly Cell[] | undefined;
}

/** Sentences, list items and table cells, in order, and what holds for the text behind them. */
export function statements(
  text: string,
  above: Above = { heading: "" },
): { readonly found: readonly Statement[]; readonly above: Above } {
  const found: Statement[] = [];
  let { heading, header } = above;
  let offset = 0;
  let open: { start: number; end: number } | undefined;
  const close = (): void => {
    if (open) found.push(...sentencesOf(text, open.start, open.end, heading));
    open = undefined;
  };
  const lines = text.split("\n");
  lines.forEach((line, index) => {
    const start = offset;
    offset += line.length + 1;
    const blank = line.trim() === "";
    const title = /^\s{0,3}#{1,6}\s+(.*)$/.exec(line) ?? /^\s*\*\*([^*|]+)\*\*:?\s*$/.exec(line);
    if (isRow(line) && (header !== undefined || separator.test(lines[index + 1] ?? ""))) {
      close();
      if (separator.test(line)) return;
      const cells = cellsOf(line, start);
      if (header === undefined) header = cells;
      else
        found.push(
          ...cells.map((cell, at): Statement => ({
            start: cell.start,
            end: cell.end,
            row:
              at === 0
                ? ""
                : (cells[0]?.text ?? "") +
                  (isRunTable(header!) ? ` ${cells[1]?.text ?? ""} stage, run ${cells[0]?.text ?? ""}` : ""),
            column: header?.[at]?.text ?? "",
            heading,
          })),
        );
      return;
    }
    header = undefined;
    if (blank || title) close();
    if (blank) return;
    if (title) {
      heading = title[1]!;
      found.push({ start, end: start + line.length, row: "", column: "", heading: "" });
      return;
    }
    const goesOn =
      open !== undefined &&
      /^\s*[\p{Ll}\d(]/u.test(line) &&
      !/[.!?:|]\s*$/.test(text.slice(open.start, open.end)) &&
      !/^\s*\d+[.)]\s/.test(line);
    if (!goesOn) close();
    open = { start: goesOn ? open!.start : start, end: start + line.length };
  });
  close();
  return { found, above: { heading, header } };
}

/** One cell of a table's header or row. */
export interface Cell {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

function isRow(line: string): boolean {
  return (line.match(/\|/g)?.length ?? 0) >= 2 || separator.test(line);
}

function isRunTable(header: readonly Cell[]): boolean {
  return /^run$/i.test(header[0]?.text ?? "") && /^stage$/i.test(header[1]?.text ?? "");
}

function cellsOf(line: string, start: number): readonly Cell[] {
  const cells: Cell[] = [];
  let from = line.indexOf("|") + 1;
  while (from > 0 && from <= line.length) {
    const to = line.indexOf("|", from);
    const end = to < 0 ? line.length : to;
    if (to >= 0 || line.slice(from).trim() !== "")
      cells.push({ text: line.slice(from, end).trim(), start: start + from, end: start + end });
    if (to < 0) break;
    from = to + 1;
  }
  return cells;
}

function sentencesOf(text: string, start: number, end: number, heading: string): readonly Statement[] {
  const found: Statement[] = [];
  let from = start;
  const breaks = /[.!?]["”')*_]*\s+(?=["“'(*_]*[\p{Lu}\d])/gu;
  breaks.lastIndex = start;
  for (let match = breaks.exec(text); match && match.index < end; match = breaks.exec(text)) {
    if (abbreviation.test(text.slice(from, match.index + 1))) continue;
    const to = match.index + match[0].length;
    found.push({ start: from, end: to, row: "", column: "", heading });
    from = to;
  }
  if (from < end) found.push({ start: from, end, row: "", column: "", heading });
  return found;
}
