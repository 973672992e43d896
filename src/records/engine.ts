/** Who answers: Ollama, the engine that ships with this kit, or a server of OpenAI's protocol, told apart by what it answers. */
export type Engine = "ollama" | "embedded" | "llama-server" | "vllm" | "sglang" | "lm-studio" | "openai-compatible";

/** Every engine with its name in a sentence. */
export const engineWords: Readonly<Record<Engine, string>> = {
  ollama: "Ollama",
  embedded: "embedded engine",
  "llama-server": "llama-server",
  vllm: "vLLM",
  sglang: "SGLang",
  "lm-studio": "LM Studio",
  "openai-compatible": "OpenAI-compatible server",
};

/** Stands for the version of a server that gives none. */
export const unknownVersion = "unknown";

/** Server and version as they stand in a table: "vLLM 0.32.0", and through which protocol where it has two. */
export function serverWords(of: {
  readonly engine: Engine;
  readonly server: string;
  readonly protocol?: "openai";
}): string {
  const { engine, server, protocol } = of;
  const version = server === unknownVersion ? "" : ` ${server}`;
  return `${engineWords[engine]}${version}${protocolWords(engine, protocol)}`;
}

/** ` through /v1` for an engine that speaks a protocol of its own as well; empty for all else. */
export function protocolWords(engine: Engine, protocol: string | undefined): string {
  return protocol === "openai" && (engine === "ollama" || engine === "embedded") ? " through /v1" : "";
}
