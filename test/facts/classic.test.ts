import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";

import { checkText, classicFacts } from "../../src/facts";
import type { CheckedText } from "../../src/facts";
import type { IngestResult } from "../../src/records";
import { corpusFolder, ingestOnce } from "../ingest/corpus";

const folder = corpusFolder("agent-reports");
const data = corpusFolder("benchmarks-101");

describe.runIf(folder !== undefined && data !== undefined)(
  "the original program's reports, checked by their own calls",
  () => {
    let stated: IngestResult;
    let read: IngestResult;
    beforeAll(async () => {
      [stated, read] = await Promise.all([ingestOnce(folder!), ingestOnce(data!)]);
    });
    const check = (file: string): CheckedText => {
      const own = file.includes("comparison")
        ? ["baseline", "chimera"].map((name) => file.replace("comparison", name))
        : [file];
      const calls = stated.calls.filter((call) => own.includes(call.source?.file ?? ""));
      return checkText(readFileSync(join(folder!, file), "utf8"), classicFacts(calls, { stated, data: read }));
    };
    const files =
      folder === undefined
        ? []
        : readdirSync(folder)
            .filter((file) => file.endsWith(".md"))
            .sort();

    it("what the seed report's model made up is flagged, and what its program computed is accepted", () => {
      const { spans } = check(files[0]!);
      const numbers = (...statuses: readonly string[]): ReadonlySet<string> =>
        new Set(
          spans
            .filter((span) => span.kind === "number" && statuses.includes(span.status))
            .map((span) => /[\d.]+/.exec(span.text)![0]),
        );
      const flagged = numbers("unverified", "contradicted");
      const accepted = numbers("verified");
      for (const invented of ["125.4", "45.8", "88.2", "72.9", "18.5"]) {
        expect(flagged).toContain(invented);
        expect(accepted).not.toContain(invented);
      }
      for (const computed of ["104.05", "36.59", "1178.54", "1251.36", "9763", "35.2", "106.2", "101"]) {
        expect(accepted).toContain(computed);
      }
      expect(spans.filter((span) => span.kind === "stray").map((span) => span.text)).toEqual(["廠面", "ग्गा"]);
    });

    it("accepted and flagged numbers of every report are those of the golden table", () => {
      const table = Object.fromEntries(
        files.map((file) => {
          const { verified, total } = check(file);
          return [file.replace(/_report\.md$/, ""), `${verified}/${total - verified}`];
        }),
      );
      expect(table).toMatchInlineSnapshot(`
        {
          "gemma3_latest__gpu80_ctx1024_temp08__chimera": "64/24",
          "llama3p1_8b_q4_0__gpu60_ctx1024_temp08__baseline": "81/21",
          "llama3p1_8b_q4_0__gpu60_ctx1024_temp08__chimera": "61/14",
          "llama3p1_8b_q4_0__gpu60_ctx1024_temp08__comparison": "129/15",
          "llama3p1_8b_q4_0__gpu60_ctx512_temp08__baseline": "77/17",
          "llama3p1_8b_q4_0__gpu60_ctx512_temp08__chimera": "65/18",
          "llama3p1_8b_q4_0__gpu60_ctx512_temp08__comparison": "127/17",
          "llama3p1_8b_q4_0__gpu80_ctx1024_temp08__baseline": "66/19",
          "llama3p1_8b_q4_0__gpu80_ctx1024_temp08__chimera": "73/10",
          "llama3p1_8b_q4_0__gpu80_ctx1024_temp08__comparison": "129/15",
          "llama3p1_8b_q4_0__gpu80_ctx512_temp08__baseline": "77/19",
          "llama3p1_8b_q4_0__gpu80_ctx512_temp08__chimera": "77/25",
          "llama3p1_8b_q4_0__gpu80_ctx512_temp08__comparison": "127/17",
        }
      `);
    });
  },
);
