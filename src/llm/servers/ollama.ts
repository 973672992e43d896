import type { Engine } from "../../records";
import { rootOf } from "../host";
import type { Host } from "../host";
import { askIdentity, listModels, loadState, showModel } from "../models";
import { stateMs } from "./server";
import type { Server } from "./server";

/** A server with Ollama's own paths, through whichever protocol it is spoken to. */
export function ollamaServer(host: Host, engine: Engine, version: string): Server {
  return {
    host,
    engine,
    version,
    models: () => listModels(host),
    show: (name) => showModel(host, name),
    question: `${rootOf(host)}/api/ps`,
    stateIn: loadState,
    identity: (name) => askIdentity(host, name, stateMs),
  };
}
