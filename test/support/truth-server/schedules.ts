import type { Plan, Step } from "./plan";

/** The server's figures of a good answer, nanoseconds as Ollama sends them: of one that is written at once, so that no call is shorter. */
export const goodTimes = {
  total_duration: 2_100_000,
  load_duration: 40_000,
  prompt_eval_count: 12,
  prompt_eval_duration: 60_000,
  eval_count: 20,
  eval_duration: 2_000_000,
};

/** One line of `/api/generate`. */
export function line(fields: object): string {
  return `${JSON.stringify({ model: "m", created_at: "2026-01-01T00:00:00Z", ...fields })}\n`;
}

export function token(response: string, rest: object = {}): string {
  return line({ response, done: false, ...rest });
}

/** The final record; fields that are undefined are left out. */
export function done(fields: object = {}): string {
  return line({ response: "", done: true, done_reason: "stop", ...goodTimes, ...fields });
}

/** A good answer of these pieces, one every `everyMs`, the first after `firstMs`. */
export function constant(pieces: readonly string[], firstMs = 0, everyMs = 0, fields: object = {}): Plan {
  const steps = pieces.map((text, at): Step => ({ atMs: firstMs + at * everyMs, write: token(text) }));
  return { steps: [...steps, { atMs: firstMs + pieces.length * everyMs, write: done(fields) }] };
}

/** The same answer at given times, ms. */
export function jitter(pieces: readonly string[], atMs: readonly number[]): Plan {
  const steps = pieces.map((text, at): Step => ({ atMs: atMs[at] ?? 0, write: token(text) }));
  return { steps: [...steps, { atMs: atMs.at(-1) ?? 0, write: done() }] };
}

/** A whole text as one answer: for tests that want a model to say something. */
export function saying(text: string, fields: object = {}): Plan {
  return constant(text.match(/.{1,40}/gsu) ?? [], 0, 0, fields);
}

/** Any steps, one after the other. */
export function steps(...list: readonly (string | Step)[]): Plan {
  return { steps: list.map((each) => (typeof each === "string" ? { write: each } : each)) };
}

/** An answer with status and one body. */
export function plain(status: number, body: string, contentType = "application/json; charset=utf-8"): Plan {
  return { status, contentType, framing: "length", steps: [{ write: body }] };
}

/** An answer that sends on to another address; its header goes in the line of the content type, the one header that a plan can set. */
export function redirect(status: number, location: string): Plan {
  return plain(status, "<html>Moved</html>", `text/html\r\nlocation: ${location}`);
}

/** A text cut into bytes at these places, each part a chunk of its own. */
export function splitBytes(text: string, ...places: readonly number[]): readonly Step[] {
  const bytes = Buffer.from(text);
  const cuts = [0, ...places, bytes.length];
  return cuts.slice(1).map((to, at): Step => ({ base64: bytes.subarray(cuts[at], to).toString("base64") }));
}
