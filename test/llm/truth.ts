import { afterAll, beforeAll } from "vitest";

import { connect, measure } from "../../src/llm";
import type { Connection, MeasureRequest } from "../../src/llm";
import type { CallRecord } from "../../src/records";
import { startTruthServer } from "../support/truth-server";
import type { Plan, TruthLog, TruthServer } from "../support/truth-server";

/** A request with nothing special about it. */
export function request(over: Partial<MeasureRequest> = {}): MeasureRequest {
  return {
    id: "c1",
    study: "test",
    run: 1,
    stage: "analysis",
    variant: "baseline",
    model: { name: "m" },
    prompt: "Say something.",
    options: {},
    cache: "allow",
    ...over,
  };
}

/** One truth server and one connection for all tests of a file. */
export interface Truth {
  readonly server: () => TruthServer;
  readonly connection: () => Connection;
  /** Plans the answers, makes the call, and gives its record with what the server logged of it (its last request). */
  readonly call: (
    plans: Plan | readonly Plan[],
    over?: Partial<MeasureRequest>,
  ) => Promise<{ readonly record: CallRecord; readonly log: readonly TruthLog[] }>;
}

/** Starts the truth server for this file; model "m" counts as loaded. */
export function useTruth(): Truth {
  let server: TruthServer;
  let connection: Connection;
  beforeAll(async () => {
    server = await startTruthServer();
    await server.state({ ps: [{ name: "m:latest", context_length: 4096 }] });
    connection = await connect({ server: server.host });
  });
  afterAll(() => server.stop());
  return {
    server: () => server,
    connection: () => connection,
    call: async (plans, over = {}) => {
      await server.plan("m", ...(Array.isArray(plans) ? (plans as readonly Plan[]) : [plans as Plan]));
      await server.forget();
      const record = await measure(connection, request(over));
      return { record, log: await server.log() };
    },
  };
}
