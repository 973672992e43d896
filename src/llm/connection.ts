import type { ModelResponse, ShowResponse } from "ollama";

import { UserError } from "../records";
import type { CallModel, Environment } from "../records";
import { questionClient, unreachable } from "./client";
import { embeddedVersion, startEmbedded } from "./embedded";
import type { EmbeddedOptions } from "./embedded";
import { readEnvironment } from "./environment";
import { defaultHost, parseHost } from "./host";
import type { Host } from "./host";

/** What a server tells about a model. */
export interface ModelInfo extends CallModel {
  readonly bytes: number;
  /** Tokens that the model was made for. */
  readonly contextLength?: number;
  readonly loaded: boolean;
  readonly vramBytes?: number;
}

/** What a model can do, asked of the server once. */
export interface Capabilities {
  readonly thinking: boolean;
  /** Whether answers keep to a JSON schema; null until a probe has been made. */
  readonly formatEnforced: boolean | null;
}

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
  readonly capabilities: (name: string) => Promise<Capabilities>;
  readonly environment: () => Promise<Environment>;
  /** Ends the embedded engine if this connection started it. */
  readonly close: () => Promise<void>;
  /** @internal */
  readonly endpoint: Host;
  /** Runner options of the last call, by model: a change means a reload. @internal */
  readonly lastRunner: Map<string, string>;
}

export interface ConnectOptions extends EmbeddedOptions {
  /** Else `OLLAMA_HOST`, else 127.0.0.1:11434. */
  readonly host?: string;
  /** Starts the embedded engine without asking for an Ollama. */
  readonly embedded?: boolean;
}

/**
 * Connects to the Ollama that was named, or to the one on this machine; when none was named and none answers with a model,
 * starts the embedded engine.
 * @throws UserError when a named host does not answer
 */
export async function connect(options: ConnectOptions = {}): Promise<Connection> {
  const named = options.host ?? (process.env["OLLAMA_HOST"] || undefined);
  if (options.embedded !== true && options.gguf === undefined) {
    const host = parseHost(named ?? defaultHost);
    try {
      const connection = await open(host, undefined);
      if (named !== undefined || (await connection.models()).length > 0) return connection;
    } catch (error) {
      if (named !== undefined) throw error instanceof UserError ? error : unreachable(host, error);
    }
  }
  const engine = await startEmbedded(options);
  return open(parseHost(engine.host), engine.stop);
}

async function open(host: Host, stop: (() => Promise<void>) | undefined): Promise<Connection> {
  const client = questionClient(host);
  let version: string;
  try {
    version = (await client.version()).version;
  } catch (error) {
    throw unreachable(host, error);
  }
  if (typeof version !== "string") throw unreachable(host, new Error("what answers there is not Ollama"));
  const embedded = version === embeddedVersion;

  const models = async (): Promise<readonly ModelInfo[]> => {
    const [listed, loaded] = await Promise.all([client.list(), client.ps()]);
    return listed.models.map((each) =>
      modelInfo(
        each,
        loaded.models.find((one) => one.name === each.name),
      ),
    );
  };
  return {
    host: host.origin,
    hostKind: host.kind,
    engine: embedded ? "embedded" : "ollama",
    version,
    note: embedded
      ? "The embedded demo model answers: real llama.cpp and real timings, but a tiny model; use Ollama and a real model for real prose."
      : `Ollama ${version} answers at ${host.origin}${host.kind === "remote" ? ", which is not this machine" : ""}.`,
    models,
    model: async (name) => {
      const all = await models();
      const found =
        name === undefined ? all[0] : all.find((each) => each.name === name || each.name === `${name}:latest`);
      if (found) return found;
      const there = all.length === 0 ? "it has none" : `it has ${all.map((each) => each.name).join(", ")}`;
      throw new UserError(
        name === undefined
          ? `The server at ${host.origin} has no model: get one with "ollama pull gemma3".`
          : `The server at ${host.origin} has no model "${name}" (${there}): get it with "ollama pull ${name}".`,
      );
    },
    capabilities: async (name) => {
      const shown = (await client.show({ model: name })) as ShowResponse & { capabilities?: readonly string[] };
      return { thinking: shown.capabilities?.includes("thinking") ?? false, formatEnforced: null };
    },
    environment: () => readEnvironment(host, embedded ? "embedded" : "ollama", version),
    close: async () => stop?.(),
    endpoint: host,
    lastRunner: new Map(),
  };
}

function modelInfo(listed: ModelResponse, loaded: ModelResponse | undefined): ModelInfo {
  const context = (loaded as { context_length?: number } | undefined)?.context_length;
  return {
    name: listed.name,
    digest: listed.digest,
    quantization: listed.details.quantization_level,
    parameterSize: listed.details.parameter_size,
    family: listed.details.family,
    bytes: listed.size,
    loaded: loaded !== undefined,
    ...(loaded === undefined ? {} : { vramBytes: loaded.size_vram }),
    ...(context === undefined ? {} : { contextLength: context }),
  };
}
