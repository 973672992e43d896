import { UserError } from "../records";
import type { Environment } from "../records";
import { ask } from "./ask";
import { createCallHistory } from "./call-history";
import type { CallHistory } from "./call-history";
import { probeFormat, readThinking } from "./capabilities";
import type { Capabilities, CapabilityOptions } from "./capabilities";
import { questionClient, unreachable } from "./client";
import { embeddedVersion, isDemoModel } from "./embedded";
import { readEnvironment } from "./environment";
import type { Host } from "./host";
import { isSame, listModels, loadState } from "./models";
import type { LoadState, ModelInfo } from "./models";
import { warmUp } from "./warm-up";

/** A server that answers. */
export interface Connection {
  /** Safe to print: no credentials. */
  readonly host: string;
  readonly hostKind: Host["kind"];
  readonly engine: Environment["engine"];
  readonly version: string;
  /** One sentence about who answers, for people. */
  readonly note: string;
  readonly models: () => Promise<readonly ModelInfo[]>;
  /** One model; without a name the only one there, or the first. Throws a UserError when it is not there. */
  readonly model: (name?: string) => Promise<ModelInfo>;
  /** Asked of the server once per model, then remembered. */
  readonly capabilities: (name: string, options?: CapabilityOptions) => Promise<Capabilities>;
  readonly environment: () => Promise<Environment>;
  /** Whether a model is loaded now; undefined where the server does not tell within two seconds. */
  readonly loaded: (name: string) => Promise<LoadState | undefined>;
  /** Ends the embedded engine if this connection started it. */
  readonly close: () => Promise<void>;
  /** @internal */
  readonly endpoint: Host;
  /** Calls of this connection so far, to tell which are cold. @internal */
  readonly history: CallHistory;
}

const stateMs = 2000;
const probeMs = 600_000;

/**
 * Opens a connection to a server that must be there.
 * @param stop what ends the server, if this connection is to end it
 * @throws UserError when nobody answers, or something that is no model server
 */
export async function openConnection(host: Host, stop?: () => Promise<void>): Promise<Connection> {
  const client = questionClient(host);
  let version: unknown;
  try {
    version = (await client.version()).version;
  } catch (error) {
    throw unreachable(host, error);
  }
  if (typeof version !== "string") throw unreachable(host, new Error("what answers there is not Ollama"));
  await warmUp(host);
  const engine = version === embeddedVersion ? "embedded" : "ollama";
  const thinking = new Map<string, Promise<boolean>>();
  const enforced = new Map<string, Promise<boolean | null>>();
  const models = (): Promise<readonly ModelInfo[]> => listModels(client);
  return {
    host: host.origin,
    hostKind: host.kind,
    engine,
    version,
    note:
      engine === "embedded"
        ? embeddedNote((await client.list()).models[0]?.name)
        : `Ollama ${version} answers at ${host.origin}${host.kind === "remote" ? ", which is not this machine" : ""}.`,
    models,
    model: async (name) => {
      const all = await models();
      const found = name === undefined ? all[0] : all.find((each) => isSame(each.name, name));
      if (found) return found;
      throw notThere(host, engine === "embedded", all, name);
    },
    capabilities: async (name, { probe = true, options = {} } = {}) => {
      const thinks = remember(thinking, name, () => readThinking(client, name));
      const holds = probe
        ? remember(enforced, name, () => probeFormat(questionClient(host, probeMs), name, options))
        : enforced.get(name);
      return { thinking: await thinks, formatEnforced: (await holds) ?? null };
    },
    environment: () => readEnvironment(host, engine, version),
    loaded: async (name) => loadState(await ask(host, "/api/ps", stateMs), name),
    close: async () => stop?.(),
    endpoint: host,
    history: createCallHistory(),
  };
}

function embeddedNote(name: string | undefined): string {
  return name === undefined || isDemoModel(name)
    ? "The embedded demo model answers: real llama.cpp and real timings, but a tiny model; use Ollama and a real model for real prose."
    : `The embedded engine answers with ${name}: llama.cpp on the processor, one call at a time.`;
}

/** Asks once; a question that failed, or whose answer was null, may be asked again. */
function remember<T>(kept: Map<string, Promise<T>>, name: string, ask: () => Promise<T>): Promise<T> {
  const known = kept.get(name);
  if (known) return known;
  const asked = ask();
  kept.set(name, asked);
  const forget = (): void => void kept.delete(name);
  asked.then((value) => {
    if (value === null) forget();
  }, forget);
  return asked;
}

function notThere(host: Host, embedded: boolean, all: readonly ModelInfo[], name: string | undefined): UserError {
  const there = all.length === 0 ? "it has none" : `it has ${all.map((each) => each.name).join(", ")}`;
  return new UserError(
    name === undefined
      ? `The server at ${host.origin} has no model: get one with "ollama pull gemma3".`
      : `The server at ${host.origin} has no model "${name}" (${there}): ${embedded ? "leave the model out, or start Ollama to use others" : `get it with "ollama pull ${name}"`}.`,
  );
}
