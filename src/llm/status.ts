import type { CallStatus, RunnerOptions, ServerTimes } from "../records";
import { isRepeating } from "./repetition";
import type { StreamContent } from "./stream";
import type { CallBudgets, Trace } from "./timing/trace";

export interface Outcome {
  readonly status: CallStatus;
  /** One sentence, unless ok. */
  readonly error?: string;
}

const waitedFor: Readonly<Record<keyof CallBudgets, string>> = {
  connectMs: "a connection",
  loadMs: "the answer to begin (loading or waiting in line)",
  firstTokenMs: "the first token",
  silenceMs: "the next token",
  totalMs: "the whole answer",
};

/** What became of a call, from what the wire did and what the lines said. */
export function outcomeOf(
  trace: Trace,
  content: StreamContent,
  server: ServerTimes,
  options: RunnerOptions,
  budgets: CallBudgets,
): Outcome {
  if (trace.end === "aborted") return { status: "cancelled", error: "The call was interrupted." };
  if (trace.end === "timeout") {
    const budget = trace.budget ?? "totalMs";
    return {
      status: "timeout",
      error: `Waited ${Math.round(budgets[budget] / 1000)} s for ${waitedFor[budget]}, then gave up.`,
    };
  }
  if (trace.end === "connect-failed")
    return { status: "refused", error: `The server could not be reached (${trace.error ?? "no reason given"}).` };
  const http = trace.httpStatus ?? 0;
  if (http >= 400) {
    const said = content.error ?? readError(trace.tail) ?? "no reason given";
    return { status: http >= 500 ? "server-error" : "refused", error: `The server answered ${http}: ${said}.` };
  }
  if (content.error !== undefined)
    return { status: "server-error", error: `The server stopped with an error: ${content.error}.` };
  if (content.junk !== undefined) {
    const html = /^\s*<(!doctype|html)/i.test(content.junk);
    return html
      ? { status: "server-error", error: "What answered is a web page and no model server: look at the host and port." }
      : {
          status: "interrupted-stream",
          error: `A line of the stream is not JSON: ${JSON.stringify(content.junk.slice(0, 80))}.`,
        };
  }
  if (trace.end === "cut" || content.done === undefined) {
    return {
      status: "interrupted-stream",
      error: `The stream ended before the final record${trace.error ? ` (${trace.error})` : ""}.`,
    };
  }
  if (content.response.trim() === "") {
    const only = content.thinking === "" ? "" : " (it only thought)";
    return { status: "empty", error: `The model gave no answer${only}.` };
  }
  if (isRepeating(content.response))
    return { status: "repeating", error: "The answer ends in a loop of the same words." };
  if (content.done.done_reason === "length")
    return { status: "truncated", error: "The answer was cut off: num_predict or num_ctx was reached." };
  const room = options["num_ctx"];
  if (typeof room === "number" && server.promptTokens !== undefined && server.promptTokens >= room - 1) {
    return { status: "truncated", error: `The prompt was cut: it fills all of num_ctx ${room}.` };
  }
  return { status: "ok" };
}

function readError(text: string): string | undefined {
  try {
    const value: unknown = JSON.parse(text);
    const error = typeof value === "object" && value !== null ? (value as { error?: unknown }).error : undefined;
    return typeof error === "string" ? error : undefined;
  } catch {
    return undefined;
  }
}
