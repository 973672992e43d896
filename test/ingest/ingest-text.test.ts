import { describe, expect, it } from "vitest";

import { ingestText } from "../../src/ingest";
import { ingestFiles } from "./folder";

describe("the result in plain lines", () => {
  it("says that there are no files, and nothing else", async () => {
    const result = await ingestFiles({});
    expect(ingestText(result)).toEqual([
      `There are no files in ${result.root}: give the folder that holds the benchmark files.`,
    ]);
  });

  it("counts one as one, and two as two", async () => {
    const one = ingestText(await ingestFiles({ "a.csv": "model,ttft_ms\nm,12\n" }));
    expect(one[0]).toMatch(/^1 file \(1 CSV\) read in \d+ ms$/);
    expect(one[1]).toMatch(/^1 observation: 1 ok, 0 failed or missing; 0 call records$/);
    const text = "model,ttft_ms\nm,12\nm,13\n";
    const two = ingestText(await ingestFiles({ "a.csv": text, "b.csv": text, "c.json": "{" }));
    expect(two[0]).toMatch(/^3 files \(2 CSV, 1 JSON\)/);
    expect(two[1]).toMatch(/^2 observations: /);
    expect(two[2]).toBe("1 duplicate file counted once, 1 file not readable");
  });

  it("says which tables are kept as aggregates only", async () => {
    const text = `model,load_ms,error\n${"a,1,\n".repeat(90)}${"a,1,OOM\n".repeat(10)}`;
    const lines = ingestText(await ingestFiles({ "big.csv": text }, { limits: { streamAbove: 100 } }));
    expect(lines[1]).toMatch(/^100 observations: 90 ok, 10 failed or missing/);
    expect(lines.at(-1)).toBe(
      "note: big.csv is large, so its 100 rows are kept as count, mean, sd, min and max per group; 10 of them failed.",
    );
  });
});
