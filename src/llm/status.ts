import type { CallStatus, Engine, ServerTimes } from "../records";
import { parseObject } from "../text";
import { isTooLong, mostCharacters } from "./kept";
import { failureIn, isBrokenOff, isRepeating } from "../wire";
import type { StreamContent } from "../wire";
import { bodyOf } from "./send";
import { limitText, streamLimits } from "./timing/limits";
import type { CallBudgets, Trace } from "./timing/trace";
import { connectionWords, quoted } from "./words";

export interface Outcome {
  readonly status: CallStatus;
  /** One sentence, unless ok, and where the answer is shorter than was asked. */
  readonly error?: string;
}

const waitedFor: Readonly<Record<keyof CallBudgets, string>> = {
  connectMs: "a connection",
  loadMs: "the answer to begin (loading or waiting in line)",
  firstTokenMs: "the first token",
  silenceMs: "the next token",
  totalMs: "the whole answer",
};

/** What is known of a call when it is judged. */
export interface Evidence {
  readonly trace: Trace;
  readonly content: StreamContent;
  readonly server: ServerTimes;
  /** Tokens of context, as far as known. */
  readonly room: number | undefined;
  readonly budgets: CallBudgets;
  readonly engine: Engine;
  readonly model: string;
}

/** The embedded engine's own advice is Ollama's: a model that it lacks is one to use Ollama for. */
const pullable: readonly Engine[] = ["ollama", "embedded"];

/** Reasons for an end that is none of the answer's own. */
const breaks: ReadonlyMap<string, Outcome> = new Map([
  [
    "content_filter",
    { status: "refused", error: "The server's filter of contents kept the answer back, or a part of it." },
  ],
  ["abort", { status: "interrupted-stream", error: "The server broke the answer off." }],
  [
    "error",
    { status: "server-error", error: "The server ended the answer because of an error that it does not tell." },
  ],
]);

/** What became of a call, from what the wire did and what the lines said. */
export function outcomeOf({ trace, content, server, room, budgets, engine, model }: Evidence): Outcome {
  if (trace.end === "aborted") return { status: "cancelled", error: "The call was interrupted." };
  if (trace.end === "timeout" && content.done === undefined) {
    const budget = trace.budget ?? "totalMs";
    return {
      status: "timeout",
      error: `Waited ${seconds(budgets[budget])} for ${waitedFor[budget]}, then gave up.`,
    };
  }
  if (trace.end === "connect-failed")
    return { status: "refused", error: `The server could not be reached (${connectionWords(trace.error)}).` };
  const http = trace.httpStatus ?? 0;
  if (http >= 300) {
    if (http < 400 && trace.redirect) return { status: "refused", error: sentOn(http, trace.redirect) };
    const said = content.error ?? readError(bodyOf(trace)) ?? "no reason given";
    const remedy =
      http === 404 && pullable.includes(engine) && /model/i.test(said) ? `: get it with "ollama pull ${model}"` : "";
    const error = `The server answered ${http} (${quoted(said)})${remedy}.`;
    return { status: http >= 500 ? "server-error" : "refused", error };
  }
  if (content.error !== undefined)
    return { status: "server-error", error: `The server stopped with an error: ${quoted(content.error)}.` };
  if (content.junk !== undefined) {
    const html = /^\s*<(!doctype|html)/i.test(content.junk);
    return html
      ? { status: "server-error", error: "What answered is a web page and no model server: look at the host and port." }
      : {
          status: "interrupted-stream",
          error: `A line of the stream is not JSON: ${JSON.stringify(content.junk.slice(0, 80))}.`,
        };
  }
  if (content.odd !== undefined)
    return { status: "interrupted-stream", error: `A line of the stream cannot be read: its ${content.odd}.` };
  if (trace.end === "too-much" && trace.limit) {
    return {
      status: "interrupted-stream",
      error: `The server sent more than ${limitText(trace.limit, streamLimits)} without a final record, so the call was ended.`,
    };
  }
  if (isTooLong(content)) {
    return {
      status: "interrupted-stream",
      error: `The answer has more than ${mostCharacters.toLocaleString("en-US")} characters, which no model writes: only its beginning is kept.`,
    };
  }
  // Ollama ends a stream without its final record when one token came more than thirty times in a row.
  if (
    trace.end === "complete" &&
    content.done === undefined &&
    isBrokenOff(content.repeats, content.response, content.thinking)
  )
    return { status: "repeating", error: "The server ended an answer that repeats the same words." };
  if (content.done === undefined) {
    return {
      status: "interrupted-stream",
      error: `The stream ended before the final record${trace.error ? ` (${trace.error})` : ""}.`,
    };
  }
  const { reason } = content.done;
  const broken = reason === undefined ? undefined : breaks.get(reason);
  if (broken) return broken;
  if (content.response.trim() === "") {
    const only = content.thinking !== "" ? " (it only thought)" : reason === "tool_calls" ? " (it called a tool)" : "";
    return { status: "empty", error: `The model gave no answer${only}.` };
  }
  if (fills(server, room))
    return { status: "prompt-cut", error: `The prompt was cut: it fills all ${room} tokens of context (num_ctx).` };
  if (isRepeating(content.response))
    return { status: "repeating", error: "The answer ends in a loop of the same words." };
  if (reason === "length")
    return { status: "truncated", error: "The answer was cut off: num_predict or num_ctx was reached." };
  return { status: "ok" };
}

/** Whether the prompt that the server read fills its context: then it was cut. */
export function fills({ promptTokens }: ServerTimes, room: number | undefined): room is number {
  return room !== undefined && promptTokens !== undefined && promptTokens >= room - 1;
}

function sentOn(http: number, { to, host }: NonNullable<Trace["redirect"]>): string {
  const remedy = host === undefined ? "look at the host and port" : `use ${host} as the host`;
  return `The server answered ${http} and sends on to ${to}: ${remedy}.`;
}

function seconds(ms: number): string {
  return ms >= 1000 ? `${Math.round(ms / 1000)} s` : `${Math.round(ms)} ms`;
}

function readError(text: string): string | undefined {
  const record = parseObject(text);
  return record && failureIn(record);
}
