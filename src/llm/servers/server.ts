import type { Engine } from "../../records";
import type { Host } from "../host";
import type { LoadState, ModelInfo, ServedIdentity } from "../models";
import type { ShownModel } from "../server-answers";

/** A server that was recognised, and how it is asked about itself. */
export interface Server {
  /** As it is spoken to from now on. */
  readonly host: Host;
  readonly engine: Engine;
  readonly version: string;
  /** @throws UserError when it does not list them, or the list cannot be read */
  readonly models: () => Promise<readonly ModelInfo[]>;
  /** What it shows of one model; undefined where it does not tell. */
  readonly show: (name: string) => Promise<ShownModel | undefined>;
  /** Path that is asked just before a call, over the same connection. */
  readonly question: string;
  /** Whether a model is in memory, read from the answer to it; undefined where it does not tell. */
  readonly stateIn: (answer: string | undefined, name: string) => LoadState | undefined;
  /** Who answers and which weights a name stands for, now. */
  readonly identity: (name: string) => Promise<ServedIdentity>;
}

/** Time limit for a small question to a server that is known to be there, ms. */
export const stateMs = 2000;
