import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { connect } from "../../src/llm";
import type { Connection } from "../../src/llm";
import { quick, quickText } from "../../src/study";
import { constant } from "../support/truth-server";
import type { Plan } from "../support/truth-server";
import { useTruth } from "../llm/truth";

const truth = useTruth();

/** Three tokens of four within 70 ms of which the server tells 20 ms of prompt and 40 ms of decoding. */
const answer: Plan = constant(["a", "b", "c"], 30, 15, {
  total_duration: 62e6,
  load_duration: 1e6,
  prompt_eval_count: 16,
  prompt_eval_duration: 20e6,
  eval_count: 4,
  eval_duration: 40e6,
});

describe("quick", () => {
  let embedded: Connection;
  beforeAll(() => truth.server().state({ tags: [{ name: "m", digest: "d1", size: 1000, details: {} }] }));
  beforeAll(async () => void (embedded = await connect({ embedded: true })));
  afterAll(() => embedded.close());

  it("measures both lengths of the embedded model, and says so in one block", async () => {
    const result = await quick(embedded, { seconds: 1 });
    expect(result.lengths.map(({ name }) => name)).toEqual(["short", "long"]);
    for (const { ttft, promptTokens, duration } of result.lengths) {
      expect(ttft.n).toBeGreaterThanOrEqual(1);
      expect(promptTokens).toBeGreaterThan(20);
      expect(duration.median!).toBeGreaterThanOrEqual(ttft.median!);
    }
    const text = quickText(result);
    expect(text).toContain("by the embedded engine");
    expect(text).toContain("long prompt");
    expect(text).toContain("This model is a demo");
    expect(text).toContain("Again: npx chimera quick --model chimera-demo:latest");
  });

  it("gives the prefill rate and the decode rate that the server's own figures make", async () => {
    // The truth server counts 16 tokens of every prompt, so the calibration settles on the nearest.
    await truth.server().plan("m", answer);
    const result = await quick(truth.connection(), { seconds: 60 });
    const [short] = result.lengths;
    expect(short!.prefillRate.median).toBeCloseTo(800);
    expect(short!.throughput.median).toBeCloseTo(100);
    expect(result.lengths.map(({ ttft }) => ttft.n)).toEqual([12, 12]);
  });

  it("says why a model that fails was not measured", async () => {
    await truth.server().plan("m", { status: 500, steps: [{ write: '{"error":"out of memory"}' }] });
    await expect(quick(truth.connection(), { seconds: 1 })).rejects.toThrow(/m gave no text \(.*out of memory/);
  });

  it("keeps what was measured when it is interrupted", async () => {
    const abort = new AbortController();
    await truth.server().plan("m", constant(["a", "b"]));
    const result = await quick(truth.connection(), {
      seconds: 1,
      signal: abort.signal,
      onProgress: ({ phase, calls }) => {
        if (phase === "call" && calls >= 8) abort.abort();
      },
    });
    expect(result.interrupted).toBe(true);
    expect(result.calls.length).toBeGreaterThanOrEqual(8);
    expect(quickText(result)).toContain("Interrupted: these are the calls that were made.");
  });

  it("refuses a time that is none, before any call", async () => {
    await truth.server().forget();
    await expect(quick(truth.connection(), { seconds: 0 })).rejects.toThrow(
      "seconds must be a number from 1 to 3600, not 0.",
    );
    expect(await truth.server().log()).toEqual([]);
  });
});
