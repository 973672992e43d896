import { describe, expect, test } from "vitest";

import { facts, factTable } from "../../src/facts";
import { readEnvironment } from "../../src/llm/environment";
import { parseHost } from "../../src/llm/host";
import type { Environment, Study } from "../../src/records";
import { report } from "../../src/report";
import { likenessOf } from "../../src/report/unlike";
import { sampleStudy } from "./sample";

const changed = (environment: Partial<Environment>, manifest: Partial<Study["manifest"]> = {}): Study => {
  const study = sampleStudy();
  return {
    ...study,
    manifest: { ...study.manifest, ...manifest, environment: { ...study.manifest.environment, ...environment } },
  };
};
const ollama = { engine: "ollama" as const, version: "0.20.7" };
const pageOf = (study: Study) => report({ study, registry: facts(undefined, study) });

describe("the machine that a model ran on", () => {
  test("is not told where the server is another one: nothing is known of that", async () => {
    const here = await readEnvironment({ ...ollama, host: parseHost("127.0.0.1:11434") });
    expect(here).toMatchObject({ hostKind: "loopback", memoryBytes: expect.any(Number) as number });
    expect(here.cores).toBeGreaterThan(0);
    const there = await readEnvironment({ ...ollama, host: parseHost("http://192.0.2.7:11434") });
    expect(there).toMatchObject({ hostKind: "remote", os: here.os, node: here.node });
    for (const field of ["cpu", "cores", "memoryBytes", "gpu"]) expect(there).not.toHaveProperty(field);
  });

  test("is not this one on the page, in the row or in the facts of a remote study, even where its manifest says so", () => {
    const study = changed({ hostKind: "remote", host: "http://gpu-box.example:11434", gpu: "Own GPU" });
    const made = pageOf(study);
    for (const text of [made.markdown, made.html, made.row]) expect(text).not.toMatch(/Example CPU|Own GPU|8 cores/);
    expect(made.markdown).toContain("its processor and graphics card are not known");
    expect(made.markdown).toContain("not known: the model ran on another machine");
    const keys = facts(undefined, study).facts.map(({ id }) => id);
    expect(keys).not.toContain("count.cores");
    expect(keys).not.toContain("count.memory");
    const { unlike, unknown } = likenessOf(sampleStudy(), study);
    expect(unlike.map(({ what }) => what)).toEqual(["hosts"]);
    expect(unknown).toEqual(["processors", "graphics cards"]);
  });

  test("is told with the Modelfile's parameters, threads and the share in video memory, where those are known", () => {
    const served = { baseline: { modelfile: { num_thread: 1, stop: "<end>" }, threads: 1 } };
    const loaded = (videoBytes: number): Study => {
      const study = changed({}, { served });
      const calls = study.calls.map((call, at) => (at === 0 ? { ...call, memory: { bytes: 1000, videoBytes } } : call));
      return { ...study, calls };
    };
    const { markdown } = pageOf(loaded(375));
    expect(markdown).toContain("Example CPU 3.0 GHz, 8 cores, 16.0 GiB");
    expect(markdown).toMatch(/Modelfile, where a variant is silent.*num\\?_thread=1, stop=\\?<end\\?>/);
    expect(markdown).toMatch(/Threads\W+1\b/);
    expect(markdown).toMatch(/Video memory\W+38 % of the model/);
    expect(pageOf(loaded(0)).markdown).toContain("none of the model");
    expect(pageOf(sampleStudy()).markdown).not.toMatch(/Modelfile|Video memory|Threads/);
  });
});

test("a prompt's table leaves out only what had no room, not what no prompt holds", () => {
  const registry = facts(undefined, sampleStudy());
  const all = factTable(registry, 1e6);
  expect(all.leftOut).toBe(0);
  expect(all.facts.length).toBeLessThan(registry.facts.length);
  const few = factTable(registry, 100);
  expect(few.leftOut).toBe(all.facts.length - few.facts.length);
  expect(few.leftOut).toBeGreaterThan(0);
});
