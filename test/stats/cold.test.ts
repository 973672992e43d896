import { describe, expect, it } from "vitest";

import { coldLoads, countedCalls, judgeCold, summarize } from "../../src/stats";
import type { CallLike } from "../../src/stats";

/** Calls in the order made, one a load time; undefined where it is not known. */
const calls = (loads: readonly (number | undefined)[], change: (at: number) => Partial<CallLike> = () => ({})) =>
  loads.map((loadMs, at): CallLike => ({
    id: `r${at + 1}`,
    run: at + 1,
    order: at,
    stage: "report",
    variant: "baseline",
    model: { name: "m:latest", digest: "sha256:aa" },
    options: { num_ctx: 2048 },
    status: "ok",
    speed: { valid: true },
    answer: "whole",
    clock: { ttftMs: 100 + at },
    server: loadMs === undefined ? {} : { loadMs, totalMs: loadMs + 500 },
    ...change(at),
  }));
const coldOf = (all: readonly CallLike[]): readonly string[] =>
  all.flatMap(({ id }, at) => (judgeCold(all)[at]!.cold ? [id] : []));

describe("cold is what loaded its model", () => {
  it.each<[string, readonly number[], readonly string[]]>([
    ["a load of seconds", [2900, 20, 18, 22], ["r1"]],
    ["500 ms is not", [500, 20, 18, 22], []],
    ["501 ms is", [501, 20, 18, 22], ["r1"]],
    ["10 times the median of the others is not", [800, 80, 80, 80], []],
    ["more than that is", [801, 80, 80, 80], ["r1"]],
    ["a busy machine's loads of 150 to 900 ms are not", [150, 900, 512, 430, 700, 610], []],
    ["a server that unloads after every call", [810, 790, 805, 820], []],
    ["one that loaded again in the middle", [20, 21, 3000, 22], ["r3"]],
    ["512 ms with nothing to compare it with", [512], []],
    ["512 ms beside one other of a busy machine", [512, 300], []],
  ])("%s", (_name, loads, cold) => {
    expect(coldOf(calls(loads))).toEqual(cold);
  });

  it("by its own kind: other options and other models have other usual loads", () => {
    const two = calls([700, 700, 700, 20, 20, 701], (at) => ({
      options: { temperature: at, ...(at < 3 ? { num_ctx: 512 } : {}) },
      model: { name: at < 3 ? "a" : "b" },
    }));
    expect(coldOf(two)).toEqual(["r6"]);
  });

  it("whatever the list of loaded models says: an alias is listed under another name", () => {
    const alias = calls([20, 21, 19, 22], () => ({ loadedBefore: false }) as object);
    expect(coldOf(alias)).toEqual([]);
  });
});

