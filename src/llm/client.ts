import { Ollama } from "ollama";

import { UserError } from "../records";
import type { Host } from "./host";

/** Time limit for questions about the server, ms: they need no model. */
const questionMs = 10_000;

/** The official client for one host, every question limited in time (ms). */
export function questionClient(host: Host, limitMs = questionMs): Ollama {
  return new Ollama({
    host: host.origin,
    ...headersFor(host),
    fetch: async (input, init) => asJson(await fetch(input, { ...init, signal: AbortSignal.timeout(limitMs) })),
  });
}

/** A refusal in JSON, whatever it came in: the client writes to standard output what it does when it meets another. */
async function asJson(answer: Response): Promise<Response> {
  if (answer.ok || answer.headers.get("content-type")?.includes("json") === true) return answer;
  const error = (await answer.text()).trim().slice(0, 500) || answer.statusText;
  const { status, statusText } = answer;
  return new Response(JSON.stringify({ error }), {
    status,
    statusText,
    headers: { "content-type": "application/json" },
  });
}

/** The official client for one measured call through the given fetch. */
export function callClient(host: Host, timed: typeof fetch): Ollama {
  return new Ollama({ host: host.origin, ...headersFor(host), fetch: timed });
}

function headersFor(host: Host): { headers?: Record<string, string> } {
  return host.authorization === undefined ? {} : { headers: { authorization: host.authorization } };
}

/** The sentence for a host that does not answer as a model server should. */
export function unreachable(host: Host, cause: unknown): UserError {
  const why = cause instanceof SyntaxError ? "what answers there is not Ollama" : reasonOf(cause);
  return new UserError(
    `No Ollama answers at ${host.origin} (${why}): start it with "ollama serve", or leave the host out to use the embedded model.`,
    1,
    { cause },
  );
}

function reasonOf(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  return cause.cause instanceof Error ? cause.cause.message : cause.message;
}
