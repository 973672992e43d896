import type { Protocol, StampedLine } from "../../wire";
import type { LimitName } from "./limits";

/** Time limits of one call, ms; Infinity, or more than 24 days, is no limit. Each covers one kind of waiting, so that a message can say which it was. */
export interface CallBudgets {
  /** Until the socket is connected. */
  readonly connectMs: number;
  /** From the request to the response headers: waiting in line and loading the model. */
  readonly loadMs: number;
  /** From the headers to the first chunk with text, whatever comes without text before it. */
  readonly firstTokenMs: number;
  /** Between two chunks. */
  readonly silenceMs: number;
  /** The whole call. */
  readonly totalMs: number;
}

/** Ten minutes to load, two minutes of silence: generous to slow machines, finite for lost servers. */
export const defaultBudgets: CallBudgets = {
  connectMs: 10_000,
  loadMs: 600_000,
  firstTokenMs: 300_000,
  silenceMs: 120_000,
  totalMs: 1_800_000,
};

/** How a request ended, as the wire saw it. */
export type TraceEnd = "complete" | "cut" | "aborted" | "timeout" | "too-much" | "connect-failed";

/** What the timing worker saw of one request. */
export interface Trace {
  readonly end: TraceEnd;
  /** Which budget ran out, for `timeout`. */
  readonly budget?: keyof CallBudgets;
  /** Which limit was reached, for `too-much`. */
  readonly limit?: LimitName;
  /** Node's error code or message, where there was one. */
  readonly error?: string;
  /** Issuing and connecting, before time 0. */
  readonly connectMs: number;
  /** What the server answered to the question before. */
  readonly said?: string;
  readonly headersMs?: number;
  readonly httpStatus?: number;
  /** The answer's `Retry-After`, as it stood there. */
  readonly retryAfter?: string;
  /** Where the answer sends on to, without credentials, and the host there if it is another one. */
  readonly redirect?: { readonly to: string; readonly host?: string };
  readonly lines: readonly StampedLine[];
  /** Bytes after the last line break, as text. */
  readonly tail: string;
  /** From time 0 to the end. */
  readonly endMs: number;
  /** Highest delay of the worker's own event loop while the call was read. */
  readonly eventLoopDelayMs: number;
  /** How much further the wall clock went than the monotonic one from time 0 on. */
  readonly wallJumpMs: number;
}

/** One request for the timing worker. */
export interface StartRequest {
  readonly type: "start";
  readonly id: number;
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly budgets: CallBudgets;
  /** Path that is asked over the same connection before time 0, such as `/api/ps`. */
  readonly question?: string;
  /** How the answer's lines are read. */
  readonly protocol: Protocol;
  /** How much of the answer is read. */
  readonly limits: "stream" | "question";
  /** Hand on the lines while they come, and not only at the end. */
  readonly live: boolean;
}

/** What the notebook's thread asks of the timing worker. */
export type WorkerRequest = StartRequest | { readonly type: "abort"; readonly id: number };

/** What the timing worker answers. */
export type WorkerAnswer =
  | { readonly type: "lines"; readonly id: number; readonly lines: readonly StampedLine[] }
  | { readonly type: "end"; readonly id: number; readonly trace: Trace };
