import { startServerProcess } from "../server-process";
import type { Plan } from "./plan";

/** What the server saw of one measured request and when it wrote, ms after the request had come whole, on its own monotonic clock. */
export interface TruthLog {
  readonly model: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: { readonly [key: string]: unknown; readonly prompt?: string };
  readonly headersAtMs?: number;
  readonly writes: readonly number[];
  readonly closedAtMs?: number;
}

/** What `/api/version`, `tags`, `ps` and `show` answer; a version that is null is not told. */
export interface TruthState {
  readonly version?: unknown;
  /** What these paths answer, such as `/v1/models`. */
  readonly paths?: Readonly<Record<string, object>>;
  readonly tags?: readonly object[];
  readonly ps?: readonly object[];
  readonly show?: Readonly<Record<string, object>>;
}

/** A model server whose every write is known. */
export interface TruthServer {
  /** `http://127.0.0.1:PORT`. */
  readonly host: string;
  /** Requests for this model take these plans in turn; the last one stays. */
  readonly plan: (model: string, ...plans: readonly Plan[]) => Promise<void>;
  readonly state: (value: TruthState) => Promise<void>;
  /** Lets steps that wait at this gate go on. */
  readonly open: (gate: string) => Promise<void>;
  /** Generate and chat requests so far. */
  readonly log: () => Promise<readonly TruthLog[]>;
  /** Begins the log anew. */
  readonly forget: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** Starts the truth server in a process of its own, so that the tests' own work cannot move its writes. */
export async function startTruthServer(port = 0): Promise<TruthServer> {
  const { port: taken, ask, stop } = await startServerProcess("truth-server/server.mjs", String(port));
  return {
    host: `http://127.0.0.1:${taken}`,
    plan: (model, ...list) => ask("plan", { model, list }),
    state: (value) => ask("state", { value }),
    // Often told by a call that is under way when its test has ended.
    open: (name) => ask("gate", { name }).catch(() => undefined),
    log: () => ask<readonly TruthLog[]>("log"),
    forget: () => ask("forget"),
    stop,
  };
}
