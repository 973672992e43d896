import { randomUUID } from "node:crypto";
import type { ServerResponse } from "node:http";

import type { Described } from "./describe";
import { fullName } from "./describe";
import { json } from "./http";
import type { GenerateResult } from "./job";
import { openAiAsk, wantsUsage } from "./openai-ask";
import { readJob } from "./read-job";
import type { Ask, AskKind } from "./read-job";
import type { Slot } from "./slot";

/** Answers `/v1/chat/completions` and `/v1/completions`: as a stream of events, or as one object. @throws BadRequest */
export async function openAiAnswer(
  kind: AskKind,
  ask: Ask,
  { model: { facts }, slot }: { readonly model: Described; readonly slot: Slot },
  response: ServerResponse,
): Promise<void> {
  const gone = new AbortController();
  response.on("close", () => gone.abort());
  const job = readJob(kind, openAiAsk(kind, ask, slot.loaded()?.contextSize), facts.name, facts.trainContext);
  const stream = ask["stream"] === true;
  const form = formOf(kind, String(ask["model"]));
  const write = (value: object): void => event(response, value);
  await slot.run(job.numCtx, async (model) => {
    if (gone.signal.aborted) return;
    let begun = false;
    const result = await model.generate(job, {
      signal: gone.signal,
      onText: (text) => {
        if (!stream) return;
        if (!begun && kind === "chat") write(form.part({ role: "assistant", content: "" }));
        begun = true;
        write(form.part({ content: text }));
      },
    });
    const usage = usageOf(result);
    if (!stream) {
      json(response, 200, form.whole(result.text, result.doneReason, usage));
      return;
    }
    write(form.part({}, result.doneReason));
    if (wantsUsage(ask)) write(form.counts(usage));
    response.end("data: [DONE]\n\n");
  });
}

/** Answer of `/v1/models`. */
export function openAiModels({ facts, modified }: Described): object {
  const created = Math.floor(Date.parse(modified) / 1000);
  return { object: "list", data: [{ id: fullName(facts), object: "model", created, owned_by: "library" }] };
}

/** One event of a stream; the first one brings the headers. */
export function event(response: ServerResponse, value: object): void {
  if (!response.headersSent) response.writeHead(200, { "content-type": "text/event-stream; charset=utf-8" });
  response.write(`data: ${JSON.stringify(value)}\n\n`);
}

/** An error as this protocol has it. */
export function openAiError(message: string, status: number): object {
  const type = status === 404 ? "not_found_error" : status < 500 ? "invalid_request_error" : "server_error";
  return { error: { message, type, param: null, code: null } };
}

interface Form {
  readonly part: (delta: { readonly role?: string; readonly content?: string }, reason?: string) => object;
  readonly counts: (usage: object) => object;
  readonly whole: (text: string, reason: string, usage: object) => object;
}

/** How the objects of an answer look. */
function formOf(kind: AskKind, model: string): Form {
  const chat = kind === "chat";
  const head = (object: string): object => ({
    id: `${chat ? "chatcmpl" : "cmpl"}-${id}`,
    object,
    created,
    model,
  });
  const id = randomUUID();
  const created = Math.floor(Date.now() / 1000);
  const piece = chat ? "chat.completion.chunk" : "text_completion";
  return {
    part: (delta, reason) => ({
      ...head(piece),
      choices: [{ index: 0, ...(chat ? { delta } : { text: delta.content ?? "" }), finish_reason: reason ?? null }],
    }),
    counts: (usage) => ({ ...head(piece), choices: [], usage }),
    whole: (text, reason, usage) => ({
      ...head(chat ? "chat.completion" : "text_completion"),
      choices: [
        { index: 0, ...(chat ? { message: { role: "assistant", content: text } } : { text }), finish_reason: reason },
      ],
      usage,
    }),
  };
}

function usageOf({ promptTokens, outputTokens }: GenerateResult): object {
  return {
    prompt_tokens: promptTokens,
    completion_tokens: outputTokens,
    total_tokens: promptTokens + outputTokens,
    // Nothing is kept from the generation before.
    prompt_tokens_details: { cached_tokens: 0 },
  };
}