describe("cold is the first after a change of options that reload", () => {
  const switched = (names: string, load = 300, other: CallLike["options"] = { num_ctx: 4096 }): readonly CallLike[] =>
    calls(
      Array.from(names, (name, at) => (at > 0 && name !== names[at - 1] ? load : 30)),
      (at) => ({ options: names[at] === "a" ? { num_ctx: 512, temperature: at } : other }),
    );

  it("not of sampling options, and only where the change was", () => {
    expect(coldOf(switched("aabbba"))).toEqual(["r3", "r6"]);
    expect(coldOf(switched("aaaa"))).toEqual([]);
  });

  it("whatever its load time, from one named value to another", () => {
    expect(coldOf(switched("aaabbb", 30))).toEqual(["r4"]);
    expect(coldOf(switched("abab", 30))).toEqual(["r2", "r3", "r4"]);
    expect(coldOf(switched("aaabbb", 30, { num_ctx: 512, num_gpu: 0 }))).toEqual([]);
  });

  it("not where one side leaves the option to the server and the load time is the usual one: it took the same by itself", () => {
    expect(coldOf(switched("aaabbb", 60, {}))).toEqual([]);
    expect(coldOf(switched("aaabbb", 60.1, {}))).toEqual(["r4"]);
    const unknown = switched("aaabbb", 300, {}).map((call) => ({ ...call, server: { totalMs: 500 } }));
    expect(coldOf(unknown)).toEqual(["r4"]);
  });

  it("of load times alone by the same rule, and one alone is not judged", () => {
    expect(coldLoads([2900, 20, 18, 22])).toEqual([true, false, false, false]);
    expect(coldLoads([500, 20, 18])).toEqual([false, false, false]);
    expect(coldLoads([801, 80, 80])).toEqual([true, false, false]);
    expect(coldLoads([9000])).toEqual([false]);
    expect(coldLoads([])).toEqual([]);
  });

  it("the first that came to the model, where one between was refused", () => {
    const refused = { valid: false, fault: "failed", reason: "The server could not be reached." } as const;
    const some = switched("aabba").map((call, at) =>
      at === 2 || at === 4 ? { ...call, speed: refused, status: "refused", server: {}, clock: {} } : call,
    );
    expect(coldOf(some)).toEqual(["r4"]);
  });

  it("not in tables that stand variant by variant, nor across studies", () => {
    const unordered = switched("aabb").map(({ order, ...call }) => (expect(order).toBeDefined(), call));
    expect(coldOf(unordered)).toEqual([]);
    expect(coldOf(unordered.map((call) => ({ ...call, startedAt: "2026-01-01T00:00:00Z" })))).toEqual(["r3"]);
    expect(coldOf(switched("aabb").map((call, at) => ({ ...call, study: at < 2 ? "s" : "t" })))).toEqual([]);
  });
});

describe("where loads are not known", () => {
  const ttfts = (first: number): readonly CallLike[] =>
    calls([undefined, undefined, undefined, undefined], (at) => ({ clock: { ttftMs: [first, 100, 101, 102][at]! } }));

  it("the first call is cold if it lies more than 14.8 MADs above the rest", () => {
    expect(coldOf(ttfts(101 + 14.8))).toEqual([]);
    expect(coldOf(ttfts(101 + 14.9))).toEqual(["r1"]);
    expect(coldOf(ttfts(5000).slice(0, 3))).toEqual([]);
  });
});

describe("calls as they count", () => {
  it("are judged once, beside all of their study: judging some of them again changes nothing", () => {
    const all = countedCalls(calls([2900, 20, 18, 22]));
    expect(all.map(({ cold }) => cold)).toEqual([true, false, false, false]);
    expect(all[0]!.coldReason).toBe("loading took 2900 ms");
    expect(countedCalls(all.slice(0, 1))[0]).toBe(all[0]);
    expect(summarize(all.slice(0, 2)).cells[0]).toMatchObject({ calls: ["r2"], coldCalls: ["r1"] });
  });

  it("keep those of another digest apart, named", () => {
    const all = calls([20, 20, 20, 20, 20, 20], (at) => ({
      model: { name: "m", digest: at === 3 ? "sha256:beef00000000ffff" : "sha256:aa" },
    }));
    const { setAside, cells, excluded } = summarize(all);
    expect(setAside).toMatchObject([{ id: "r4", fault: "identity-changed" }]);
    expect(setAside[0]!.reason).toBe("The model behind m changed: beef00000000 answered, and before it aa.");
    expect(cells[0]).toMatchObject({ calls: ["r1", "r2", "r3", "r5", "r6"], setAside: ["r4"] });
    expect(excluded).toContain("r4: identity-changed");
  });

  it("of several variants have a model each, and a call that names no digest stays", () => {
    const all = calls([20, 20, 20, 20], (at) => ({
      variant: at % 2 === 0 ? "a" : "b",
      model: at === 2 ? { name: "m" } : { name: "m", digest: at % 2 === 0 ? "aa" : "bb" },
    }));
    expect(summarize(all).setAside).toEqual([]);
  });
});
