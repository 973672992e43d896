import { Ollama } from "ollama";

import type { Host } from "./host";

/** The official client for one measured call through the given fetch. */
export function callClient(host: Host, timed: typeof fetch): Ollama {
  const headers = host.authorization === undefined ? {} : { headers: { authorization: host.authorization } };
  return new Ollama({ host: host.origin, ...headers, fetch: timed });
}
