import { closeSync, constants, fstatSync, openSync } from "node:fs";

/**
 * Opens for reading only what is a regular file, without following a link and without waiting for a pipe.
 * @throws an error whose `code` says why: Node's own, or "not a regular file"
 */
export function openRegular(path: string): { readonly fd: number; readonly size: number; readonly modified: string } {
  const fd = openSync(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0));
  const stats = fstatSync(fd);
  if (!stats.isFile()) {
    closeSync(fd);
    throw Object.assign(new Error("not a regular file"), { code: "not a regular file" });
  }
  return { fd, size: stats.size, modified: stats.mtime.toISOString() };
}
