import { isUtf8 } from "node:buffer";

/** Thrown at the first byte that is not UTF-8. */
export class NotUtf8 extends Error {}

const mostLineBytes = 32 * 2 ** 20;

/** How much text to gather before it is handed on; the reader of the text may ask for more. */
export interface Pace {
  least: number;
}

/**
 * Decodes a stream of bytes chunk by chunk; a character that is split between two chunks comes whole with the second.
 * Text without a line end is held back, as whoever parses it would have to begin again with the next chunk.
 * @param encoding what the bytes are taken for
 * @param pace characters to gather at least
 * @param watch called with each chunk as it came
 * @throws NotUtf8 where UTF-8 was expected and is not there; Error for NUL bytes and for a line of more than 32 MiB
 */
export async function* textOf(
  stream: AsyncIterable<Buffer>,
  encoding: "utf-8" | "windows-1252",
  pace: Readonly<Pace>,
  watch: (chunk: Buffer) => void,
): AsyncGenerator<string> {
  const single = new TextDecoder("windows-1252");
  let rest: Buffer = Buffer.alloc(0);
  let line = 0;
  let text = "";
  let first = true;
  for await (const chunk of stream) {
    watch(chunk);
    const end = chunk.lastIndexOf(10);
    line = end < 0 ? line + chunk.length : chunk.length - end;
    if (line > mostLineBytes)
      throw new Error(`has a line of more than ${mostLineBytes / 2 ** 20} MiB; it is no table of rows`);
    if (chunk.subarray(0, 4096).includes(0)) throw new Error("holds NUL bytes, so it is not text; check its name");
    if (encoding === "windows-1252") text += single.decode(chunk);
    else {
      const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
      const whole = wholeCharacters(bytes);
      // The next chunk may lie where this one lay.
      rest = Buffer.from(bytes.subarray(whole));
      text += decoded(bytes.subarray(0, whole));
    }
    if (text.length < pace.least || line >= text.length) continue;
    yield first && text.startsWith("\ufeff") ? text.slice(1) : text;
    first = false;
    text = "";
  }
  if (rest.length > 0) text += decoded(rest);
  if (text !== "") yield first && text.startsWith("\ufeff") ? text.slice(1) : text;
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
