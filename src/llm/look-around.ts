import { UserError } from "../records";
import { chooseModel } from "./choose-model";
import { noteOf } from "./note";
import { defaultHost, parseHost } from "./host";
import { recognise } from "./servers";
import type { Server } from "./servers";

/** Where Ollama, llama-server, vLLM and LM Studio listen when nobody says otherwise, in the order in which they are taken. */
export const usualServers: readonly string[] = [
  defaultHost,
  "http://127.0.0.1:8080/v1",
  "http://127.0.0.1:8000/v1",
  "http://127.0.0.1:1234/v1",
];

/** Whoever answers on this machine answers at once. */
const lookMs = 2000;

/** What answers on this machine. */
export interface Found {
  readonly server: Server;
  /** Who it is, and who else is there. */
  readonly note: string;
}

/** The first of these addresses where a server has a model that writes text, all of them asked at the same time; undefined where none has. */
export async function lookAround(addresses: readonly string[]): Promise<Found | undefined> {
  const all = await Promise.all(addresses.map(serverAt));
  const [server, ...others] = all.filter((each) => each !== undefined);
  if (server === undefined) return undefined;
  const also = others.map((each) => noteOf(each).replace(/\.$/, ""));
  return { server, note: [noteOf(server), ...also.map((each) => `${each}, too: name it to measure it.`)].join(" ") };
}

async function serverAt(address: string): Promise<Server | undefined> {
  try {
    const server = await recognise(parseHost(address), lookMs);
    await chooseModel(server, await server.models(), undefined);
    return server;
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}
