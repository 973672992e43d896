import { parseObject } from "../../text";
import { gather } from "../content";
import type { Piece, StampedLine, StreamContent, StreamReader } from "../content";
import { errorIn } from "../error";
import { present, textOf } from "../fields";
import type { Fields } from "../fields";
import { oddField, textsIn } from "./record";
import { serverTimes } from "./server-times";

/** Reads the lines of `/api/generate` or `/api/chat`; a line that cannot be read is reported, never dropped silently. */
export function readOllama(lines: readonly StampedLine[]): StreamContent {
  const reader = ollamaReader();
  let junk: string | undefined;
  for (const { text, atMs } of lines) {
    const record = parseObject(text);
    if (record === undefined) junk ??= text.slice(0, 200);
    else reader.add(record, atMs);
  }
  return { ...reader.content(), ...(junk === undefined ? {} : { junk }) };
}

/** The reader of Ollama's answers, record by record. */
export function ollamaReader(): StreamReader<Fields> {
  const { add, content } = gather();
  return { add: (record, atMs) => add(pieceOf(record), atMs), content };
}

function pieceOf(record: Fields): Piece {
  const { answer, thought } = textsIn(record);
  const piece = { answer, thought, ...present({ error: errorIn(record), odd: oddField(record) }) };
  if (record["done"] !== true) return piece;
  const ended = present({ reason: textOf(record["done_reason"]) });
  return { ...piece, server: serverTimes(record), ended, final: true };
}
