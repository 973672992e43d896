import { relative, resolve, sep } from "node:path";

/** Where studies lie unless a folder is named. */
export const outFolder = "out";

/** The folders of the kit's own output that must not be read as data: the study's own, and all of `out` when it lies in there. */
export function ownOutput(dir: string): readonly string[] {
  const way = relative(resolve(outFolder), resolve(dir));
  return way === "" || way === ".." || way.startsWith(`..${sep}`) ? [dir] : [dir, outFolder];
}
