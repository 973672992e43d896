import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

import { ingest, ingestText } from "../../src/ingest";
import { codes, folderOf } from "./folder";

const row = "model,load_ms\na,1\n";

describe("hostile paths", () => {
  it("a missing folder and a file in its place are one sentence each", async () => {
    const folder = folderOf({ "a.csv": row });
    await expect(ingest(join(folder, "none"))).rejects.toThrow(/does not exist: give a folder/);
    await expect(ingest(join(folder, "a.csv"))).rejects.toThrow(/is not a folder/);
  });

  it("links out, links that loop, pipes and devices are not opened", async () => {
    const outside = folderOf({ "secret.csv": row });
    const folder = folderOf({ "a.csv": row });
    symlinkSync(join(outside, "secret.csv"), join(folder, "out.csv"));
    symlinkSync(outside, join(folder, "out"));
    symlinkSync(folder, join(folder, "loop"));
    symlinkSync("/dev/zero", join(folder, "zero.csv"));
    execFileSync("mkfifo", [join(folder, "pipe.csv")]);
    const result = await ingest(folder);
    expect(result.files.map((file) => file.path)).toEqual(["a.csv"]);
    expect(codes(result).sort()).toEqual(["link", "link", "link", "link", "not-a-file"]);
  });

  it("a socket is not opened, whatever its name", async () => {
    const folder = folderOf({ "a.csv": row });
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(join(folder, "live.json"), resolve));
    const result = await ingest(folder);
    await new Promise((resolve) => server.close(resolve));
    expect(result.files.map((file) => file.path)).toEqual(["a.csv"]);
    expect(result.problems[0]).toMatchObject({ file: "live.json", code: "not-a-file" });
  });

  it("names that look like ways out are names, and ~ is no home", async () => {
    const names = ["..%2f..%2fetc%2fpasswd.csv", "~.csv", "...csv.csv", "a..csv", "C:\\x.csv", "%00.csv"];
    const folder = folderOf(Object.fromEntries(names.map((name, at) => [name, `model,load_ms\nm,${at}\n`])));
    const result = await ingest(folder);
    expect(result.files.every((file) => !file.path.includes("/") && file.status === "read")).toBe(true);
    expect(result.files).toHaveLength(names.length - 2); // Two begin with a dot and are hidden.
    await expect(ingest("~/there is no such folder")).rejects.toThrow(/does not exist: give a folder/);
    await expect(ingest("")).rejects.toThrow(/^No folder was named: give the folder/);
  });

  it("a folder named with .. is read where it lies, and paths are relative to it", async () => {
    const folder = folderOf({ "in/a.csv": row, "out.csv": row.replace("1", "2") });
    const result = await ingest(join(folder, "in/../in"));
    expect(result.files.map((file) => file.path)).toEqual(["a.csv"]);
  });

  it("a file that may not be read is named, the rest goes on", async () => {
    const folder = folderOf({ "a.csv": row, "b.csv": row.replace("1", "2") });
    chmodSync(join(folder, "a.csv"), 0);
    const result = await ingest(folder);
    const mayReadAll = process.getuid?.() === 0;
    expect(result.files.map((file) => file.status)).toEqual([mayReadAll ? "read" : "unreadable", "read"]);
  });

  it("a file that vanishes while others are read is named", async () => {
    const folder = folderOf({ "a.csv": row, "b.csv": row.replace("1", "2") });
    const result = await ingest(folder, {
      onProgress: (_done, _total, path) => path === "a.csv" && rmSync(join(folder, "b.csv")),
    });
    expect(result.files.map((file) => file.status)).toEqual(["read", "unreadable"]);
    expect(result.problems[0]!.message).toContain("was gone");
  });

  it("names with a newline, markup, a direction override or 255 bytes are read and printed inert", async () => {
    const names = ["new\nline.csv", "<img onerror=alert(1)>.csv", "gnp\u202Evsc.csv", `${"x".repeat(251)}.csv`];
    const folder = folderOf(Object.fromEntries(names.map((name, at) => [name, `model,load_ms\nm,${at + 9}\nm,1,2\n`])));
    const result = await ingest(folder);
    expect(result.files.every((file) => file.status === "read")).toBe(true);
    const text = ingestText(result).join("\n");
    expect(text).toContain("new\\u000aline.csv");
    expect(text).not.toContain("\u202E");
  });

  it("folders deeper than the limit and files beyond it are named", async () => {
    const folder = folderOf({ "a/b/c/d.csv": row, "a/e.csv": row.replace("1", "3"), "f.csv": row.replace("1", "4") });
    expect(codes(await ingest(folder, { limits: { depth: 2 } }))).toEqual(["too-deep"]);
    const few = await ingest(folder, { limits: { files: 1 } });
    expect(few.files).toHaveLength(1);
    expect(codes(few)).toContain("too-many-files");
    expect(codes(await ingest(folder, { limits: { totalBytes: 40 } }))).toContain("total-too-large");
  });

  it("stops when it is asked to, and says how far it is", async () => {
    const folder = folderOf(
      Object.fromEntries(Array.from({ length: 20 }, (_, at) => [`${at}.csv`, `model,load_ms\na,${at}\n`])),
    );
    const controller = new AbortController();
    const seen: number[] = [];
    const stopped = ingest(folder, {
      signal: controller.signal,
      onProgress: (done, total) => {
        seen.push(done / total);
        if (done === 5) controller.abort();
      },
    });
    await expect(stopped).rejects.toThrow(/abort/i);
    expect(seen).toEqual([0.05, 0.1, 0.15, 0.2, 0.25]);
  });

  it("ten thousand small files in nested folders are all read, those beyond the limit named", async () => {
    // A hundred thousand: `npm run bench -- many-files`.
    const folder = folderOf({});
    for (let at = 0; at < 100; at += 1) mkdirSync(join(folder, `d${at}`));
    for (let at = 0; at < 10_000; at += 1)
      writeFileSync(join(folder, `d${at % 100}`, `${at}.csv`), `model,load_ms\na,${at}\n`);
    const result = await ingest(folder);
    expect(result.measurements).toHaveLength(10_000);
    expect(result.problems).toEqual([]);
    const few = await ingest(folder, { limits: { files: 2500 } });
    expect(few.files).toHaveLength(2500);
    expect(codes(few)).toEqual(["too-many-files"]);
    // Here and not after all tests, whose limit is for small folders.
    rmSync(folder, { recursive: true, force: true });
  }, 300_000);
});
