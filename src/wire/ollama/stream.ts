import { parseObject, wellFormed } from "../../text";
import type { Fields } from "../fields";
import { doneRecord, errorIn, oddField, textsIn } from "./record";
import type { DoneRecord } from "./record";
import { countRepeats } from "./repetition";
import { splitThinking } from "./thinking";

/** One line of the stream and when its last byte arrived, ms after the request was handed to the socket. */
export interface StampedLine {
  readonly atMs: number;
  readonly text: string;
}

/** What the records of one stream say, with the times at which they arrived, where those are known. */
export interface StreamContent {
  readonly response: string;
  readonly thinking: string;
  /** Time of every line with answer or thinking text, ms. */
  readonly chunkMs: readonly number[];
  readonly firstTextMs?: number;
  readonly firstAnswerMs?: number;
  /** How often the last chunk's text came again without a break, as Ollama counts it. */
  readonly repeats: number;
  readonly done?: DoneRecord;
  readonly doneMs?: number;
  /** The server's own error line. */
  readonly error?: string;
  /** First line that is no JSON object, cut to 200 characters. */
  readonly junk?: string;
  /** What is wrong with the first field of a line that is not of its type, to stand after "its". */
  readonly odd?: string;
}

/** Takes the records of one answer as they come, and tells what they say so far. */
export interface StreamReader {
  /** @param atMs when it arrived, ms; left out for a record that was read from a file */
  readonly add: (record: Fields, atMs?: number) => void;
  readonly content: () => Omit<StreamContent, "junk">;
}

/** Reads the lines of `/api/generate` or `/api/chat`; a line that cannot be read is reported, never dropped silently. */
export function readStream(lines: readonly StampedLine[]): StreamContent {
  const reader = streamReader();
  let junk: string | undefined;
  for (const { text, atMs } of lines) {
    const record = parseObject(text);
    if (record === undefined) junk ??= text.slice(0, 200);
    else reader.add(record, atMs);
  }
  return { ...reader.content(), ...(junk === undefined ? {} : { junk }) };
}

/** The one reader of Ollama's answers, record by record: those of a call as it is measured, and those of a file. */
export function streamReader(): StreamReader {
  let response = "";
  let thinking = "";
  const chunkMs: number[] = [];
  const answers: StampedLine[] = [];
  const repeats = countRepeats();
  const found: { firstTextMs?: number; done?: DoneRecord; doneMs?: number; error?: string; odd?: string } = {};
  const add = (record: Fields, atMs?: number): void => {
    const error = errorIn(record);
    if (error !== undefined) found.error ??= error;
    const odd = oddField(record);
    if (odd !== undefined) found.odd ??= odd;
    const { answer, thought } = textsIn(record);
    if (answer !== "" || thought !== "") {
      repeats.add(answer + thought);
      if (atMs !== undefined) {
        chunkMs.push(atMs);
        found.firstTextMs ??= atMs;
        if (answer !== "") answers.push({ atMs, text: answer });
      }
    }
    response += answer;
    thinking += thought;
    if (record["done"] === true) {
      found.done = doneRecord(record);
      if (atMs !== undefined) found.doneMs = atMs;
    }
  };
  const content = (): Omit<StreamContent, "junk"> => {
    // A model whose thoughts the server does not know as such writes them into its answer, between tags.
    const parts = thinking === "" ? splitThinking(response) : { thinking, from: 0 };
    const firstAnswerMs = timeOf(answers, parts.from);
    return {
      response: wellFormed(response.slice(parts.from)),
      thinking: wellFormed(parts.thinking),
      chunkMs,
      repeats: repeats.count(),
      ...found,
      ...(firstAnswerMs === undefined ? {} : { firstAnswerMs }),
    };
  };
  return { add, content };
}

/** When the character at this place of the whole text came; undefined where the text ends before it. */
function timeOf(pieces: readonly StampedLine[], place: number): number | undefined {
  let length = 0;
  return pieces.find((piece) => (length += piece.text.length) > place)?.atMs;
}
