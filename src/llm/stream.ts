import type { StampedLine } from "./timing/trace";

/** The final record of a stream, as Ollama sends it. */
export interface DoneRecord {
  readonly done_reason?: string;
  readonly total_duration?: number;
  readonly load_duration?: number;
  readonly prompt_eval_count?: number;
  readonly prompt_eval_duration?: number;
  readonly eval_count?: number;
  readonly eval_duration?: number;
}

/** What the lines of one stream say, with the times at which they arrived. */
export interface StreamContent {
  readonly response: string;
  readonly thinking: string;
  /** Time of every line with answer or thinking text, ms. */
  readonly chunkMs: readonly number[];
  readonly firstTextMs?: number;
  readonly firstAnswerMs?: number;
  readonly done?: DoneRecord;
  readonly doneMs?: number;
  /** The server's own error line. */
  readonly error?: string;
  /** First line that is no JSON object, cut to 200 characters. */
  readonly junk?: string;
}

/** Reads the lines of `/api/generate` or `/api/chat`; a line that cannot be read is reported, never dropped silently. */
export function readStream(lines: readonly StampedLine[]): StreamContent {
  let response = "";
  let thinking = "";
  const chunkMs: number[] = [];
  const found: {
    firstTextMs?: number;
    firstAnswerMs?: number;
    done?: DoneRecord;
    doneMs?: number;
    error?: string;
    junk?: string;
  } = {};
  for (const line of lines) {
    const record = parseObject(line.text);
    if (record === undefined) {
      found.junk ??= line.text.slice(0, 200);
      continue;
    }
    if (typeof record["error"] === "string") found.error ??= record["error"];
    const message = (
      typeof record["message"] === "object" && record["message"] !== null ? record["message"] : record
    ) as Record<string, unknown>;
    const answer = string(record["response"]) || string(message["content"]);
    const thought = string(message["thinking"]);
    if (answer !== "" || thought !== "") {
      chunkMs.push(line.atMs);
      found.firstTextMs ??= line.atMs;
      if (answer !== "") found.firstAnswerMs ??= line.atMs;
    }
    response += answer;
    thinking += thought;
    if (record["done"] === true) {
      found.done = record;
      found.doneMs = line.atMs;
    }
  }
  return { response, thinking, chunkMs, ...found };
}

function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}

function string(value: unknown): string {
  return typeof value === "string" ? value : "";
}
