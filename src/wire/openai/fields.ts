import { engineWords } from "../../records";
import type { Engine, RunnerOptions } from "../../records";
import type { Asked } from "./asked";

type Names = Readonly<Record<string, string>>;

/** Options, by the names that they have in this kit, that the protocol itself has a field for. */
const standard: Names = {
  num_predict: "max_tokens",
  seed: "seed",
  temperature: "temperature",
  top_p: "top_p",
  presence_penalty: "presence_penalty",
  frequency_penalty: "frequency_penalty",
  stop: "stop",
};

const likeVllm: Names = {
  top_k: "top_k",
  min_p: "min_p",
  repeat_penalty: "repetition_penalty",
  ignore_eos: "ignore_eos",
};

/** What each server takes beside them. It ignores what it does not know without a word, so nothing else is sent. */
const more: Readonly<Record<Engine, Names>> = {
  ollama: {},
  embedded: { top_k: "top_k", min_p: "min_p", repeat_penalty: "repeat_penalty", repeat_last_n: "repeat_last_n" },
  "llama-server": {
    top_k: "top_k",
    min_p: "min_p",
    typical_p: "typical_p",
    repeat_penalty: "repeat_penalty",
    repeat_last_n: "repeat_last_n",
    num_keep: "n_keep",
    ignore_eos: "ignore_eos",
  },
  vllm: likeVllm,
  sglang: likeVllm,
  "lm-studio": { top_k: "top_k", repeat_penalty: "repeat_penalty" },
  "openai-compatible": {},
};

/** Servers that can be told to think or not: through the variables of the chat's template. */
const tellsThinking: readonly Engine[] = ["llama-server", "vllm", "sglang"];

/** What a server calls an option; undefined where it has none. */
export function fieldOf(engine: Engine, option: string): string | undefined {
  if (Object.hasOwn(standard, option)) return standard[option];
  return Object.hasOwn(more[engine], option) ? more[engine][option] : undefined;
}

/** The options that a server takes through this protocol. */
export function optionsTaken(engine: Engine): readonly string[] {
  return [...Object.keys(standard), ...Object.keys(more[engine])];
}

/** Why these options cannot be sent, to stand after whose they are: names the first that the server does not take; undefined where all can. */
export function optionRefused(engine: Engine, options: RunnerOptions): string | undefined {
  const wrong = Object.keys(options).find((name) => options[name] !== undefined && fieldOf(engine, name) === undefined);
  if (wrong !== undefined)
    return `has ${wrong}, which ${engineWords[engine]} does not take through /v1 (it takes ${optionsTaken(engine).join(", ")}): set it where that server is started, or leave it out.`;
  if (options["num_predict"] === -2)
    return "has num_predict -2, which /v1 has no word for: give a number of tokens, or leave it out.";
  return undefined;
}

/** Why this cannot be asked through the protocol, to stand after whose it is; undefined where it can. */
export function askRefused(engine: Engine, { raw, think }: Pick<Asked, "raw" | "think">): string | undefined {
  if (raw === true && engine === "ollama")
    return "sends a prompt without the model's template, and Ollama's /v1 has no way for that: give the server without /v1.";
  if (think !== undefined && !tellsThinking.includes(engine))
    return `says whether the model is to think, which ${engineWords[engine]} cannot be told through /v1: leave it out.`;
  return undefined;
}
