import { readdirSync, realpathSync, statSync } from "node:fs";
import { join, resolve } from "node:path";

import { UserError } from "../../records";
import type { Problem } from "../../records";
import { breathe } from "./breathe";
import type { IngestLimits } from "./limits";

/** Regular files below a folder, relative paths with `/`, in the order of their code points. */
export interface Walk {
  readonly root: string;
  readonly paths: readonly string[];
  readonly problems: readonly Problem[];
}

/**
 * Walks a folder without leaving it: links are not followed, only regular files are listed, hidden entries and
 * `node_modules` are passed over.
 * @throws UserError when the folder is missing, no folder, or unreadable
 */
export async function walk(
  dir: string,
  limits: IngestLimits,
  signal?: AbortSignal,
  leaveOut: readonly string[] = [],
): Promise<Walk> {
  const left = new Set(leaveOut.map(realPath));
  const root = openRoot(dir);
  const paths: string[] = [];
  const problems: Problem[] = [];
  const folders: { path: string; depth: number }[] = [{ path: "", depth: 0 }];
  const breath = breathe(signal);
  let full = false;
  while (folders.length > 0 && !full) {
    await breath();
    const { path, depth } = folders.pop()!;
    let entries;
    try {
      entries = readdirSync(join(root, path), { withFileTypes: true });
    } catch (error) {
      if (path === "") throw unreadableRoot(dir, error);
      problems.push(skipped(path, "unreadable-folder", `cannot be opened (${codeOf(error)})`));
      continue;
    }
    for (const entry of entries) {
      if (entry.name.startsWith(".") || entry.name === "node_modules") continue;
      const child = path === "" ? entry.name : `${path}/${entry.name}`;
      if (entry.isDirectory() && left.has(join(root, child))) {
        const message = `${child} holds what this kit writes itself, not data: it was left out.`;
        problems.push({ file: child, severity: "note", code: "own-output", message });
      } else if (entry.isDirectory()) {
        if (depth < limits.depth) folders.push({ path: child, depth: depth + 1 });
        else problems.push(skipped(child, "too-deep", `lies more than ${limits.depth} folders deep`));
      } else if (entry.isSymbolicLink()) {
        problems.push(skipped(child, "link", "is a link, and links are not followed"));
      } else if (!entry.isFile()) {
        problems.push(skipped(child, "not-a-file", "is a pipe, socket or device, not a regular file"));
      } else if (paths.length >= limits.files) {
        full = true;
        problems.push(skipped(child, "too-many-files", `and what follows is beyond the first ${limits.files} files`));
        break;
      } else paths.push(child);
    }
  }
  paths.sort();
  return { root, paths, problems };
}

function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return resolve(path);
  }
}

function openRoot(dir: string): string {
  // An empty name would be the working folder.
  if (dir === "") throw new UserError("No folder was named: give the folder that holds the benchmark files.");
  try {
    const root = realpathSync(dir);
    if (statSync(root).isDirectory()) return root;
  } catch (error) {
    throw unreadableRoot(dir, error);
  }
  throw new UserError(`${dir} is not a folder: give the folder that holds the benchmark files.`);
}

function unreadableRoot(dir: string, error: unknown): UserError {
  const why = codeOf(error) === "ENOENT" ? "does not exist" : `cannot be opened (${codeOf(error)})`;
  return new UserError(`The folder ${dir} ${why}: give a folder that you may read.`);
}

export function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException | null)?.code ?? "unknown error";
}

function skipped(file: string, code: string, why: string): Problem {
  return { file, severity: "warning", code, message: `${file} ${why}; it was skipped.` };
}
