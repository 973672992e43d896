import { UserError } from "../records";
import { openConnection } from "./connection";
import type { Connection } from "./connection";
import { startEmbedded } from "./embedded";
import type { EmbeddedOptions } from "./embedded";
import { defaultHost, parseHost } from "./host";
import type { Host } from "./host";

export interface ConnectOptions extends EmbeddedOptions {
  /** Else `OLLAMA_HOST`, else 127.0.0.1:11434. */
  readonly host?: string;
  /** Starts the embedded engine without asking for an Ollama. */
  readonly embedded?: boolean;
}

/**
 * Connects to the Ollama that was named, or to the one on this machine; when none was named and none answers with a model,
 * starts the embedded engine.
 * @throws UserError when a named host does not answer, or the host cannot be understood
 */
export async function connect(options: ConnectOptions = {}): Promise<Connection> {
  const named = options.host ?? (process.env["OLLAMA_HOST"]?.trim() || undefined);
  if (options.embedded !== true && options.gguf === undefined) {
    const host = parseHost(named ?? defaultHost);
    if (named !== undefined) return openConnection(host);
    const found = await openWithModel(host);
    if (found) return found;
  }
  const engine = await startEmbedded(options);
  return openConnection(parseHost(engine.host), engine.stop);
}

/** A connection to a server that has a model which writes text; undefined where nobody listens or none is there. */
async function openWithModel(host: Host): Promise<Connection | undefined> {
  try {
    const connection = await openConnection(host);
    await connection.model();
    return connection;
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}
