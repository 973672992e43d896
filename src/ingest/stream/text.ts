import { isUtf8 } from "node:buffer";

import type { StreamHead } from "./head";

/** Thrown at the first byte that is not UTF-8. */
export class NotUtf8 extends Error {}

const mostLineBytes = 32 * 2 ** 20;
const loneReturn = /\r(?!\n)/;

/** How much text to gather before it is handed on; the reader of the text may ask for more. */
export interface Pace {
  least: number;
}

/** What a stream of bytes is taken for. */
export interface Writing extends Pick<StreamHead, "start" | "lineEnd"> {
  readonly encoding: StreamHead["encoding"] | "windows-1252";
}

/**
 * Decodes a stream of bytes chunk by chunk; a character that is split between two chunks comes whole with the second.
 * Text without a line end is held back, as whoever parses it would have to begin again with the next chunk. Every line ends with LF.
 * @param pace characters to gather at least
 * @param watch called with each chunk as it came
 * @throws NotUtf8 where UTF-8 was expected and is not there; Error for NUL bytes and for a line of more than 32 MiB
 */
export async function* textOf(
  stream: AsyncIterable<Buffer>,
  { encoding, start, lineEnd }: Writing,
  pace: Readonly<Pace>,
  watch: (chunk: Buffer) => void,
): AsyncGenerator<string> {
  const others = encoding === "utf-8" ? undefined : new TextDecoder(encoding);
  let rest: Buffer = Buffer.alloc(0);
  let line = 0;
  let text = "";
  let skip = start;
  let isFirst = true;
  for await (const whole of stream) {
    watch(whole);
    const chunk = whole.subarray(skip);
    skip = Math.max(0, skip - whole.length);
    const last = chunk.lastIndexOf(lineEnd);
    line = last < 0 ? line + chunk.length : chunk.length - last;
    if (line > mostLineBytes)
      throw new Error(`has a line of more than ${mostLineBytes / 2 ** 20} MiB; it is no table of rows`);
    if (isFirst && !encoding.startsWith("utf-16") && chunk.subarray(0, 4096).includes(0))
      throw new Error("holds NUL bytes, so it is not text; check its name");
    if (others !== undefined) text += others.decode(chunk, { stream: true });
    else {
      const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
      const end = wholeCharacters(bytes);
      // The next chunk may lie where this one lay.
      rest = Buffer.from(bytes.subarray(end));
      text += decoded(bytes.subarray(0, end));
    }
    isFirst = false;
    if (text.length < pace.least || line >= text.length) continue;
    // The LF of a CRLF may come with the next chunk.
    const end = text.endsWith("\r") ? text.length - 1 : text.length;
    yield withOneLineEnd(text.slice(0, end));
    text = text.slice(end);
  }
  if (rest.length > 0) text += decoded(rest);
  if (text !== "") yield withOneLineEnd(text);
}

/** A CR alone ends a line too; what is inside of quotes may change with it. */
function withOneLineEnd(text: string): string {
  return text.includes("\r") && loneReturn.test(text) ? text.replaceAll(/\r\n?/g, "\n") : text;
}

function decoded(bytes: Buffer): string {
  if (!isUtf8(bytes)) throw new NotUtf8("is not UTF-8");
  return bytes.toString("utf8");
}

/** Length without a character at the end that lacks its last bytes. */
function wholeCharacters(bytes: Buffer): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back += 1) {
    const byte = bytes[bytes.length - back]!;
    if (byte < 0x80) return bytes.length;
    if (byte < 0xc0) continue;
    const needed = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
    return needed > back ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}
