import { lstat, readdir } from "node:fs/promises";
import { join, relative, sep } from "node:path";

import type { Problem } from "../records";
import type { IngestLimits } from "./options";

/** A regular file below the root. */
export interface FoundFile {
  /** Relative to the root, with `/`. */
  readonly path: string;
  readonly absolute: string;
  readonly bytes: number;
  readonly modified: Date;
}

/** Files below a root in alphabetical order. Links are not followed and nothing but regular files is opened; what is passed over is said. */
export async function walk(
  root: string,
  limits: IngestLimits,
): Promise<{ readonly files: readonly FoundFile[]; readonly problems: readonly Problem[] }> {
  const files: FoundFile[] = [];
  const problems: Problem[] = [];
  const note = (path: string, code: string, message: string): void =>
    void problems.push({ file: path, severity: "warning", code, message });

  const visit = async (folder: string, depth: number): Promise<void> => {
    const here = relative(root, folder).split(sep).join("/") || ".";
    if (depth > limits.depth)
      { note(here, "too-deep", `${here} lies deeper than ${limits.depth} folders and was passed over.`); return; }
    let entries;
    try {
      entries = await readdir(folder, { withFileTypes: true });
    } catch (error) {
      note(
        here,
        "unreadable-folder",
        `${here} cannot be read (${String((error as NodeJS.ErrnoException).code)}): give this user the right to read it.`,
      ); return;
    }
    entries.sort((a, b) => (a.name < b.name ? -1 : 1));
    for (const entry of entries) {
      const absolute = join(folder, entry.name);
      const path = relative(root, absolute).split(sep).join("/");
      if (entry.isDirectory()) await visit(absolute, depth + 1);
      else if (entry.isFile()) {
        if (files.length >= limits.files) {
          if (files.length === limits.files && !problems.some((problem) => problem.code === "too-many-files")) {
            note(path, "too-many-files", `Only the first ${limits.files} files were read; give a smaller folder.`);
          }
          return;
        }
        try {
          const stat = await lstat(absolute);
          files.push({ path, absolute, bytes: stat.size, modified: stat.mtime });
        } catch {
          note(path, "vanished", `${path} was gone before it could be read.`);
        }
      } else
        note(
          path,
          "not-a-file",
          `${path} is ${entry.isSymbolicLink() ? "a link" : "no regular file"} and was not opened.`,
        );
    }
  };
  await visit(root, 0);
  return { files, problems };
}
