import { readFile } from "node:fs/promises";

import { UserError } from "../records";
import { parseNotebook } from "./format";
import type { Notebook } from "./format";

/** Reads a notebook file. @throws UserError when it cannot be read or is no notebook of nbformat 4 */
export async function readNotebook(file: string): Promise<Notebook> {
  const text = await readFile(file, "utf8").catch(() => {
    throw new UserError(`${file} could not be read: give the path of an .ipynb file.`);
  });
  return parseNotebook(text, file);
}
