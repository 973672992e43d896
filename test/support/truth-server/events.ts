import type { Plan, Step } from "./plan";

/** One event of OpenAI's protocol. */
export function event(record: object): string {
  return `data: ${JSON.stringify(record)}\n\n`;
}

/** An event that brings this text, or this delta. */
export function delta(of: string | object, reason: string | null = null): string {
  const piece = typeof of === "string" ? { content: of } : of;
  return event({
    object: "chat.completion.chunk",
    model: "m",
    choices: [{ index: 0, delta: piece, finish_reason: reason }],
  });
}

export const usage = { prompt_tokens: 12, completion_tokens: 20, total_tokens: 32 };

/** The end of a good stream: reason, counts, mark. */
export function over(reason = "stop", counts: object = { usage }): string {
  return `${delta({}, reason)}${event({ choices: [], ...counts })}data: [DONE]\n\n`;
}

/** A good answer as events, one piece at each of these times, ms; the end comes with the last. */
export function events(pieces: readonly string[], atMs: readonly number[] = [], end = over()): Plan {
  const steps = pieces.map((text, at): Step => ({ atMs: atMs[at] ?? 0, write: delta(text) }));
  return { contentType: "text/event-stream", steps: [...steps, { atMs: atMs.at(-1) ?? 0, write: end }] };
}
