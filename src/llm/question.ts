import { parseObject, printable } from "../text";
import type { Host } from "./host";
import { withoutSecret } from "./secret";
import { failureIn } from "../wire";
import { connectionWords, mostQuoted, quoted } from "./words";
import { limitText, questionLimits } from "./timing/limits";
import { timedFetch } from "./timing/reader";
import { defaultBudgets } from "./timing/trace";
import type { Trace } from "./timing/trace";

/** A question to a server. */
export interface Question {
  readonly path: string;
  /** Sent as JSON by POST; without it the question is a GET. */
  readonly body?: object;
  /** Time limit for all of it, ms. */
  readonly limitMs: number;
}

/** What became of a question. */
export type Answered =
  | { readonly ok: true; readonly text: string }
  | {
      readonly ok: false;
      /** What went wrong, to stand in brackets or after a colon. */
      readonly why: string;
      readonly httpStatus?: number;
      /** Where it sends on to, if that is another host. */
      readonly host?: string;
      /** The beginning of what was answered. */
      readonly begins: string;
    };

/**
 * Asks a server something that is no measured call: through the timing thread, over a connection of its own, limited in time, bytes and lines,
 * following no redirect. Never throws.
 */
export async function question(host: Host, { path, body, limitMs }: Question): Promise<Answered> {
  const timed = timedFetch({ ...defaultBudgets, totalMs: limitMs }, { limits: "question" });
  const authorization = host.authorization === undefined ? {} : { authorization: host.authorization };
  await timed.fetch(
    `${host.origin}${path}`,
    body === undefined
      ? { headers: authorization }
      : {
          method: "POST",
          headers: { "content-type": "application/json", ...authorization },
          body: JSON.stringify(body),
        },
  );
  const trace = withoutSecret(await timed.trace(), host);
  const text = [...trace.lines.map((line) => line.text), trace.tail].join("\n");
  if (trace.end === "complete" && trace.httpStatus === 200) return { ok: true, text };
  return {
    ok: false,
    why: whyOf(trace, text, limitMs),
    begins: text.slice(0, mostQuoted),
    ...(trace.httpStatus === undefined ? {} : { httpStatus: trace.httpStatus }),
    ...(trace.redirect?.host === undefined ? {} : { host: trace.redirect.host }),
  };
}

function whyOf(trace: Trace, text: string, limitMs: number): string {
  if (trace.end === "timeout") return `no whole answer within ${limitMs / 1000} s`;
  if (trace.end === "too-much" && trace.limit)
    return `an answer of more than ${limitText(trace.limit, questionLimits)}`;
  if (trace.httpStatus === undefined || trace.end !== "complete") return connectionWords(trace.error);
  if (trace.redirect) return `${trace.httpStatus}, sends on to ${printable(trace.redirect.to).slice(0, mostQuoted)}`;
  const record = parseObject(text);
  const said = record && failureIn(record);
  return said === undefined ? `HTTP ${trace.httpStatus}` : `HTTP ${trace.httpStatus}: ${quoted(said)}`;
}
