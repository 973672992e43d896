import type { Ollama, ShowResponse } from "ollama";

import type { RunnerOptions } from "../records";
import { parseObject } from "../text";

/** What a model can do, asked of the server once. */
export interface Capabilities {
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

/** True when the server says that the model thinks. */
export async function readThinking(client: Ollama, name: string): Promise<boolean> {
  const shown = (await client.show({ model: name })) as ShowResponse & { capabilities?: unknown };
  return Array.isArray(shown.capabilities) && shown.capabilities.includes("thinking");
}

/**
 * Asks for an answer under a schema. A model or version that ignores `format` answers something else.
 * @returns null when the call failed, which says nothing about the format
 */
export async function probeFormat(client: Ollama, name: string, options: RunnerOptions): Promise<boolean | null> {
  let text: string;
  try {
    const answer = await client.generate({
      model: name,
      prompt: "Say hello.",
      format: probeSchema,
      stream: false,
      options: { ...options, num_predict: probeTokens, temperature: 0, seed: 1 },
    });
    text = answer.response ?? "";
  } catch {
    return null;
  }
  return parseObject(text)?.["word"] === word;
}
