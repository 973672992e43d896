import type { ServerTimes } from "../records";
import { wellFormed } from "../text";
import { countRepeats } from "./repetition";
import { splitThinking } from "./thinking";

/** One line of the stream and when its last byte arrived, ms after the request was handed to the socket. */
export interface StampedLine {
  readonly atMs: number;
  readonly text: string;
}

/** What one record of an answer brings, whatever protocol it came in; what it does not tell is absent. */
export interface Piece {
  readonly answer?: string;
  readonly thought?: string;
  /** The server's own error. */
  readonly error?: string;
  /** What is wrong with a field that is not of its type, to stand after "its". */
  readonly odd?: string;
  /** Counts and times so far: what a later record says of them holds. */
  readonly server?: ServerTimes;
  /** The answer has ended, for this reason if one is told; counts may still follow. */
  readonly ended?: { readonly reason?: string };
  /** Nothing of the answer follows. */
  readonly final?: boolean;
}

/** How an answer ended, as the server says it. */
export interface DoneRecord {
  readonly reason?: string;
  readonly server: ServerTimes;
}

/** What the records of one answer say, with the times at which they arrived, where those are known. */
export interface StreamContent {
  readonly response: string;
  readonly thinking: string;
  /** Time of every record with answer or thinking text, ms. */
  readonly chunkMs: readonly number[];
  readonly firstTextMs?: number;
  readonly firstAnswerMs?: number;
  /** How often the last chunk's text came again without a break, as Ollama counts it. */
  readonly repeats: number;
  /** Absent where the server did not say that the answer had ended. */
  readonly done?: DoneRecord;
  /** When the final record came. */
  readonly doneMs?: number;
  /** Whether the final record came; without it only the end of the connection tells that nothing is missing. */
  readonly final: boolean;
  /** The server's own error record. */
  readonly error?: string;
  /** First line that is no JSON object, cut to 200 characters. */
  readonly junk?: string;
  /** What is wrong with the first field of a line that is not of its type, to stand after "its". */
  readonly odd?: string;
}

/** Takes the records of one answer as they come, and tells what they say so far. */
export interface StreamReader<T> {
  /** @param atMs when it arrived, ms; left out for a record that was read from a file, and for an answer that came in one */
  readonly add: (record: T, atMs?: number) => void;
  readonly content: () => Omit<StreamContent, "junk">;
}

/** The one gatherer of answers, whatever protocol they came in: those of a call as it is measured, and those of a file. */
export function gather(): StreamReader<Piece> {
  let response = "";
  let thinking = "";
  let server: ServerTimes = {};
  let ended: Piece["ended"];
  let final = false;
  const chunkMs: number[] = [];
  const answers: StampedLine[] = [];
  const repeats = countRepeats();
  const found: { firstTextMs?: number; doneMs?: number; error?: string; odd?: string } = {};
  const add = (piece: Piece, atMs?: number): void => {
    const { answer = "", thought = "" } = piece;
    if (piece.error !== undefined) found.error ??= piece.error;
    if (piece.odd !== undefined) found.odd ??= piece.odd;
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
    if (piece.server) server = { ...server, ...piece.server };
    if (piece.ended) ended = piece.ended;
    if (piece.final !== true) return;
    final = true;
    if (atMs !== undefined) found.doneMs = atMs;
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
      final,
      ...found,
      ...(ended === undefined ? {} : { done: { ...ended, server } }),
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
