import { looksNumeric } from "../values/cell";

/** Rows of one of the tables that a file holds, and how many rows of the file stand above them. */
export interface Block {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Rows below the file's first header, and above the first of these. */
  readonly above: number;
}

/** What stands between and among the rows of a file's tables. */
export interface Blocks {
  readonly blocks: readonly Block[];
  /** Lines of comment and lines with a single cell, which hold no row. */
  readonly remarks: readonly string[];
  /** Headers that stand again, as appended files have them. */
  readonly repeatedHeaders: number;
}

/** Most tables that are told apart; what follows them stays one. */
const mostBlocks = 100;

/**
 * Parts the rows of a file where an empty line and another header begin another table, and takes lines of comment out.
 * @param data all rows of the file with its empty lines, the header first
 */
export function blocksOf(data: readonly (readonly string[])[]): Blocks {
  const [first = []] = data;
  const blocks: { header: readonly string[]; rows: (readonly string[])[]; above: number }[] = [];
  let current = { header: first, rows: [] as (readonly string[])[], above: 0 };
  blocks.push(current);
  const remarks: string[] = [];
  let repeatedHeaders = 0;
  let afterGap = false;
  let row = 0;
  for (let at = 1; at < data.length; at += 1) {
    const cells = data[at]!;
    if (isEmpty(cells)) {
      afterGap = true;
      continue;
    }
    row += 1;
    if (isComment(cells, first)) remarks.push(cells.join(","));
    else if (isSame(cells, current.header)) repeatedHeaders += 1;
    else if (beginsTable(cells, current, data, at, afterGap) && blocks.length < mostBlocks) {
      current = { header: cells, rows: [], above: row };
      blocks.push(current);
    } else if (cells.length === 1 && first.length > 1 && afterGap) remarks.push(cells[0]!);
    else current.rows.push(cells);
    afterGap = false;
  }
  return { blocks, remarks, repeatedHeaders };
}

function isEmpty(cells: readonly string[]): boolean {
  return cells.length === 1 && cells[0]!.trim() === "";
}

/** A line of comment among rows whose header begins without a hash. */
export function isComment([first = ""]: readonly string[], header: readonly string[]): boolean {
  return first.charCodeAt(0) === 0x23 && header[0]?.startsWith("#") !== true;
}

/** Whether a row is the header once more. */
export function isSame(cells: readonly string[], header: readonly string[]): boolean {
  return (
    cells[0] === header[0] &&
    cells.length === header.length &&
    cells.length > 1 &&
    cells.every((cell, index) => cell === header[index])
  );
}

/** Whether a row is the header of another table: of words only, over rows of as many cells, and unlike the rows before it. */
function beginsTable(
  cells: readonly string[],
  { header, rows }: { readonly header: readonly string[]; readonly rows: readonly (readonly string[])[] },
  data: readonly (readonly string[])[],
  at: number,
  afterGap: boolean,
): boolean {
  if (cells.length < 2 || (!afterGap && cells.length === header.length)) return false;
  if (!cells.every(isWord) || new Set(cells).size < cells.length) return false;
  const next = data[at + 1];
  if (next === undefined) return afterGap && cells.length !== header.length;
  if (isEmpty(next)) return afterGap && cells.length !== header.length;
  if (next.length !== cells.length || !next.some((cell) => looksNumeric(cell.trim(), true))) return false;
  // Where its cells stand under figures, they are no row of that table.
  return cells.length !== header.length || rows.some((row) => row.some((cell, index) => index > 0 && looksNumeric(cell.trim(), true) && isWord(cells[index] ?? ""))); // prettier-ignore
}

function isWord(cell: string): boolean {
  const text = cell.trim();
  return text !== "" && !looksNumeric(text, true);
}
