import { describe, expect, it } from "vitest";

import { redactStudy } from "../../src/ledger";
import type { Study } from "../../src/records";
import { manifest, record } from "./records";

const identity = { home: "/home/marlene", user: "marlene", machine: "marlenes-laptop", temporary: "/scratch/t1" };

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
    ["/home/marlene/bench/a.csv", "~/bench/a.csv"],
    ["file /Users/otto/x and C:\\Users\\otto\\x", "file ~/x and ~\\x"],
    ["/mnt/big/data/run.csv failed", "…/run.csv failed"],
    ["/scratch/t1/x/y.json", "…/x/y.json"],
    ["/tmp/x/y.json", "/tmp/x/y.json"],
    ["written by marlene on marlenes-laptop.", "written by someone on this machine."],
    ["the root cause, /api/generate, and/or 104.05 tokens/s", "the root cause, /api/generate, and/or 104.05 tokens/s"],
    ["marlenes and submarlene", "marlenes and submarlene"],
  ])("%j becomes %j", (text, plain) => {
    expect(redacted(text)).toBe(plain);
  });

  it("does not name a remote host", () => {
    const remote = { hostKind: "remote", host: "http://gpu7.corp.example:11434" } as const;
    expect(redacted("asked http://gpu7.corp.example:11434/api", remote)).toBe("asked http://the remote host:11434/api");
  });

  it("changes the manifest too, leaves numbers and keys alone, and does not touch the original", () => {
    const config = { ...manifest.config, data: "/home/marlene/bench" };
    const study: Study = { manifest: { ...manifest, config }, calls: [record(1)], workflow: [] };
    const plain = redactStudy(study, identity);
    expect(plain.manifest.config.data).toBe("~/bench");
    expect(plain.calls).toEqual([record(1)]);
    expect(study.manifest.config.data).toBe("/home/marlene/bench");
  });
});
