import { readdirSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { packageRoot } from "../../src/files";
import { runNotebook } from "../../src/notebook";
import type { Notebook } from "../../src/notebook/format";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "chimera-notebooks-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const notebooks = join(packageRoot(), "notebooks");
const files = readdirSync(notebooks).filter((name) => name.endsWith(".ipynb")).sort();

async function saved(...sources: readonly string[]): Promise<string> {
  const cells = sources.map((source, at) => ({
    cell_type: "code",
    id: `c${at}`,
    metadata: at === 0 ? { tags: ["parameters"] } : {},
    source,
    outputs: [],
    execution_count: null,
  }));
  const file = join(folder, "case.ipynb");
  await writeFile(file, JSON.stringify({ cells, metadata: {}, nbformat: 4, nbformat_minor: 5 }));
  return file;
}

describe("the committed notebooks", () => {
  it.each(files)("%s runs from top to bottom", async (name) => {
    const run = await runNotebook(join(notebooks, name), { out: folder });
    expect(run.failure).toBeUndefined();
    expect(run.ok).toBe(true);
  });
});

describe("a notebook that fails", () => {
  it("stops at the failing cell, names its message, and marks the top", async () => {
    const file = await saved("const a = 1;", 'throw new Error("broken here");', "console.log(a);");
    const run = await runNotebook(file, { out: join(folder, "out") });
    expect(run.ok).toBe(false);
    expect(run.failure).toMatchObject({
      cell: 2,
      line: 'throw new Error("broken here");',
      message: "Error: broken here",
    });
    const executed = JSON.parse(await readFile(run.notebook, "utf8")) as Notebook;
    expect(executed.cells[0]?.metadata.tags).toEqual(["papermill-error-cell-tag"]);
    expect(executed.cells[3]?.outputs).toEqual([]);
  });

  it("is told of a type error in a cell", async () => {
    const run = await runNotebook(await saved('const a: number = "text";'), { out: join(folder, "out") });
    expect(run.failure?.message).toContain("not assignable");
  });

  it("is stopped at the time limit, also when the cell blocks", async () => {
    const run = await runNotebook(await saved("while (true) {}"), { out: join(folder, "out"), timeLimitMs: 3000 });
    expect(run.failure?.message).toContain("longer than 3 s");
  });
});

describe("parameters", () => {
  it("given by name win over the cell", async () => {
    const run = await runNotebook(await saved("const runs: number = 3;", "console.log(runs * 2);"), {
      out: join(folder, "out"),
      parameters: { runs: 21 },
    });
    const executed = JSON.parse(await readFile(run.notebook, "utf8")) as Notebook;
    expect(executed.cells[2]?.outputs?.[0]).toMatchObject({ name: "stdout", text: ["42\n"] });
  });
});
