import { cp, mkdir, rm, symlink } from "node:fs/promises";
import { join } from "node:path";

import { packageRoot } from "../../src/files";

/** A copy of the notebooks beside the sample data: what they write stays in it. */
export interface NotebookPlace {
  readonly folder: string;
  readonly remove: () => Promise<void>;
}

/** Makes the copy inside the package, so that cells import the library by its name. */
export async function notebookPlace(name: string): Promise<NotebookPlace> {
  const place = join(packageRoot(), ".chimera", `${name}-${process.pid}`);
  const remove = (): Promise<void> => rm(place, { recursive: true, force: true });
  await remove();
  await mkdir(place, { recursive: true });
  const folder = join(place, "notebooks");
  await cp(join(packageRoot(), "notebooks"), folder, { recursive: true });
  await symlink(join(packageRoot(), "data"), join(place, "data"), "junction");
  return { folder, remove };
}
