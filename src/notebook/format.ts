import { UserError } from "../records";

/** One output of a cell, as nbformat 4.5 has it. */
export type Output = Readonly<Record<string, unknown>> & { readonly output_type: string };

/** One cell, as nbformat 4.5 has it. */
export interface Cell {
  readonly cell_type: "code" | "markdown" | "raw";
  readonly id: string;
  readonly metadata: Readonly<Record<string, unknown>> & { readonly tags?: readonly string[] };
  readonly source: string | readonly string[];
  readonly outputs?: readonly Output[];
  readonly execution_count?: number | null;
}

/** A notebook, as nbformat 4.5 has it. */
export interface Notebook {
  readonly cells: readonly Cell[];
  readonly metadata: Readonly<Record<string, unknown>> & {
    readonly kernelspec?: { readonly name?: string; readonly display_name?: string; readonly language?: string };
  };
  readonly nbformat: number;
  readonly nbformat_minor: number;
}

/** A cell's source as one text. */
export function sourceOf(cell: Cell): string {
  return typeof cell.source === "string" ? cell.source : cell.source.join("");
}

/** A text as Jupyter stores it: lines that keep their line feed. */
export function lines(text: string): readonly string[] {
  return text === "" ? [] : text.split(/(?<=\n)/);
}

/** Reads a notebook's text; what an older format leaves out (ids, metadata) is filled in. @throws UserError when it is not a notebook of nbformat 4 */
export function parseNotebook(text: string, file: string): Notebook {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    value = undefined;
  }
  const notebook = value as Partial<Notebook> | null | undefined;
  const cells: readonly unknown[] | undefined = Array.isArray(notebook?.cells) ? notebook.cells : undefined;
  if (notebook?.nbformat !== 4 || !cells?.every(isCell))
    throw new UserError(`${file} is not a Jupyter notebook of format 4: give the path of an .ipynb file.`);
  return {
    ...notebook,
    cells: cells.map((cell, at) => ({ ...cell, id: idOf(cell, at), metadata: cell.metadata ?? {} }) as Cell),
    metadata: notebook.metadata ?? {},
    nbformat: 4,
    nbformat_minor: notebook.nbformat_minor ?? 0,
  };
}

function isCell(value: unknown): value is Partial<Cell> {
  if (typeof value !== "object" || value === null) return false;
  const { cell_type, source } = value as Partial<Cell>;
  return (
    (cell_type === "code" || cell_type === "markdown" || cell_type === "raw") &&
    (typeof source === "string" || Array.isArray(source))
  );
}

/** A cell's id as nbformat 4.5 wants it. */
function idOf(cell: Partial<Cell>, at: number): string {
  return typeof cell.id === "string" && /^[\w-]{1,64}$/.test(cell.id) ? cell.id : `cell-${at}`;
}
