/** A stretch of text that is read by itself: a paragraph, a list item, a heading, or one cell of a table. Offsets in the plain text. */
export interface Block {
  readonly kind: "text" | "heading" | "cell";
  readonly start: number;
  readonly end: number;
  /** Of a cell: the heading of its column, and the cells of its row that name what the row is about. */
  readonly column?: string;
  readonly row?: readonly string[];
  /** Text of the nearest heading above. */
  readonly heading: string;
}

interface Line {
  readonly text: string;
  readonly start: number;
}
interface Cell {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Most cells of a row that is read as one. */
const mostCells = 60;
const dashes = /^\|?(?::?-{2,}:?\|)*:?-{2,}:?\|?$/;
const separator = { test: (line: string): boolean => line.includes("--") && dashes.test(line.replace(/\s+/g, "")) };
const fence = /^\s*(?:`{3,}|~{3,})/;
const bullet = /^\s*(?:[-*+•]|\d{1,3}[.)])\s+(?:\[[ xX]\]\s+)?/;

/** The blocks of a plain text, in order. What stands in a code fence is read as if it stood outside: a table there is a table. */
export function blocksOf(text: string): readonly Block[] {
  const lines: Line[] = [];
  let offset = 0;
  for (const line of text.split("\n")) {
    lines.push({ text: line, start: offset });
    offset += line.length + 1;
  }
  const blocks: Block[] = [];
  let heading = "";
  let open: { start: number; end: number } | undefined;
  const close = (): void => {
    if (open) blocks.push({ kind: "text", ...open, heading });
    open = undefined;
  };
  for (let index = 0; index < lines.length; index += 1) {
    const { text: line, start } = lines[index]!;
    const table = tableAt(lines, index);
    if (table) {
      close();
      for (const cell of table.cells) blocks.push({ ...cell, heading });
      index = table.last;
      continue;
    }
    const title = /^\s{0,3}#{1,6}\s+(.*)$/.exec(line) ?? /^\s*\*\*([^*|]{1,80})\*\*:?\s*$/.exec(line);
    if (title || line.trim() === "" || fence.test(line) || separator.test(line)) {
      close();
      if (title) {
        heading = title[1]!;
        blocks.push({ kind: "heading", start: start + line.indexOf(heading), end: start + line.length, heading: "" });
      }
      continue;
    }
    const mark = bullet.exec(line)?.[0].length ?? 0;
    const goesOn = open !== undefined && mark === 0 && /^\s*[\p{Ll}\d(]/u.test(line) && !endsSentence(text, open.end);
    if (goesOn && open) open.end = start + line.length;
    else {
      close();
      open = { start: start + mark, end: start + line.length };
    }
  }
  close();
  return blocks;
}

function endsSentence(text: string, end: number): boolean {
  return /[.!?:|]\s*$/.test(text.slice(Math.max(0, end - 4), end));
}

/** A table that begins at a line: with bars and a line of dashes, with bars alone in more than one line, or with tabs. */
function tableAt(
  lines: readonly Line[],
  first: number,
): { readonly cells: readonly Omit<Block, "heading">[]; readonly last: number } | undefined {
  const split = lines[first]!.text.includes("\t") ? "\t" : "|";
  const isRow = (line: Line): boolean => (split === "\t" ? line.text.includes("\t") : line.text.split("|").length > 2);
  const [head, below] = [lines[first]!, lines[first + 1]];
  if (!isRow(head) || below === undefined) return undefined;
  if (!isRow(below) && !separator.test(below.text)) return undefined;
  const header = cellsOf(head, split);
  const cells: Omit<Block, "heading">[] = [];
  let last = first;
  for (let index = first + 1; index < lines.length; index += 1) {
    const line = lines[index]!;
    if (separator.test(line.text) && line.text.includes("-")) {
      last = index;
      continue;
    }
    if (!isRow(line)) break;
    last = index;
    const row = cellsOf(line, split);
    if (row.length > mostCells) continue;
    const naming = row.flatMap((cell, at) => (names(cell, header[at]) ? [label(cell, header[at])] : []));
    row.forEach((cell, at) => {
      if (names(cell, header[at]) || cell.text === "") return;
      cells.push({ kind: "cell", start: cell.start, end: cell.end, column: header[at]?.text ?? "", row: naming });
    });
  }
  return { cells, last };
}

/** A cell that says what its row is about: text without a number, or the number of a run. */
function names(cell: Cell, column: Cell | undefined): boolean {
  const numbered = /^(?:runs?|#|no\.?|id|row|step|rank)$/i.test(column?.text ?? "");
  return numbered || !/\d/.test(cell.text.replace(/[A-Za-z][\w.]*:[\w.-]+|[A-Za-z_]\w*=[\w.]+/g, ""));
}

function label(cell: Cell, column: Cell | undefined): string {
  return /^runs?$/i.test(column?.text ?? "") && /^\d+$/.test(cell.text)
    ? `run ${cell.text}`
    : `${cell.text}${/^stage$/i.test(column?.text ?? "") ? " stage" : ""}`;
}

function cellsOf({ text, start }: Line, split: string): readonly Cell[] {
  const cells: Cell[] = [];
  let from = split === "|" && /^\s*\|/.test(text) ? text.indexOf("|") + 1 : 0;
  while (from <= text.length) {
    const to = text.indexOf(split, from);
    const end = to < 0 ? text.length : to;
    if (to >= 0 || text.slice(from).trim() !== "")
      cells.push({ text: text.slice(from, end).replace(/[*`]/g, "").trim(), start: start + from, end: start + end });
    if (to < 0) break;
    from = to + 1;
  }
  return cells;
}
