import { startServerProcess } from "../server-process";

/** Counts of a flood server since it began. */
export interface FloodCounts {
  /** Bytes that it handed to its sockets of what has no end. */
  readonly sent: number;
  readonly requests: number;
}

/** A server without measure, in a process of its own, so that its memory is not the reader's. */
export interface FloodServer {
  /** `http://127.0.0.1:PORT`. */
  readonly host: string;
  /** What is answered at a path: one of the kinds by name, or this value as JSON. */
  readonly answer: (path: string, value: unknown) => Promise<void>;
  readonly counts: () => Promise<FloodCounts>;
  readonly stop: () => Promise<void>;
}

/** Starts a server that answers as an Ollama with one model, but for what it is told. */
export async function startFloodServer(): Promise<FloodServer> {
  const { port, ask, stop } = await startServerProcess("flood-server/server.mjs");
  return {
    host: `http://127.0.0.1:${port}`,
    answer: (path, value) => ask("answer", { path, value }),
    counts: () => ask<FloodCounts>("counts"),
    stop,
  };
}
