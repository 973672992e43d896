import type { RunnerOptions } from "../records";
import { parseObject } from "../text";
import { question } from "./question";
import type { Host } from "./host";

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
 * Asks for an answer under a schema. A model or version that ignores `format` answers something else.
 * @returns null when the call failed, which says nothing about the format
 */
export async function probeFormat(host: Host, name: string, options: RunnerOptions): Promise<boolean | null> {
  const body = {
    model: name,
    prompt: "Say hello.",
    format: probeSchema,
    stream: false,
    options: { ...options, num_predict: probeTokens, temperature: 0, seed: 1 },
  };
  const answered = await question(host, { path: "/api/generate", body, limitMs: probeMs });
  if (!answered.ok) return null;
  const answer = parseObject(answered.text);
  if (answer === undefined || answer["error"] !== undefined) return null;
  const { response } = answer;
  return typeof response === "string" && parseObject(response)?.["word"] === word;
}
