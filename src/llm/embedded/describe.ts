import type { ModelFacts } from "./job";
import type { Slot } from "./slot";

/** What the server says about its one model. */
export interface Described {
  readonly facts: ModelFacts;
  readonly digest: string;
  /** ISO 8601. */
  readonly modified: string;
}

/** True when this names the model, with or without the tag. */
export function isKnown(name: unknown, { facts }: Described): boolean {
  const asked = typeof name === "string" ? name.toLowerCase() : "";
  return asked === facts.name.toLowerCase() || asked === fullName(facts).toLowerCase();
}

/** Answer of /api/tags. */
export function tags(model: Described): object {
  return { models: [{ ...entry(model), modified_at: model.modified }] };
}

/** Answer of /api/ps. */
export function running(model: Described, slot: Slot): object {
  const loaded = slot.loaded();
  if (loaded === undefined) return { models: [] };
  const { contextSize, expiresAt } = loaded;
  return {
    models: [{ ...entry(model), expires_at: expiresAt.toISOString(), size_vram: 0, context_length: contextSize }],
  };
}

/** Answer of /api/show. */
export function shown(model: Described): object {
  const { architecture, parameters, trainContext } = model.facts;
  return {
    modelfile: `FROM ${fullName(model.facts)}\nTEMPLATE {{ .Prompt }}\n`,
    template: "{{ .Prompt }}",
    details: details(model.facts),
    model_info: {
      "general.architecture": architecture,
      "general.parameter_count": parameters,
      [`${architecture}.context_length`]: trainContext,
    },
    capabilities: ["completion"],
    modified_at: model.modified,
  };
}

function entry(model: Described): object {
  const name = fullName(model.facts);
  return { name, model: name, size: model.facts.bytes, digest: model.digest, details: details(model.facts) };
}

function details({ architecture, parameters, quantization }: ModelFacts): object {
  return {
    parent_model: "",
    format: "gguf",
    family: architecture,
    families: [architecture],
    parameter_size: parameterSize(parameters),
    quantization_level: quantization,
  };
}

/** As Ollama lists it. */
export function fullName({ name }: ModelFacts): string {
  return `${name}:latest`;
}

function parameterSize(parameters: number): string {
  if (parameters >= 1e9) return `${(parameters / 1e9).toFixed(1)}B`;
  if (parameters >= 1e6) return `${(parameters / 1e6).toFixed(2)}M`;
  return `${Math.round(parameters / 1e3)}K`;
}
