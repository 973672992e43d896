import type { Environment } from "../records";
import { question } from "./question";
import { probeFormat } from "./capabilities";
import type { Capabilities, CapabilityOptions } from "./capabilities";
import { chooseModel } from "./choose-model";
import { embeddedVersion, isDemoModel } from "./embedded";
import { readEnvironment } from "./environment";
import type { Host } from "./host";
import { askIdentity, listModels, loadState, showModel } from "./models";
import type { LoadState, ModelInfo, ServedIdentity } from "./models";
import { readVersion } from "./server-answers";
import { warmUp } from "./warm-up";
import { unreachable } from "./who-answers";

/** A server that answers. */
export interface Connection {
  /** Safe to print: no credentials. */
  readonly host: string;
  readonly hostKind: Host["kind"];
  readonly engine: Environment["engine"];
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
  readonly endpoint: Host;
}

const stateMs = 2000;
const versionMs = 10_000;

/**
 * Opens a connection to a server that must be there.
 * @param stop what ends the server, if this connection is to end it
 * @throws UserError when nobody answers, or something that is no model server
 */
export async function openConnection(host: Host, stop?: () => Promise<void>): Promise<Connection> {
  const answered = await question(host, { path: "/api/version", limitMs: versionMs });
  const version = answered.ok ? readVersion(answered.text) : undefined;
  if (version === undefined) throw await unreachable(host, answered);
  await warmUp(host);
  const engine = version === embeddedVersion ? "embedded" : "ollama";
  const thinking = new Map<string, Promise<boolean | null>>();
  const enforced = new Map<string, Promise<boolean | null>>();
  const models = (): Promise<readonly ModelInfo[]> => listModels(host);
  return {
    host: host.origin,
    hostKind: host.kind,
    engine,
    version,
    note:
      engine === "embedded"
        ? embeddedNote((await models())[0]?.name)
        : `Ollama ${version} answers at ${host.origin}${host.kind === "remote" ? ", which is not this machine" : ""}.`,
    models,
    model: async (name) => chooseModel(host, await models(), name, engine === "embedded"),
    capabilities: async (name, { probe = true, options = {} } = {}) => {
      const thinks = remember(thinking, name, () => thinksOf(host, name));
      const holds = probe ? remember(enforced, name, () => probeFormat(host, name, options)) : enforced.get(name);
      return { thinking: (await thinks) ?? false, formatEnforced: (await holds) ?? null };
    },
    environment: () => readEnvironment(host, engine, version),
    loaded: async (name) => {
      const answer = await question(host, { path: "/api/ps", limitMs: stateMs });
      return loadState(answer.ok ? answer.text : undefined, name);
    },
    identity: (name) => askIdentity(host, name, stateMs),
    close: async () => stop?.(),
    endpoint: host,
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
async function thinksOf(host: Host, name: string): Promise<boolean | null> {
  const shown = await showModel(host, name);
  return shown === undefined ? null : (shown.capabilities?.includes("thinking") ?? false);
}
