import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";

import { doctor } from "../../src/notebook";

describe("the doctor", () => {
  const { PATH, OLLAMA_HOST } = process.env;
  afterEach(() => {
    process.env.PATH = PATH;
    if (OLLAMA_HOST === undefined) delete process.env.OLLAMA_HOST;
    else process.env.OLLAMA_HOST = OLLAMA_HOST;
  });

  it("names each thing once, starts the embedded engine, and gives one command for each that is missing", async () => {
    const empty = await mkdtemp(join(tmpdir(), "chimera-doctor-"));
    process.env.PATH = empty;
    // Nothing listens there.
    process.env.OLLAMA_HOST = "127.0.0.1:9";
    const findings = await doctor();
    await rm(empty, { recursive: true });
    expect(findings.map((finding) => finding.name)).toEqual([
      "Node",
      "npm",
      "Python",
      "JupyterLab",
      "kernel",
      "Plotly renderer",
      "Ollama",
      "embedded engine",
      "Chromium",
      "disk",
    ]);
    const one = (name: string) => findings.find((finding) => finding.name === name);
    expect(one("Node")).toMatchObject({ ok: true, detail: process.versions.node });
    expect(one("Python")).toMatchObject({ ok: false, fix: expect.stringMatching(/python/) as string });
    expect(one("Ollama")).toMatchObject({ ok: false, fix: "ollama serve" });
    expect(one("embedded engine")?.detail).toMatch(/answers, first token after \d+ ms/);
    for (const finding of findings) {
      expect(finding.detail).not.toBe("");
      expect(finding.ok, finding.name).toBe(finding.fix === undefined);
      expect(finding.fix ?? "one").not.toMatch(/\n|&&/);
    }
  });
});
