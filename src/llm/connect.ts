import { UserError } from "../records";
import { questionClient, unreachable } from "./client";
import { openConnection } from "./connection";
import type { Connection } from "./connection";
import { startEmbedded } from "./embedded";
import type { EmbeddedOptions } from "./embedded";
import { defaultHost, parseHost } from "./host";

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
    try {
      if (named !== undefined || (await questionClient(host).list()).models.length > 0)
        return await openConnection(host);
    } catch (error) {
      if (named !== undefined) throw error instanceof UserError ? error : unreachable(host, error);
    }
  }
  const engine = await startEmbedded(options);
  return openConnection(parseHost(engine.host), engine.stop);
}
