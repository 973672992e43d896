import { UserError } from "../records";
import type { RunnerOptions } from "../records";
import { askRefused, optionRefused, optionsTaken } from "../wire";
import type { MeasureRequest } from "./request";
import { serverOptions } from "./options";
import type { Server } from "./servers";

/**
 * Refuses, by name, what a server cannot be told in the language that is spoken with it: it would ignore it without a word.
 * @param where whose options they are, as a sentence begins: `The variant "wide"`
 * @throws UserError (wrong usage)
 */
export function refuseUnsent(
  { engine, host }: Pick<Server, "engine" | "host">,
  { options, anyOption, raw, think }: Pick<MeasureRequest, "options" | "anyOption" | "raw" | "think">,
  where: string,
): void {
  const openai = host.protocol === "openai";
  const refused = openai
    ? (askRefused(engine, { ...(raw === undefined ? {} : { raw }), ...(think === undefined ? {} : { think }) }) ??
      (anyOption === true ? undefined : optionRefused(engine, options)))
    : anyOption === true
      ? undefined
      : notOllamas(options);
  if (refused !== undefined) throw new UserError(`${where} ${refused}`, 2);
}

function notOllamas(options: MeasureRequest["options"]): string | undefined {
  const wrong = Object.keys(options).find((name) => options[name] !== undefined && Object.hasOwn(serverOptions, name));
  return wrong === undefined
    ? undefined
    : `has ${wrong}, which Ollama does not have (llama-server, vLLM and SGLang do): leave it out.`;
}

/** Those of these options that a server takes in the language that is spoken with it. */
export function optionsSent({ engine, host }: Pick<Server, "engine" | "host">, options: RunnerOptions): RunnerOptions {
  const others = new Set(Object.keys(serverOptions));
  const taken = new Set(optionsTaken(engine));
  const isTaken = (name: string): boolean => (host.protocol === "ollama" ? !others.has(name) : taken.has(name));
  return Object.fromEntries(Object.entries(options).filter(([name]) => isTaken(name)));
}
