import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

import { readText } from "../../src/claims";
import type { ReadText } from "../../src/claims";
import { classicFacts } from "../../src/facts";
import { corpusFolder, ingestOnce } from "../ingest/corpus";

const folder = corpusFolder("agent-reports");
const data = corpusFolder("benchmarks-101");

describe.runIf(folder !== undefined && data !== undefined)(
  "the original program's reports, read by their own calls",
  () => {
    const read = async (file: string): Promise<ReadText> => {
      const [stated, given] = await Promise.all([ingestOnce(folder!), ingestOnce(data!)]);
      const own = file.includes("comparison")
        ? ["baseline", "chimera"].map((name) => file.replace("comparison", name))
        : [file];
      const calls = stated.calls.filter((call) => own.includes(call.source?.file ?? ""));
      return readText(readFileSync(join(folder!, file), "utf8"), classicFacts(calls, { stated, data: given }));
    };

    test("what the model made up is not proven, what its program computed is", async () => {
      const { clauses } = await read("gemma3_latest__gpu80_ctx1024_temp08__chimera_report.md");
      const proven = clauses.filter(({ reading }) => reading === "proven").map(({ text }) => text);
      for (const invented of ["125.4", "45.8", "88.2", "72.9", "18.5"])
        expect(proven.filter((text) => new RegExp(`(?<![\\d.])${invented}(?![\\d])`).test(text))).toEqual([]);
      for (const computed of ["104.05", "36.59", "1178.54", "1251.36", "9763", "35.2", "106.2", "101"])
        expect(proven.some((text) => text.includes(computed))).toBe(true);
    });

    test("the call table of each is proven, and little is contradicted", async () => {
      for (const file of readdirSync(folder!).filter((name) => name.endsWith(".md"))) {
        const { proven, contradicted } = await read(file);
        expect(proven, file).toBeGreaterThan(50);
        expect(contradicted, file).toBeLessThan(6);
      }
    });
  },
);
