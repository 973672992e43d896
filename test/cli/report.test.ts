import { mkdtempSync, rmSync, readFileSync, writeFileSync, mkdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";

import { packageRoot } from "../../src/files";
import { main } from "../../src/cli/main";

const folder = mkdtempSync(join(tmpdir(), "chimera-cli-"));
afterAll(() => rmSync(folder, { recursive: true }));
const calls = join(packageRoot(), "data", "sample", "seed-report-calls.csv");

async function chimera(...argv: string[]): Promise<{ code: number; out: string[]; err: string[] }> {
  const out: string[] = [];
  const err: string[] = [];
  const streams = {
    out: (line: string) => void out.push(line),
    pieces: (pieces: Iterable<string>) => Promise.resolve(void out.push([...pieces].join(""))),
    err: (line: string) => void err.push(line),
  };
  return { code: await main(argv, streams, new AbortController().signal), out, err };
}

describe("chimera report on a table of calls", () => {
  it("gives the published report's figures to the last digit in the classic layout", async () => {
    const { code, out, err } = await chimera("report", calls, "--layout", "classic", "--out", join(folder, "classic"));
    expect(err).toEqual([]);
    expect(code).toBe(0);
    for (const line of [
      "Average Throughput: 104.05 ± 36.59 tok/s",
      "Average TTFT: 1178.54 ± 1251.36 ms",
      "Total Tokens Generated: 9763",
      "Total LLM Call Duration: 109586.06 ms",
      "Throughput CV: 35.2%",
      "TTFT CV: 106.2%",
    ]) {
      expect(out).toContain(line);
    }
    const page = readFileSync(join(folder, "classic", "report-classic.html"), "utf8");
    expect(page).toContain("1178.54 ± 1251.36 ms");
  });

  it("says in three sentences how fast, how sure and what failed in the full layout", async () => {
    const { out } = await chimera("report", calls, "--format", "md", "--out", join(folder, "full"));
    expect(out).toEqual([
      "How fast: gemma3:latest, analysis stage: chimera 831.19 ms to the first token and 113.91 tokens/s; report stage: chimera 712.98 ms to the first token and 115.86 tokens/s (medians of 4 warm calls each).",
      "How sure: one variant was measured, so there is nothing to compare it with.",
      "What failed: 1 of 10 calls (1 no text); 9 of 10 answers are whole; 1 cold call has its own row and is in no median.",
      join(folder, "full", "report.md"),
    ]);
  });

  it("refuses what it cannot read, in one sentence", async () => {
    const notes = join(folder, "notes.md");
    writeFileSync(notes, "# Notes\n");
    const mixed = join(folder, "mixed.csv");
    const [header, row] = readFileSync(calls, "utf8").split("\n");
    writeFileSync(
      mixed,
      [header, row, row!.replace("gemma3:latest", "other:1b").replace("analysis", "report")].join("\n"),
    );
    const empty = join(folder, "empty");
    mkdirSync(empty);
    for (const [path, words] of [
      [notes, "holds no table of calls"],
      [mixed, "calls of 2 models"],
      [empty, "There is no study in"],
      [join(folder, "nowhere"), "does not exist"],
    ] as const) {
      const { code, err, out } = await chimera("report", path, "--out", join(folder, "never"));
      expect({ code, out, lines: err.length }).toEqual({ code: 1, out: [], lines: 1 });
      expect(err[0]).toContain(words);
    }
  });

  it("does not replace the report of another study unasked", async () => {
    const out = join(folder, "taken");
    await chimera("report", calls, "--out", out);
    const copy = join(folder, "copy.csv");
    writeFileSync(copy, readFileSync(calls));
    const refused = await chimera("report", copy, "--out", out);
    expect(refused.code).toBe(1);
    expect(refused.err[0]).toContain("is the report of another study");
    expect((await chimera("report", copy, "--out", out, "--overwrite")).code).toBe(0);
  });

  it("names the layouts and formats that there are", async () => {
    expect((await chimera("report", calls, "--layout", "old")).err).toEqual([
      '--layout is "old", but takes full or classic.',
    ]);
    expect((await chimera("report", calls, "--format", "pdf")).code).toBe(2);
  });
});

describe("chimera compare", () => {
  it("compares two tables of calls, and says what it can say", async () => {
    const { code, out } = await chimera("compare", calls, calls, "--out", join(folder, "compare"));
    expect(code).toBe(0);
    expect(out[0]).toBe("seed-report-calls (A) against seed-report-calls (B)");
    expect(out[1]).toMatch(/^◇ Inconclusive /);
  });

  it("compares different models, and says that they may be the difference", async () => {
    const other = join(folder, "other.csv");
    writeFileSync(other, readFileSync(calls, "utf8").replaceAll("gemma3:latest", "other:1b"));
    expect((await chimera("compare", calls, other, "--out", join(folder, "compare2"))).code).toBe(0);
    const page = readFileSync(join(folder, "compare2", "report.md"), "utf8");
    expect(page).toContain("different models (gemma3:latest and other:1b): that may be the difference");
  });
});
