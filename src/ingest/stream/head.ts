import { closeSync, readSync } from "node:fs";

import { openRegular } from "../../files";
import { guessDelimiter, withoutPreamble } from "../parse/preamble";

/** How a table is written that is too large to be held, as its first 64 KiB tell. */
export interface StreamHead {
  /** What a byte order mark says, else UTF-8. */
  readonly encoding: "utf-8" | "utf-16le" | "utf-16be";
  /** Bytes before the header: a byte order mark, `sep=;`, lines of comment. */
  readonly start: number;
  readonly delimiter: string;
  /** Lines of old Macintosh programs end with CR alone. */
  readonly lineEnd: "\n" | "\r";
}

const headBytes = 65_536;
const byteOrderMark = /^(?:\ufeff|\u00ef\u00bb\u00bf)/;

/** @param given the delimiter, where the file's name tells it */
export function streamHead(path: string, given?: string): StreamHead {
  const bytes = headOf(path);
  const encoding = encodingOf(bytes);
  // One character for each byte of UTF-8: the marks that are looked for are ASCII.
  const whole =
    encoding === "utf-8" ? bytes.toString("latin1") : new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes);
  const lineEnd = whole.includes("\r") && !whole.includes("\n") ? "\r" : "\n";
  const lines = lineEnd === "\r" ? whole.replaceAll("\r", "\n") : whole;
  const { text, said } = withoutPreamble(lines.replace(byteOrderMark, ""));
  const start = (whole.length - text.length) * (encoding === "utf-8" ? 1 : 2);
  return { encoding, start, delimiter: given ?? said ?? guessDelimiter(text), lineEnd };
}

function encodingOf(bytes: Buffer): StreamHead["encoding"] {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  return bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : "utf-8";
}

function headOf(path: string): Buffer {
  const { fd } = openRegular(path);
  try {
    const buffer = Buffer.alloc(headBytes);
    return buffer.subarray(0, readSync(fd, buffer, 0, headBytes, 0));
  } finally {
    closeSync(fd);
  }
}
