import { basename } from "node:path";

import { atomicWrite } from "../files";
import { notebookHtml } from "./export-notebook";
import { readNotebook } from "./read-notebook";

/**
 * Exports a notebook, with the outputs that are saved in it, as one HTML page without scripts; needs no Python. Save the notebook
 * first when it is open in JupyterLab.
 * @param file path of an `.ipynb` file
 * @param page path of the page; the notebook's with `.html` in place of `.ipynb` unless given
 * @returns path of the page
 * @throws UserError when the file cannot be read or is no notebook
 */
export async function exportNotebook(file: string, page = `${file.replace(/\.ipynb$/, "")}.html`): Promise<string> {
  await atomicWrite(page, notebookHtml(await readNotebook(file), basename(file, ".ipynb")));
  return page;
}
