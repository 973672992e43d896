import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { startEmbedded } from "../../src/llm";
import type { EmbeddedEngine } from "../../src/llm";
import { ask } from "./conformance/api";

describe("the embedded engine", () => {
  let engine: EmbeddedEngine;
  const model = "chimera-demo";
  beforeAll(async () => {
    engine = await startEmbedded();
  });
  afterAll(() => engine.stop());
  const vectorsOf = async (input: unknown): Promise<number[][]> => {
    const { status, last } = await ask(engine.host, "/api/embed", { model, input });
    expect(status).toBe(200);
    return last["embeddings"] as number[][];
  };

  it("gives a vector for every text of a list, an empty one too", async () => {
    const vectors = await vectorsOf(["a", "", "b"]);
    expect(vectors).toHaveLength(3);
    for (const vector of vectors) expect(Math.hypot(...vector)).toBeCloseTo(1, 6);
    expect([vectors[0], vectors[2]]).toEqual(await vectorsOf(["a", "b"]));
    expect(await vectorsOf("")).toEqual([]);
  });

  it.each([1e15, 1e300, "99999999999999h"])(
    "says until when the model stays when that is %s away",
    async (keep_alive) => {
      await ask(engine.host, "/api/embed", { model, input: "a", keep_alive });
      const { status, last } = await ask(engine.host, "/api/ps");
      expect(status).toBe(200);
      const [{ expires_at: expires }] = last["models"] as [{ expires_at: string }];
      expect(new Date(expires).getUTCFullYear()).toBeGreaterThan(2200);
    },
  );
});
