import type { Environment } from "../records";
import type { Protocol } from "../wire";
import { probeFormat } from "./capabilities";
import type { Capabilities, CapabilityOptions } from "./capabilities";
import { chooseModel } from "./choose-model";
import { isDemoModel } from "./embedded";
import { readEnvironment } from "./environment";
import { addressOf } from "./host";
import type { Host } from "./host";
import type { LoadState, ModelInfo, ServedIdentity } from "./models";
import { noteOf } from "./note";
import { question } from "./question";
import { recognise, stateMs } from "./servers";
import type { Server } from "./servers";
import { warmUp } from "./warm-up";

/** A server that answers. */
export interface Connection {
  /** Safe to print: no credentials. */
  readonly host: string;
  readonly hostKind: Host["kind"];
  readonly engine: Environment["engine"];
  /** The language that is spoken: Ollama's, or OpenAI's. */
  readonly protocol: Protocol;
  /** "unknown" where the server gives none. */
  readonly version: string;
  /** One sentence about who answers, for people. */
  readonly note: string;
  /** All models there, from two questions however many there are. */
  readonly models: () => Promise<readonly ModelInfo[]>;
  /**
   * One model; without a name the first that writes text, of those in memory before the others. Throws a UserError when it is not there
   * or writes no text, as an embedding model.
   */
  readonly model: (name?: string) => Promise<ModelInfo>;
  /** Asked of the server once per model, then remembered. */
  readonly capabilities: (name: string, options?: CapabilityOptions) => Promise<Capabilities>;
  readonly environment: () => Promise<Environment>;
  /** Whether a model is loaded now; undefined where the server does not tell within two seconds. */
  readonly loaded: (name: string) => Promise<LoadState | undefined>;
  /** What the server says of itself and of a model now, in two small requests; a part is absent where it does not tell within two seconds. */
  readonly identity: (name: string) => Promise<ServedIdentity>;
  /** Ends the embedded engine if this connection started it. */
  readonly close: () => Promise<void>;
  /** @internal */
  readonly server: Server;
}

/**
 * Opens a connection to a server that must be there.
 * @param stop what ends the server, if this connection is to end it
 * @throws UserError when nobody answers, or something that is no model server
 */
export async function openConnection(host: Host, stop?: () => Promise<void>): Promise<Connection> {
  return connectionTo(await recognise(host), stop);
}

/** A connection to a server that was recognised. */
export async function connectionTo(server: Server, stop?: () => Promise<void>): Promise<Connection> {
  const { host, engine, version } = server;
  await warmUp(host, server.question);
  const thinking = new Map<string, Promise<boolean | null>>();
  const enforced = new Map<string, Promise<boolean | null>>();
  return {
    host: addressOf(host),
    hostKind: host.kind,
    engine,
    protocol: host.protocol,
    version,
    note: engine === "embedded" ? embeddedNote((await server.models())[0]?.name) : noteOf(server),
    models: server.models,
    model: async (name) => chooseModel(server, await server.models(), name),
    capabilities: async (name, { probe = true, options = {} } = {}) => {
      const thinks = remember(thinking, name, () => thinksOf(server, name));
      const holds = probe ? remember(enforced, name, () => probeFormat(server, name, options)) : enforced.get(name);
      return { thinking: (await thinks) ?? false, formatEnforced: (await holds) ?? null };
    },
    environment: () => readEnvironment(server),
    loaded: async (name) => {
      const answer = await question(host, { path: server.question, limitMs: stateMs });
      return server.stateIn(answer.ok ? answer.text : undefined, name);
    },
    identity: server.identity,
    close: async () => stop?.(),
    server,
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

/** Whether a model thinks; null where the server does not tell now. */
async function thinksOf(server: Server, name: string): Promise<boolean | null> {
  const shown = await server.show(name);
  return shown === undefined ? null : (shown.capabilities?.includes("thinking") ?? false);
}
