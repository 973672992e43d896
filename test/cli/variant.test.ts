import { describe, expect, it } from "vitest";

import { parseGrid, parseVariant, parseVariants } from "../../src/cli/variant";

describe("--variant", () => {
  it("reads each value in the type that its option takes", () => {
    expect(parseVariant("chimera:num_gpu=80,temperature=0.8,use_mmap=false,stop=END")).toEqual({
      name: "chimera",
      options: { num_gpu: 80, temperature: 0.8, use_mmap: false, stop: ["END"] },
    });
  });

  it("takes a name alone as a variant without options", () => {
    expect(parseVariant("baseline")).toEqual({ name: "baseline", options: {} });
  });

  it.each([
    ["a:stop=x:y", ["x:y"]],
    ["a:stop=END,num_ctx=1,stop=5", ["END", "5"]],
    ['a:stop=["\\n\\n","a,b","]"],num_ctx=1', ["\n\n", "a,b", "]"]],
    ["a:stop=true", ["true"]],
  ])("reads a list of stop texts from %s", (argument, stop) => {
    expect(parseVariant(argument).options?.["stop"]).toEqual(stop);
  });

  it("names the option that a mistyped one meant, for Ollama would ignore it in silence", () => {
    expect(() => parseVariant("a:num_ctxx=1")).toThrow(
      "has num_ctxx, which is no option of Ollama: did you mean num_ctx?",
    );
    expect(() => parseVariant("a:zebra=1")).toThrow("which is no option of Ollama (it has num_ctx");
    expect(parseVariant("a:zebra=1", true).options).toEqual({ zebra: 1 });
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
    "a:num_ctx=abc",
    "a:num_ctx=-5",
    "a:num_ctx=1e400",
    "a:temperature=",
    "a:temperature=NaN",
    "a:use_mmap=1",
    "a:stop=",
    "a:stop=[]",
    'a:stop=["a",1]',
  ])("refuses %j in one sentence", (argument) => {
    expect(() => parseVariant(argument)).toThrow(/^--variant .*[.?…]$/);
  });

  it("refuses two variants of one name", () => {
    expect(() => parseVariants(["a:num_ctx=1", "a:num_ctx=2"])).toThrow('Two variants are named "a"');
  });
});

describe("--grid", () => {
  it("reads lists of values, each in the type that its option takes", () => {
    expect(parseGrid(["num_ctx=1024, 2048", "use_mmap=true,false", "model=a:1b,b:2b"])).toEqual({
      num_ctx: [1024, 2048],
      use_mmap: [true, false],
      model: ["a:1b", "b:2b"],
    });
  });

  it.each([
    ["num_ctx", /--grid "num_ctx" is no list of values: write key=value,value/],
    ["num_ctxx=1,2", /did you mean num_ctx/],
    ["num_ctx=many", /num_ctx/],
  ])("refuses %s", (argument, words) => {
    expect(() => parseGrid([argument])).toThrow(words);
    expect(() => parseGrid(["num_ctx=1024", "num_ctx=2048"])).toThrow(/gives num_ctx a second time/);
  });
});
