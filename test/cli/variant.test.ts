import { describe, expect, it } from "vitest";

import { parseVariant, parseVariants } from "../../src/cli/variant";

describe("--variant", () => {
  it("reads numbers, switches and text", () => {
    expect(parseVariant("chimera:num_gpu=80,temperature=0.8,use_mmap=false,stop=END")).toEqual({
      name: "chimera",
      options: { num_gpu: 80, temperature: 0.8, use_mmap: false, stop: "END" },
    });
  });

  it("takes a name alone as a variant without options", () => {
    expect(parseVariant("baseline")).toEqual({ name: "baseline", options: {} });
  });

  it("keeps colons in values", () => {
    expect(parseVariant("a:stop=x:y").options).toEqual({ stop: "x:y" });
  });

  it("names the option that a mistyped one meant, for Ollama would ignore it in silence", () => {
    expect(() => parseVariant("a:num_ctxx=1")).toThrow(
      "has num_ctxx, which is no option of Ollama: did you mean num_ctx?",
    );
    expect(() => parseVariant("a:zebra=1")).toThrow("which is no option of Ollama: it has num_ctx");
  });

  it.each([
    "",
    ":num_ctx=1",
    "../x:num_ctx=1",
    "a:num_ctx",
    "a:=1",
    "a:__proto__=1",
    "a:constructor=1",
    "a:num_ctx=1,num_ctx=2",
  ])("refuses %j in one sentence", (argument) => {
    expect(() => parseVariant(argument)).toThrow(/^--variant .*[.?…]$/);
  });

  it("refuses two variants of one name", () => {
    expect(() => parseVariants(["a:num_ctx=1", "a:num_ctx=2"])).toThrow('Two variants are named "a"');
  });
});
