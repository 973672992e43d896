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
  readonly metadata: Readonly<Record<string, unknown>> & { readonly kernelspec?: { readonly name?: string } };
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

/** Reads a notebook's text. @throws UserError when it is not a notebook of nbformat 4 */
export function parseNotebook(text: string, file: string): Notebook {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    value = undefined;
  }
  const notebook = value as Partial<Notebook> | null | undefined;
  const good =
    Array.isArray(notebook?.cells) &&
    notebook.nbformat === 4 &&
    (notebook.cells as readonly Partial<Cell>[]).every((cell) => typeof cell.cell_type === "string");
  if (!good) throw new UserError(`${file} is not a Jupyter notebook of format 4: give the path of an .ipynb file.`);
  return notebook as Notebook;
}
