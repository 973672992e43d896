import { isAscii, isUtf8 } from "node:buffer";

/** Text of a file, or why it is none. */
export type Decoded =
  | { readonly text: string; readonly warning?: { readonly code: string; readonly message: string } }
  | { readonly code: string; readonly message: string };

/** Whether bytes are text rather than, say, a picture with a wrong name: no NUL in the first 4 KiB. */
function looksBinary(bytes: Uint8Array): boolean {
  return bytes.subarray(0, 4096).includes(0);
}

/**
 * Decodes UTF-8 (with or without a byte order mark) and UTF-16 with one. Other bytes are an error with their offset; where
 * `allowLatin1` is set they are read as Windows-1252 with a warning.
 */
export function decode(bytes: Buffer, allowLatin1: boolean): Decoded {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { text: new TextDecoder("utf-16le").decode(bytes) };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { text: new TextDecoder("utf-16be").decode(bytes) };
  if (startsLikeReencodedUtf16(bytes)) {
    return {
      code: "reencoded-utf-16",
      message: "is UTF-16 text that was encoded as UTF-8 a second time; write it again as UTF-8",
    };
  }
  if (looksBinary(bytes)) return { code: "binary", message: "holds NUL bytes, so it is not text; check its name" };
  if (isAscii(bytes)) return { text: bytes.toString("latin1") };
  if (isUtf8(bytes)) return { text: bytes.toString("utf8", startsWithMark(bytes) ? 3 : 0) };
  const offset = firstInvalid(bytes);
  if (!allowLatin1) {
    return { code: "invalid-utf-8", message: `is not UTF-8: the byte at offset ${offset} is invalid` };
  }
  return {
    text: new TextDecoder("windows-1252").decode(bytes),
    warning: {
      code: "not-utf-8",
      message: `is not UTF-8 (byte at offset ${offset}) and was read as Windows-1252; check its special characters`,
    },
  };
}

function startsWithMark(bytes: Uint8Array): boolean {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
}

/** "ÿþ" as UTF-8, then a NUL beside each character. */
function startsLikeReencodedUtf16(bytes: Uint8Array): boolean {
  return bytes[0] === 0xc3 && bytes[1] === 0xbf && bytes[2] === 0xc3 && bytes[3] === 0xbe && bytes[5] === 0;
}

function firstInvalid(bytes: Uint8Array): number {
  let low = 0;
  let high = bytes.length;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (decodesSoFar(bytes.subarray(0, middle))) low = middle;
    else high = middle - 1;
  }
  return low;
}

function decodesSoFar(bytes: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}
