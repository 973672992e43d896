import { createHash } from "node:crypto";
import { closeSync, constants, fstatSync, openSync, readSync } from "node:fs";

/** Opens for reading only what is a regular file, without following a link and without waiting for a pipe. */
export function openRegular(path: string): { readonly fd: number; readonly size: number; readonly modified: string } {
  const fd = openSync(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0));
  const stats = fstatSync(fd);
  if (!stats.isFile()) {
    closeSync(fd);
    throw Object.assign(new Error("not a regular file"), { code: "not a regular file" });
  }
  return { fd, size: stats.size, modified: stats.mtime.toISOString() };
}

/** Reads an open file to its end, at most `limit` bytes, and closes it. */
export function readOpen(fd: number, size: number, limit: number): Buffer {
  try {
    let buffer = Buffer.allocUnsafe(Math.min(size, limit) + 1);
    let length = 0;
    for (;;) {
      const read = readSync(fd, buffer, length, buffer.length - length, null);
      length += read;
      if (read === 0 || length > limit) return buffer.subarray(0, length);
      if (length === buffer.length) buffer = Buffer.concat([buffer], buffer.length * 2);
    }
  } finally {
    closeSync(fd);
  }
}

export function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
