import type { ModelResponse, Ollama, ShowResponse } from "ollama";

import type { CallModel } from "../records";

/** What a server tells about a model. */
export interface ModelInfo extends CallModel {
  readonly bytes: number;
  /** Tokens that the model was made for; absent where the server does not tell. */
  readonly contextLength?: number;
  readonly loaded: boolean;
  /** Bytes that the loaded model takes in all memories. */
  readonly memoryBytes?: number;
  /** Bytes of the loaded model in the memory of a graphics card. */
  readonly vramBytes?: number;
  /** Tokens of context that it is loaded with. */
  readonly loadedContext?: number;
}

/** Whether a model is in memory, and with how much context. */
export interface LoadState {
  readonly here: boolean;
  readonly contextLength?: number;
}

/** All models of a server, with what it shows of each. */
export async function listModels(client: Ollama): Promise<readonly ModelInfo[]> {
  // What a server tells of its models is taken as far as it can be read; which of them is loaded is good to know, no more.
  const [answered, state] = await Promise.all([client.list(), client.ps().catch(() => undefined)]);
  const listed = named(answered.models);
  const running = named(state?.models);
  const shown = await Promise.allSettled(listed.map((each) => client.show({ model: each.name })));
  return listed.map((each, index) => {
    const show = shown[index];
    return modelInfo(
      each,
      running.find((one) => isSame(one.name, each.name)),
      show?.status === "fulfilled" ? show.value : undefined,
    );
  });
}

/**
 * Whether a model is loaded, read from an answer of `/api/ps`; undefined where it is none.
 * @param answer the answer's text
 */
export function loadState(answer: string | undefined, name: string): LoadState | undefined {
  const models = modelsIn(answer);
  if (!Array.isArray(models)) return undefined;
  const found = named(models).find((each) => isSame(each.name, name));
  const contextLength = contextOf(found);
  return { here: found !== undefined, ...(contextLength === undefined ? {} : { contextLength }) };
}

/** Those entries of a list that have a name; none where it is no list. */
function named(models: unknown): readonly ModelResponse[] {
  if (!Array.isArray(models)) return [];
  return (models as readonly unknown[]).filter(
    (each): each is ModelResponse => typeof (each as { name?: unknown } | null)?.name === "string",
  );
}

function modelsIn(answer: string | undefined): unknown {
  try {
    return (JSON.parse(answer ?? "null") as { models?: unknown } | null)?.models;
  } catch {
    return undefined;
  }
}

/** True when both names mean the same model: case does not count, and no tag means `latest`. */
export function isSame(one: string, other: string): boolean {
  const full = (name: string): string => (/:[^/]*$/.test(name) ? name : `${name}:latest`).toLowerCase();
  return full(one) === full(other);
}

function modelInfo(
  listed: ModelResponse,
  running: ModelResponse | undefined,
  shown: ShowResponse | undefined,
): ModelInfo {
  const { quantization_level, parameter_size, family } = (listed.details ?? {}) as Partial<ModelResponse["details"]>;
  const made = Object.entries(shown?.model_info ?? {}).find(([key]) => key.endsWith(".context_length"))?.[1] as unknown;
  const context = contextOf(running);
  return {
    name: listed.name,
    digest: listed.digest,
    ...(quantization_level ? { quantization: quantization_level } : {}),
    ...(parameter_size ? { parameterSize: parameter_size } : {}),
    ...(family ? { family } : {}),
    bytes: listed.size,
    ...(typeof made === "number" ? { contextLength: made } : {}),
    loaded: running !== undefined,
    ...(running === undefined ? {} : { memoryBytes: running.size, vramBytes: running.size_vram }),
    ...(context === undefined ? {} : { loadedContext: context }),
  };
}

function contextOf(running: ModelResponse | undefined): number | undefined {
  const context = (running as { context_length?: unknown } | undefined)?.context_length;
  return typeof context === "number" ? context : undefined;
}
