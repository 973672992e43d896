import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";

import { explanation, ingest } from "../../src/ingest";
import type { CellAccount, FileRecord } from "../../src/records";
import { seededRandom } from "../../src/stats";
import { corpusFolder } from "./corpus";
import { folderOf, ingestFiles } from "./folder";

const parts = ({ seen, measured, settings, subject, text, left }: CellAccount) => ({ seen, measured, settings, subject, text, left }); // prettier-ignore

async function accountOf(name: string, text: string): Promise<FileRecord> {
  return (await ingestFiles({ [name]: text }, { explain: true })).files[0]!;
}

/** Whether every part is a count and they add up, for the file and for each of its names. */
function addsUp(account: CellAccount): boolean {
  const { seen, measured, settings, subject, text, left, reasons, names = [] } = account;
  const told = reasons.reduce((sum, { count }) => sum + count, 0);
  const counts = [seen, measured, settings, subject, text, left].every(
    (count) => Number.isInteger(count) && count >= 0,
  );
  return counts && seen === measured + settings + subject + text + left && left === told && names.every(addsUp);
}

describe("the account of a file", () => {
  it("of a table counts every cell once", async () => {
    const text = "model,run,num_ctx,ttft_ms,note,error\na,1,512,5,first,\na,2,512,,second,\nb,1,,7,,timeout\n";
    const { account } = await accountOf("t.csv", text);
    // 3 rows of 6 cells: ttft is measured in all, also where it is missing or failed; the third row's note is empty.
    expect(parts(account!)).toEqual({ seen: 18, measured: 3, settings: 3, subject: 9, text: 2, left: 1 });
    expect(account!.reasons).toEqual([{ why: "empty", count: 1 }]);
  });

  it("of JSON counts every leaf once, and says why those are left out that are", async () => {
    const value = {
      model: "a",
      options: { num_ctx: 512, stop: null },
      ttft_ms: { mean: 5, p99: 9, count: 2, unit: "ms" },
      errored: { mean: 0, count: 0 },
      started_at_ms: 1_700_000_000_000,
      note: "x",
      nothing: null,
    };
    const { account } = await accountOf("a.json", JSON.stringify(value));
    expect(parts(account!)).toEqual({ seen: 12, measured: 3, settings: 2, subject: 3, text: 1, left: 3 });
    expect(account!.reasons).toEqual([
      { why: "an aggregate over no observation", count: 2 },
      { why: "empty", count: 1 },
    ]);
  });

  it("counts rows that could not be read, and lines of comment", async () => {
    const { account } = await accountOf("t.csv", "model,ttft_ms,load_ms\na,1,2\nb,3\n\n# mean,2\n");
    expect(parts(account!)).toEqual({ seen: 6, measured: 2, settings: 0, subject: 1, text: 1, left: 2 });
  });

  it("of a table that is streamed adds up too, with memory that does not grow with the file", async () => {
    const random = seededRandom(7);
    const row = (at: number): string => {
      if (at % 997 === 0) return "# a remark";
      if (at % 499 === 0) return "short,1";
      const load = at % 101 === 0 ? "OOM" : at % 89 === 0 ? "" : (random() * 90).toFixed(3);
      return `m${at % 3},${at},${512 * (1 + (at % 4))},${load},${1.7e12 + at},${at % 5 === 0 ? "" : "fine"},${at % 7}`;
    };
    const rows = 120_000;
    const text = `model,run,num_ctx,load_ms,sent_ms,remark,spare\n${Array.from({ length: rows }, (_, at) => row(at + 1)).join("\n")}\n`;
    const folder = folderOf({ "big.csv": text });
    const before = process.memoryUsage();
    let most = before.heapUsed + before.arrayBuffers;
    const watch = setInterval(() => {
      const { heapUsed, arrayBuffers } = process.memoryUsage();
      most = Math.max(most, heapUsed + arrayBuffers);
    }, 5);
    const { files } = await ingest(folder, { explain: true, limits: { streamAbove: 1000 } });
    clearInterval(watch);
    const { kind, account } = files[0]!;
    expect(kind).toBe("streamed-table");
    expect(addsUp(account!)).toBe(true);
    const [remarks, short] = [Math.floor(rows / 997), 240 - Math.floor(rows / (499 * 997))];
    const read = rows - remarks - short;
    expect(account!.seen).toBe(7 * read + 2 * short + remarks);
    const of = (name: string) => account!.names!.find((each) => each.name === name)!;
    expect(parts(of("num_ctx"))).toEqual({ seen: read, measured: 0, settings: read, subject: 0, text: 0, left: 0 });
    expect(of("load_ms")).toMatchObject({ seen: read, measured: read, reading: "load in ms" });
    expect(of("sent_ms").reasons).toEqual([{ why: "a point in time", count: read }]);
    expect(account!.reasons).toContainEqual({ why: "a row with more or fewer cells than columns", count: 2 * short });
    // Far below the text itself in memory: what is kept are counts, not cells.
    expect(most - before.heapUsed - before.arrayBuffers).toBeLessThan(60e6);
  });

  it("is told in lines, a line for each name", async () => {
    const lines = explanation(await accountOf("t.csv", "model,ttft_p99_s,max_tokens,remark\na,1,64,x\n"));
    expect(lines[0]).toBe("t.csv, read as table: 4 cells = 1 measured + 1 settings + 1 subject + 1 text + 0 left out");
    expect(lines.find((line) => line.startsWith("ttft_p99_s"))).toContain("ttft (p99) in ms, from s");
    expect(lines.find((line) => line.startsWith("max_tokens"))).toContain("the setting max_tokens");
    expect(lines.find((line) => line.startsWith("model"))).toContain("names the model");
  });

  const folders = [...["tools", "benchmarks-101", "agent-reports"].map(corpusFolder), resolve(__dirname, "../../../shared/cases/ingest")]; // prettier-ignore
  it.each(folders.filter((folder) => folder !== undefined && existsSync(folder)))("adds up in %s", async (folder) => {
    const { files } = await ingest(folder!, { explain: true });
    const known = files.filter(({ account }) => account !== undefined);
    expect(known.length).toBeGreaterThan(5);
    expect(known.filter(({ account }) => !addsUp(account!)).map(({ path }) => path)).toEqual([]);
  });
});
