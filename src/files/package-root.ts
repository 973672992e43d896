import { existsSync } from "node:fs";
import { dirname, join } from "node:path";

/**
 * Absolute path of this package: the nearest folder above this file that holds `package.json`.
 * The same answer comes from `src/` (tests) and from `dist/` (everything else).
 */
export function packageRoot(): string {
  let folder = __dirname;
  while (!existsSync(join(folder, "package.json"))) folder = dirname(folder);
  return folder;
}

/** Absolute path of a compiled file, such as `llm/worker.js`: workers and child processes always run from `dist/`. */
export function compiledFile(relative: string): string {
  return join(packageRoot(), "dist", relative);
}
