import { expect, test } from "vitest";

import { contextsOf } from "../../../src/workload/agent/room";
import type { Connection, ModelInfo } from "../../../src/llm";

/** A connection of which nothing but its model is asked. */
function connectionTo(model: Partial<ModelInfo>): Connection {
  return { model: () => Promise.resolve(model as ModelInfo) } as Partial<Connection> as Connection;
}

test("a variant without num_ctx has the context that the model is loaded with, not the one that it was made for", async () => {
  const made = { contextLength: 131_072 };
  const options = [{ num_ctx: 512 }, {}];
  expect(await contextsOf(connectionTo({ ...made, loadedContext: 4096 }), "m", options)).toEqual([512, 4096]);
  expect(await contextsOf(connectionTo(made), "m", options)).toEqual([512, 2048]);
});
