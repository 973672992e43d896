import type { RunnerOptions } from "../records";
import { parseObject } from "../text";
import { ollamaReader, openAiReader, openAiRequest, usualHabits } from "../wire";
import type { Asked } from "../wire";
import { question } from "./question";
import type { Server } from "./servers";

/** What a model can do, asked of the server once. */
export interface Capabilities {
  /** Whether it thinks before it answers; false where the server does not tell. */
  readonly thinking: boolean;
  /** Whether answers keep to a JSON schema; null where no probe was made or it did not end. */
  readonly formatEnforced: boolean | null;
}

/** How to ask for capabilities. */
export interface CapabilityOptions {
  /**
   * Ask the model, once, for an answer under a tiny schema that no model gives on its own; true by default. This loads the model
   * when it is not loaded.
   */
  readonly probe?: boolean;
  /** Options of the probe: those of the calls to come, so that it makes no reload of its own. */
  readonly options?: RunnerOptions;
}

/** A word that nobody says unless made to. */
const word = "chimera-format-probe";
const probeSchema = { type: "object", properties: { word: { enum: [word] } }, required: ["word"] };
const probeTokens = 64;
const probeMs = 600_000;

/**
 * Asks for an answer under a schema. A model or version that ignores the format answers something else.
 * @returns null when the call failed, which says nothing about the format
 */
export async function probeFormat(server: Server, model: string, options: RunnerOptions): Promise<boolean | null> {
  const asked: Asked = {
    model,
    prompt: "Say hello.",
    format: probeSchema,
    options: { ...options, num_predict: probeTokens, temperature: 0, seed: 1 },
  };
  const { host, engine } = server;
  const openai = host.protocol === "openai";
  const { path, body } = openai ? openAiRequest(engine, asked, usualHabits, false) : ollamaProbe(asked);
  const answered = await question(host, { path: `${host.base}${path}`, body, limitMs: probeMs });
  const answer = answered.ok ? parseObject(answered.text) : undefined;
  if (answer === undefined) return null;
  const reader = openai ? openAiReader() : ollamaReader();
  reader.add(answer);
  const { response, error } = reader.content();
  if (error !== undefined) return null;
  return parseObject(response)?.["word"] === word;
}

function ollamaProbe({ model, prompt, format, options }: Asked): { readonly path: string; readonly body: object } {
  return { path: "/api/generate", body: { model, prompt, format, stream: false, options } };
}
