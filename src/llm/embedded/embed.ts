import type { ServerResponse } from "node:http";

import { BadRequest } from "./bad-request";
import { json } from "./http";
import { keepAliveSeconds } from "./keep-alive";
import type { Ask } from "./read-job";
import type { Slot } from "./slot";

/** Answers /api/embed: one vector of length 1 for each text. @throws BadRequest */
export async function embed(ask: Ask, slot: Slot, response: ServerResponse): Promise<void> {
  const arrived = performance.now();
  const given = ask["input"] ?? [];
  const texts = (Array.isArray(given) ? given : [given]) as readonly unknown[];
  if (!texts.every((each) => typeof each === "string")) throw new BadRequest("invalid input type");
  // As Ollama does: an empty text alone asks for nothing, and in a list it gets a vector like the others, so that the places match.
  const input = given === "" ? [] : texts;
  const keepSeconds = keepAliveSeconds(ask["keep_alive"]);
  const { vectors, tokens, loadMs } = await slot.run(undefined, async (model, took) => {
    const made = input.length === 0 ? { vectors: [], tokens: 0 } : await model.embed(input);
    return { ...made, loadMs: took };
  });
  slot.keep(keepSeconds);
  json(response, 200, {
    model: ask["model"],
    embeddings: vectors,
    total_duration: Math.round((performance.now() - arrived) * 1e6),
    load_duration: Math.round(loadMs * 1e6),
    prompt_eval_count: tokens,
  });
}
