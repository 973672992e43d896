import type { Cell, Notebook } from "./format";

/** Why and where a run stopped. */
export interface NotebookFailure {
  /** From 1, code cells only. */
  readonly cell: number;
  /** Line of the cell's source, where it is known. */
  readonly line?: string;
  readonly message: string;
}

/** The tag that papermill gives to the cells it adds. */
const markerTag = "papermill-error-cell-tag";

/** Reads from what a cell wrote to standard error what went wrong, and in which of its lines. */
export function describeFailure(said: string, source: string): { readonly line?: string; readonly message: string } {
  const words = said.split("\n");
  const message = words.find((line) => /^\w*Error\b|^\d+:\d+ - /.test(line)) ?? words.find((line) => line !== "") ?? "";
  // A type error names the line of the cell; an error at run time quotes it below the name of the script.
  const typed = /^(\d+):\d+ - /.exec(message)?.[1];
  const quoted = words.findIndex((line) => line.startsWith("evalmachine.<anonymous>:"));
  const line = typed !== undefined ? source.split("\n")[Number(typed) - 1] : quoted < 0 ? undefined : words[quoted + 1];
  return {
    message: message.trim() || "it said nothing",
    ...(line === undefined || line.trim() === "" ? {} : { line: line.trim() }),
  };
}

/** Puts a marker at the top and one before the failing cell, which the first one links to. */
export function markFailure(notebook: Notebook, failure: NotebookFailure): Notebook {
  const { cell, line, message } = failure;
  const at = notebook.cells.findIndex(
    (each, index) =>
      each.cell_type === "code" &&
      notebook.cells.slice(0, index + 1).filter(({ cell_type }) => cell_type === "code").length === cell,
  );
  const where = line === undefined ? "" : ` at ${code(line)}`;
  const top = marker("execution-failed", [
    `**This notebook stopped at [code cell ${cell}](#Stopped-here)**${where}: ${code(message)}`,
  ]);
  const here = marker("execution-stopped-here", [
    "### Stopped here\n",
    "The cell below failed; those after it did not run.",
  ]);
  return { ...notebook, cells: [top, ...notebook.cells.slice(0, at), here, ...notebook.cells.slice(at)] };
}

/** A notebook without the markers of an earlier run. */
export function withoutMarkers(notebook: Notebook): Notebook {
  return { ...notebook, cells: notebook.cells.filter((cell) => !cell.metadata.tags?.includes(markerTag)) };
}

function marker(id: string, source: readonly string[]): Cell {
  return { cell_type: "markdown", id, metadata: { tags: [markerTag] }, source };
}

/** Any text as Markdown code. */
const code = (text: string): string => `\`\` ${text.replaceAll("`", "'").replaceAll(/\s+/g, " ")} \`\``;
