import { UserError } from "../records";
import { connectionTo, openConnection } from "./connection";
import type { Connection } from "./connection";
import { startEmbedded } from "./embedded";
import type { EmbeddedOptions } from "./embedded";
import { fromEnvironment } from "./from-environment";
import { parseHost } from "./host";
import { lookAround, usualServers } from "./look-around";

export interface ConnectOptions extends EmbeddedOptions {
  /**
   * A model server: Ollama's address, such as `127.0.0.1:11434`, or that of OpenAI's protocol, such as `http://127.0.0.1:8000/v1`; `env` reads
   * `OPENAI_BASE_URL` and `OPENAI_API_KEY`. Else `OLLAMA_HOST`, else what answers on this machine.
   */
  readonly server?: string;
  /** Sent to that server as a bearer token; never printed and never stored. */
  readonly apiKey?: string;
  /** Starts the embedded engine without asking for a server. */
  readonly embedded?: boolean;
}

/**
 * Connects to the server that was named; when none was, to Ollama on this machine, else to llama-server, vLLM or LM Studio on their usual ports, whichever has
 * a model; when none of them answers, starts the embedded engine.
 * @throws UserError when a named server does not answer, or the address cannot be understood
 * @example
 * const connection = await connect({ embedded: true });
 * console.log(connection.engine, (await connection.model()).name);
 * await connection.close();
 */
export async function connect(options: ConnectOptions = {}): Promise<Connection> {
  const { server, apiKey } = options;
  if (apiKey !== undefined && server === undefined)
    throw new UserError("apiKey is sent to the server that is named, and none is: give server as well.", 2);
  const named = server ?? (process.env["OLLAMA_HOST"]?.trim() || undefined);
  if (options.embedded !== true && options.gguf === undefined) {
    if (named === "env") return openConnection(fromEnvironment(apiKey));
    if (named !== undefined) return openConnection(parseHost(named, apiKey));
    const found = await lookAround(usualServers);
    if (found) return { ...(await connectionTo(found.server)), note: found.note };
  }
  const engine = await startEmbedded(options);
  return openConnection(parseHost(engine.host), engine.stop);
}
