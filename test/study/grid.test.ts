import { describe, expect, it } from "vitest";

import { crossModels, grid, modelLabel } from "../../src/study";

describe("a grid", () => {
  it("makes every combination, named after what varies, the first values first", () => {
    expect(grid({ model: ["a:1b", "reg.io/x/b:latest"], num_ctx: [1, 2], temperature: [0] })).toEqual([
      { name: "a-1b-num_ctx1", model: "a:1b", options: { num_ctx: 1, temperature: 0 } },
      { name: "a-1b-num_ctx2", model: "a:1b", options: { num_ctx: 2, temperature: 0 } },
      { name: "b-num_ctx1", model: "reg.io/x/b:latest", options: { num_ctx: 1, temperature: 0 } },
      { name: "b-num_ctx2", model: "reg.io/x/b:latest", options: { num_ctx: 2, temperature: 0 } },
    ]);
  });

  it("gives each a name of its own that a study takes", () => {
    const names = grid({ model: ["m:a/b", "m-a-b", "4bit"], stop: [["x"], ["y"]] }).map(({ name }) => name);
    expect(new Set(names).size).toBe(6);
    for (const name of names) expect(name).toMatch(/^[A-Za-z][\w.-]{0,59}$/);
    const long = grid({ model: [`${"x".repeat(80)}1`, `${"x".repeat(80)}2`] }).map(({ name }) => name);
    expect(new Set(long).size).toBe(2);
    expect(Math.max(...long.map(({ length }) => length))).toBeLessThanOrEqual(60);
  });

  it.each([
    ["nothing", {}, /grid makes 0 variants/],
    ["an empty list", { model: [] }, /a list of values for model, such as model: \["gemma3:1b"/],
    [
      "a value that is no list",
      { num_ctx: 2048 as never },
      /a list of values for num_ctx, such as num_ctx: \[2048, 8192\]/,
    ],
    ["too many", { seed: Array.from({ length: 1001 }, (_, at) => at) }, /grid makes 1001 variants/],
  ])("refuses %s", (_what, axes, expected) => {
    expect(() => grid(axes)).toThrow(expected);
  });
});

describe("models and variants of a command line", () => {
  const [small, wide] = [
    { name: "small", options: { num_ctx: 1 } },
    { name: "wide", options: { num_ctx: 2 } },
  ];
  it("makes each model in each variant that names none, after those the ones that do", () => {
    expect(crossModels(["a", "b"], []).map(({ name, model }) => [name, model])).toEqual([
      ["a", "a"],
      ["b", "b"],
    ]);
    expect(crossModels(["a", "b"], [small, wide]).map(({ name }) => name)).toEqual([
      "a-small",
      "a-wide",
      "b-small",
      "b-wide",
    ]);
    expect(crossModels(["a", "b"], [{ ...wide, model: "a" }]).map(({ name, model }) => [name, model])).toEqual([
      ["a", "a"],
      ["b", "b"],
      ["wide", "a"],
    ]);
  });
  it("leaves the variants alone where there is one model or none", () => {
    expect(crossModels([], [small, wide])).toEqual([small, wide]);
    expect(crossModels(["a"], [small])).toEqual([small]);
  });
  it("names a model without what says nothing", () => {
    expect(["gemma3:4b-it-q4_K_M", "hf.co/x/Y-GGUF:Q4_0", "smollm2:latest", "7b"].map(modelLabel)).toEqual([
      "gemma3-4b-it-q4_K_M",
      "Y-GGUF-Q4_0",
      "smollm2",
      "model-7b",
    ]);
  });
});
