import { hash } from "node:crypto";
import { closeSync, readSync } from "node:fs";

/**
 * Reads an open file to its end, at most `limit` bytes, and closes it.
 * @param scratch memory that may be used again and again: what is returned may lie in it, until the next read
 */
export function readOpen(fd: number, size: number, limit: number, scratch?: Buffer): Buffer {
  try {
    const wanted = Math.min(size, limit) + 1;
    let buffer = scratch !== undefined && wanted <= scratch.length ? scratch : Buffer.allocUnsafe(wanted);
    let length = 0;
    for (;;) {
      const read = readSync(fd, buffer, length, buffer.length - length, null);
      length += read;
      // A regular file gives less than was asked for at its end only.
      if (read === 0 || length < buffer.length || length > limit) return buffer.subarray(0, length);
      buffer = Buffer.concat([buffer], buffer.length * 2);
    }
  } finally {
    closeSync(fd);
  }
}

export function sha256(bytes: Uint8Array): string {
  return hash("sha256", bytes);
}
