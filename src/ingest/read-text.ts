import { createHash } from "node:crypto";
import { constants } from "node:fs";
import { open } from "node:fs/promises";

/** A file's text, or why there is none. */
export type ReadText =
  | { readonly text: string; readonly sha256: string }
  | { readonly code: "unreadable" | "binary" | "not-utf8"; readonly message: string; readonly sha256?: string };

/** Reads one file as UTF-8 (or UTF-16 with its mark); a link put there since the walk is not followed. */
export async function readText(absolute: string, path: string): Promise<ReadText> {
  let bytes: Buffer;
  try {
    const handle = await open(absolute, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0));
    try {
      bytes = await handle.readFile();
    } finally {
      await handle.close();
    }
  } catch (error) {
    return {
      code: "unreadable",
      message: `${path} cannot be read (${String((error as NodeJS.ErrnoException).code)}).`,
    };
  }
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { text: new TextDecoder("utf-16le").decode(bytes), sha256 };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { text: new TextDecoder("utf-16be").decode(bytes), sha256 };
  if (bytes.includes(0)) {
    return {
      code: "binary",
      message: `${path} holds NUL bytes: it is no text, or text in a wrong encoding; save it as UTF-8.`,
      sha256,
    };
  }
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes), sha256 };
  } catch {
    return { code: "not-utf8", message: `${path} is not UTF-8 (perhaps Latin-1): save it as UTF-8.`, sha256 };
  }
}
