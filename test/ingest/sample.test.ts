import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, describe, expect, it } from "vitest";

import { ingest } from "../../src/ingest";

const root = resolve(__dirname, "../..");
const sample = join(root, "data/sample");
const again = mkdtempSync(join(tmpdir(), "chimera-sample-"));
afterAll(() => rmSync(again, { recursive: true }));

const list = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();

describe("data/sample", () => {
  it("is what its generator writes, byte for byte", () => {
    execFileSync(process.execPath, [join(root, "tools/sample-data/generate.mjs"), again]);
    expect(list(again)).toEqual(list(sample));
    for (const path of list(sample))
      expect(readFileSync(join(again, path)), path).toEqual(readFileSync(join(sample, path)));
  });

  it("holds failures, duplicates, a sweep and the published report's ten calls", async () => {
    const result = await ingest(sample);
    expect(result.problems.filter((problem) => problem.severity === "error")).toEqual([]);
    expect(result.summary.duplicates).toBe(1);
    expect(result.summary.failedObservations).toBeGreaterThan(0);
    expect(result.calls).toHaveLength(10);
    expect(result.calls.filter((call) => call.status === "empty").map((call) => [call.run, call.stage])).toEqual([
      [1, "report"],
    ]);
    expect(result.calls.reduce((sum, call) => sum + (call.server.outputTokens ?? 0), 0)).toBe(9763);
    expect(result.calls[0]!.options).toEqual({ num_gpu: 80, num_ctx: 1024, temperature: 0.8 });
    const kinds = new Set(result.files.map((file) => file.kind));
    for (const kind of [
      "ollama-runs",
      "ollama-summary",
      "ollama-baseline",
      "ollama-quant-bench",
      "ollama-param-tuning",
      "ollama-param-tuning-summary",
      "compilation",
      "timing-baseline",
      "call-table",
      "markdown",
    ]) {
      expect(kinds).toContain(kind);
    }
  });
});
