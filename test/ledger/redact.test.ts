import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { redactStudy } from "../../src/ledger";
import type { Study } from "../../src/records";
import { outOfProportion } from "../support/growth";
import { growthPieces } from "../support/growth-texts";
import { manifest, record } from "./records";
import { harmless, harmlessLater, hidden, hiddenLater } from "./redact-cases";

const identity = { home: "/home/marlene", user: "marlene", machine: "marlenes-laptop" };

function redacted(text: string, environment: Partial<Study["manifest"]["environment"]> = {}): string {
  const study: Study = {
    manifest: { ...manifest, environment: { ...manifest.environment, ...environment } },
    calls: [record(1, { response: text })],
    workflow: [],
  };
  return redactStudy(study, identity).calls[0]!.response;
}

describe("a study made ready for publishing", () => {
  it.each([
    ["/home/marlene/bench/a.csv", "~/…/a.csv"],
    ["file /Users/otto/x.md and C:\\Users\\otto\\x.md", "file ~/x.md and ~\\x.md"],
    ["/mnt/big/data/run.csv failed", "…/run.csv failed"],
    ["/scratch/t1/x/y.json", "…/y.json"],
    ["/tmp/x/y.json", "…/y.json"],
    ["written by marlene on marlenes-laptop.", "written by someone on this machine."],
    ["the root cause, /api/generate, and/or 104.05 tokens/s", "the root cause, /api/generate, and/or 104.05 tokens/s"],
    ["marlenes and submarlene", "marlenes and submarlene"],
  ])("%j becomes %j", (text, plain) => {
    expect(redacted(text)).toBe(plain);
  });

  const cases = [...hidden, ...hiddenLater].map(([text, gone, still = []]) => ({ text, gone, still }));
  it.each(cases)("of $text hides $gone", ({ text, gone, still }) => {
    const plain = redacted(text);
    for (const name of gone) expect(plain.toLowerCase()).not.toContain(name.toLowerCase());
    for (const word of still) expect(plain).toContain(word);
    expect(redacted(plain), "read twice").toBe(plain);
  });

  it.each([...harmless, ...harmlessLater])("leaves %j as it is", (text) => {
    expect(redacted(text)).toBe(text);
  });

  it("does not name a remote host", () => {
    const remote = { hostKind: "remote", host: "http://gpu7.corp.example:11434" } as const;
    expect(redacted("asked http://gpu7.corp.example:11434/api", remote)).toBe("asked http://the remote host:11434/api");
  });

  it("changes the manifest too, leaves numbers and keys alone, and does not touch the original", () => {
    const config = { ...manifest.config, data: "/home/marlene/bench" };
    const study: Study = { manifest: { ...manifest, config }, calls: [record(1)], workflow: [] };
    const plain = redactStudy(study, identity);
    expect(plain.manifest.config.data).toBe("~/…");
    expect(plain.calls).toEqual([record(1)]);
    expect(study.manifest.config.data).toBe("/home/marlene/bench");
  });

  it("hides a folder's name in paths of any root, depth, form and surroundings", () => {
    const name = fc.stringMatching(/^[A-Za-zäéж][\w.-]{0,8}[A-Za-z0-9]$/);
    const form = fc.constantFrom<(parts: readonly string[]) => string>(
      (parts) => `/${parts.join("/")}`,
      (parts) => `//${parts.join("/")}`,
      (parts) => `E:\\${parts.join("\\")}`,
      (parts) => `e:/${parts.join("/")}`,
      (parts) => `\\\\${parts.join("\\")}`,
      (parts) => `file:///${parts.join("/")}`,
      (parts) => `~/${parts.join("/")}`,
      (parts) => JSON.stringify(`D:\\${parts.join("\\")}`),
      (parts) => JSON.stringify(`\\\\${parts.join("\\")}`),
    );
    const around = fc.constantFrom<(path: string) => string>(
      (path) => path,
      (path) => `open ${path}: no such file`,
      (path) => `(${path})`,
      (path) => `'${path}'`,
      (path) => `"${path}"`,
      (path) => `--data=${path} --runs 3`,
      (path) => `**${path}**, 104.05 tokens/s`,
      (path) => `| ${path} | and/or |`,
      (path) => `{"error":"${path}"}`,
    );
    fc.assert(
      fc.property(fc.array(name, { minLength: 1, maxLength: 4 }), form, around, (before, make, put) => {
        const path = make([...before.map((each) => `r${each}`), "geheim7", "a.csv"]);
        const plain = redacted(put(path));
        expect(plain).not.toContain("geheim7");
        expect(plain).toContain("a.csv");
      }),
      { seed: 7, numRuns: 2000 },
    );
  });

  it("reads any text the same when it is read again", () => {
    const piece = fc.constantFrom(
      ...hidden.map(([text]) => text),
      ...harmless,
      ...["/", "\\", "://", "@", ":", ".", " ", "…", "~/", '"', "x", "10.0.0.1", "::", "\n"],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 6 }), (pieces) => {
        const plain = redacted(pieces.join(" "));
        expect(redacted(plain)).toBe(plain);
      }),
      { seed: 7, numRuns: 2000 },
    );
  });

  it("takes work in proportion to the text, whatever it repeats", async () => {
    const remote = { hostKind: "remote", host: "http://gpu7.corp.example:11434" } as const;
    const reader = { file: "ledger/index.js", name: "redactor", given: [[remote], identity], curried: true };
    expect(await outOfProportion(reader, growthPieces, 8000)).toEqual([]);
  });
});
