import { describe, expect, it } from "vitest";

import { nearest } from "../../src/text";

describe("nearest", () => {
  it.each([
    ["num_ctxx", "num_ctx"],
    ["nmu_ctx", "num_ctx"],
    ["rusn", "runs"],
    ["tmperature", "temperature"],
    ["num-gpu", "num_gpu"],
  ])("takes %s for %s", (word, meant) => {
    expect(nearest(word, ["num_gpu", "num_ctx", "runs", "temperature"])).toBe(meant);
  });

  it("forgives a typing mistake and nothing more", () => {
    for (const word of ["zebra", "", "x", "num", "toString"])
      expect(nearest(word, ["num_ctx", "num_gpu"])).toBeUndefined();
  });

  it("takes no time for a text that is no word", () => {
    const started = performance.now();
    expect(nearest("a".repeat(1_000_000), ["num_ctx"])).toBeUndefined();
    expect(performance.now() - started).toBeLessThan(1000);
  });
});
