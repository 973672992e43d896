import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

import { packageRoot } from "../files";
import { parseNotebook, sourceOf } from "./format";

/** Something that a committed notebook must not have. */
export interface NotebookProblem {
  readonly file: string;
  /** From 1, all cells counted; absent where the notebook as a whole is meant. */
  readonly cell?: number;
  readonly message: string;
}

const machinePath = /(?:^|[\s"'`(=])(?:\/(?:home|Users|root|tmp|work)\/|[A-Z]:\\)/;

/**
 * Checks that notebooks are clean: no outputs, no execution counts, no paths of a machine, the right kernel, cell ids.
 * @param folder the kit's `notebooks/` unless given
 */
export async function checkNotebooks(folder = join(packageRoot(), "notebooks")): Promise<readonly NotebookProblem[]> {
  const files = (await readdir(folder)).filter((name) => name.endsWith(".ipynb")).sort();
  const problems: NotebookProblem[] = [];
  for (const file of files) {
    const text = await readFile(join(folder, file), "utf8");
    const notebook = parseNotebook(text, file);
    const ids = (JSON.parse(text) as { readonly cells: readonly { readonly id?: unknown }[] }).cells;
    if (notebook.metadata.kernelspec?.name !== "chimera")
      problems.push({ file, message: 'the kernelspec is not "chimera"' });
    if (notebook.nbformat_minor !== 5) problems.push({ file, message: "the format is not nbformat 4.5" });
    for (const [at, cell] of notebook.cells.entries()) {
      const say = (message: string): void => void problems.push({ file, cell: at + 1, message });
      if (ids[at]?.id !== cell.id) say("it has no valid id");
      if ((cell.outputs?.length ?? 0) > 0) say("it has outputs");
      if (typeof cell.execution_count === "number") say("it has an execution count");
      if (machinePath.test(sourceOf(cell))) say("it names a path of one machine");
    }
  }
  return problems;
}
