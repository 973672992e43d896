import { parseObject } from "../../text";
import { gather } from "../content";
import type { StampedLine, StreamContent, StreamReader } from "../content";
import type { Fields } from "../fields";
import { readEvents, recordIn } from "./events";
import { pieceOf } from "./piece";

/**
 * Reads the lines of an answer of `/v1`: a stream of server-sent events, or one JSON object of a server that does not stream, whose text has no time of its own. A
 * line that cannot be read is reported, never dropped silently.
 */
export function readOpenAi(lines: readonly StampedLine[]): StreamContent {
  const { events, plain, junk: broken } = readEvents(lines);
  const { add, content } = gather();
  for (const { atMs, record, name } of events)
    add(record === undefined ? { final: true } : pieceOf(record, name), atMs);
  const whole = events.length === 0 && plain.length > 0 ? parseObject(plain.join("\n")) : undefined;
  if (whole) add(pieceOf(whole));
  const junk = broken ?? (whole ? undefined : plain[0]?.slice(0, 200));
  return { ...content(), ...(junk === undefined ? {} : { junk }) };
}

/** The reader of answers of `/v1`, record by record, for those that were saved without their events. */
export function openAiReader(): StreamReader<Fields> {
  const { add, content } = gather();
  return { add: (record, atMs) => add(pieceOf(record), atMs), content };
}

/** Answer and thinking text that a line brings by itself; undefined when it brings no record. */
export function textsOf(line: string): { readonly answer: string; readonly thought: string } | undefined {
  const record = recordIn(line);
  if (record === undefined) return undefined;
  const { answer = "", thought = "" } = pieceOf(record);
  return { answer, thought };
}

/** True when a line brings answer or thinking text. */
export function hasText(line: string): boolean {
  const texts = textsOf(line);
  return texts !== undefined && texts.answer + texts.thought !== "";
}
