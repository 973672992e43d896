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
});
