import type { ServerResponse } from "node:http";

import { json } from "./http";
import type { GenerateResult, ModelFacts } from "./job";
import { keepAliveSeconds } from "./keep-alive";
import { asksForNothing, readJob } from "./read-job";
import type { Ask, AskKind } from "./read-job";
import type { Slot } from "./slot";

const nanosecondsPerMs = 1e6;

/** Answers /api/generate and /api/chat. @throws BadRequest */
export async function answer(
  kind: AskKind,
  ask: Ask,
  { facts, slot }: { readonly facts: ModelFacts; readonly slot: Slot },
  response: ServerResponse,
): Promise<void> {
  const arrived = performance.now();
  const gone = new AbortController();
  response.on("close", () => gone.abort());
  const keepSeconds = keepAliveSeconds(ask["keep_alive"]);
  const line = (text: string, fields: object): object => ({
    model: ask["model"],
    created_at: new Date().toISOString(),
    ...(kind === "chat" ? { message: { role: "assistant", content: text } } : { response: text }),
    ...fields,
  });
  if (asksForNothing(kind, ask)) {
    if (keepSeconds !== 0) await slot.run(undefined, () => Promise.resolve());
    slot.keep(keepSeconds);
    json(response, 200, line("", { done: true, done_reason: keepSeconds === 0 ? "unload" : "load" }));
    return;
  }
  const job = readJob(kind, ask, String(ask["model"]), facts.trainContext);
  const stream = ask["stream"] !== false;
  const write = (value: object): void => {
    if (!response.headersSent) response.writeHead(200, { "content-type": "application/x-ndjson" });
    response.write(`${JSON.stringify(value)}\n`);
  };
  await slot.run(job.numCtx, async (model, loadMs) => {
    if (gone.signal.aborted) return;
    const result = await model.generate(job, {
      signal: gone.signal,
      onText: (text) => {
        if (stream) write(line(text, { done: false }));
      },
    });
    const times = timesOf(result, performance.now() - arrived, loadMs);
    const last = line(stream ? "" : result.text, { done: true, done_reason: result.doneReason, ...times });
    slot.keep(keepSeconds);
    if (stream) {
      write(last);
      response.end();
    } else json(response, 200, last);
  });
}

/** Ollama's figures, whole nanoseconds; one that is 0 is left out, as Ollama leaves it out. */
function timesOf(result: GenerateResult, totalMs: number, loadMs: number): object {
  const nanoseconds = (ms: number): number => Math.round(ms * nanosecondsPerMs);
  const times = {
    total_duration: nanoseconds(totalMs),
    load_duration: nanoseconds(loadMs),
    prompt_eval_count: result.promptTokens,
    prompt_eval_duration: nanoseconds(result.promptEvalMs),
    eval_count: result.outputTokens,
    eval_duration: nanoseconds(result.evalMs),
  };
  return Object.fromEntries(Object.entries(times).filter(([, value]) => value !== 0));
}
