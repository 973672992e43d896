import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

import { main } from "../../src/cli/main";
import type { IngestResult } from "../../src/records";

async function chimera(...argv: string[]): Promise<{ code: number; out: string[]; err: string[] }> {
  const out: string[] = [];
  const err: string[] = [];
  const streams = {
    out: (line: string) => void out.push(line),
    pieces: (pieces: Iterable<string>) => Promise.resolve(void out.push([...pieces].join(""))),
    err: (line: string) => void err.push(line),
  };
  const code = await main(argv, streams, new AbortController().signal);
  return { code, out, err };
}

describe("chimera", () => {
  it("lists its commands when called alone", async () => {
    const { code, out } = await chimera();
    expect(code).toBe(0);
    for (const name of ["ingest", "run", "report", "compare", "notebook", "lab", "doctor", "serve"]) {
      expect(out.join("\n")).toMatch(new RegExp(`^ {2}${name} `, "m"));
    }
  });

  it("says which command was meant, with exit code 2", async () => {
    expect(await chimera("ingets")).toEqual({
      code: 2,
      out: [],
      err: ['chimera has no command "ingets": did you mean ingest?'],
    });
  });

  it("says which command's help was meant, with exit code 2", async () => {
    expect(await chimera("help", "ingets")).toMatchObject({
      code: 2,
      out: [],
      err: [expect.stringMatching(/did you mean ingest\?$/)],
    });
    expect((await chimera("help", "bogus")).err).toEqual([
      'chimera has no command "bogus": `chimera help` lists them.',
    ]);
  });

  it("refuses two answers to one question: --embedded and --server", async () => {
    const { code, err } = await chimera("run", "--embedded", "--server", "127.0.0.1:9");
    expect(code).toBe(2);
    expect(err).toEqual([expect.stringMatching(/^--embedded and --server contradict each other/)]);
  });

  it("answers a wrong option with the usage in one sentence, with exit code 2", async () => {
    const { code, err } = await chimera("ingest", "somewhere", "--nope");
    expect(code).toBe(2);
    expect(err).toHaveLength(1);
    expect(err[0]).toMatch(/'--nope'.*usage is chimera ingest PATH/);
  });

  it("counts arguments", async () => {
    expect((await chimera("compare", "one")).err[0]).toContain("an argument is missing");
    expect((await chimera("ingest", "one", "two")).err[0]).toContain('"two" is one argument too many');
  });

  it("says in one sentence that a folder is missing, with exit code 1", async () => {
    const { code, err } = await chimera("ingest", "no/such/folder");
    expect(code).toBe(1);
    expect(err).toHaveLength(1);
    expect(err[0]).toContain("no/such/folder");
    expect(err[0]).not.toContain("ENOENT");
  });

  it("gives a whole ingest as JSON in pieces, none of which grows with the folder", async () => {
    const folder = mkdtempSync(join(tmpdir(), "chimera json "));
    writeFileSync(join(folder, "a.csv"), `model,ttft_ms\n${"m,12\n".repeat(300)}`);
    const pieces: string[] = [];
    const streams = {
      out: (line: string) => void pieces.push(line),
      pieces: (given: Iterable<string>) => Promise.resolve(void pieces.push(...given)),
      err: () => undefined,
    };
    expect(await main(["ingest", folder, "--json"], streams, new AbortController().signal)).toBe(0);
    rmSync(folder, { recursive: true });
    expect((JSON.parse(pieces.join("")) as IngestResult).measurements).toHaveLength(300);
    expect(Math.max(...pieces.map((piece) => piece.length))).toBeLessThan(1000);
  });

  it("gives every command a help text", async () => {
    const { code, out } = await chimera("help", "run");
    expect(code).toBe(0);
    expect(out[0]).toMatch(/^chimera run /);
  });
});
