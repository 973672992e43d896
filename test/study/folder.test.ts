import { existsSync, rmSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";

import { packageRoot } from "../../src/files";
import { study } from "../../src/study";
import { agent } from "../../src/workload";
import { closeAll, folder, reporting, scripted, wholeReport } from "./scripted-study";

afterEach(closeAll);

const sample = join(packageRoot(), "data", "sample");
const variants = [{ name: "baseline", options: {} }];
const say = reporting(wholeReport());

describe("a study's folder", () => {
  it("belongs to the first study that comes, also while that still plans", async () => {
    const out = join(await folder(), "study");
    const second = await scripted({ say });
    let refused: Promise<unknown> | undefined;
    const { connection } = await scripted({
      say: (asked) => {
        // While the first one plans, and while it measures.
        refused ??= study({ connection: second.connection, workload: agent(sample), variants, runs: 1, out }).catch(
          (error: unknown) => error,
        );
        return say(asked);
      },
    });
    const first = await study({ connection, workload: agent(sample), variants, runs: 1, out });
    expect(String(await refused)).toMatch(/already writes to .*end that study first/);
    expect(second.server.asked).toEqual([]);
    const lines = (await readFile(join(out, "calls.jsonl"), "utf8")).trimEnd().split("\n");
    expect(new Set(lines.map((line) => (JSON.parse(line) as { study: string }).study))).toEqual(
      new Set([first.study.manifest.id]),
    );
  });

  it("must not be removed while the study runs: that is an error, and no report is made", async () => {
    const out = join(await folder(), "study");
    const { connection } = await scripted({
      say: (asked) => {
        if (asked.kind === "report") rmSync(out, { recursive: true, force: true });
        return say(asked);
      },
    });
    await expect(study({ connection, workload: agent(sample), variants, runs: 2, out })).rejects.toThrow(
      /was removed or replaced while the study wrote to it/,
    );
    expect(existsSync(join(out, "narrative.json"))).toBe(false);
  });

  it("is no data: what the study writes below the data is left out and said, also when it is resumed", async () => {
    const data = await folder();
    writeFileSync(join(data, "runs.csv"), "model,tokens_per_second\na,10\nb,20\n");
    const { connection } = await scripted({ say });
    const out = join(data, "results");
    const options = { connection, workload: agent(data), variants, runs: 2, out, narrative: false } as const;
    const first = await study(options);
    expect(first.ingest.files.map(({ path }) => path)).toEqual(["runs.csv"]);
    expect(first.ingest.problems).toContainEqual(expect.objectContaining({ file: "results", code: "own-output" }));
    expect(first.interrupted).toBe(false);
    const again = await study({ ...options });
    expect(again.study.calls).toEqual(first.study.calls);
  });
});
