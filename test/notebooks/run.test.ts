import { existsSync, readdirSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { packageRoot } from "../../src/files";
import { readStudy } from "../../src/study";
import { runNotebook } from "../../src/notebook";
import { startCells } from "../../src/notebook/cell-process";
import type { Notebook } from "../../src/notebook/format";
import { notebookPlace } from "./place";
import type { NotebookPlace } from "./place";

let folder: string;
let place: NotebookPlace;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "chimera-notebooks-"));
  place = await notebookPlace("headless");
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
  await place.remove();
});

const notebooks = readdirSync(join(packageRoot(), "notebooks")).filter((name) => name.endsWith(".ipynb"));

/** A notebook of code cells, the first one tagged as parameters, beside those of the kit. */
async function saved(...sources: readonly string[]): Promise<string> {
  const cells = sources.map((source, at) => ({
    cell_type: "code",
    id: `c${at}`,
    metadata: at === 0 ? { tags: ["parameters"] } : {},
    source,
    outputs: [],
    execution_count: null,
  }));
  const file = join(place.folder, "case.ipynb");
  await writeFile(file, JSON.stringify({ cells, metadata: {}, nbformat: 4, nbformat_minor: 5 }));
  return file;
}

const read = async (file: string): Promise<Notebook> => JSON.parse(await readFile(file, "utf8")) as Notebook;
const out = (): { readonly out: string } => ({ out: join(folder, "out") });
const printed = (notebook: Notebook, cell: number): unknown => notebook.cells[cell]?.outputs?.[0]?.["text"];

describe("the committed notebooks", () => {
  it.each(notebooks)("%s runs from top to bottom, and says nothing to standard error", async (name) => {
    const run = await runNotebook(join(place.folder, name), { out: folder });
    expect(run.failure).toBeUndefined();
    expect(run.ok).toBe(true);
    const outputs = (await read(run.notebook)).cells.flatMap((cell) => cell.outputs ?? []);
    expect(outputs.filter((output) => output["name"] === "stderr")).toEqual([]);
    expect(await readFile(run.html, "utf8")).not.toMatch(/<script|onerror=/);
  });

  it("the quickstart leaves its report, as a page and as Markdown, in a folder of its own", () => {
    const studies = join(place.folder, "..", "out", "quickstart");
    const [study] = readdirSync(studies);
    for (const file of ["report.html", "report.md", "manifest.json", "calls.jsonl"])
      expect(existsSync(join(studies, study!, file)), file).toBe(true);
  });

  it("the quickstart measures six runs of a difference that is there: one prompt is many times as long", async () => {
    const studies = join(place.folder, "..", "out", "quickstart");
    const { study } = await readStudy(join(studies, readdirSync(studies)[0]!));
    expect(study.manifest.config.runs).toBe(6);
    const read = (variant: string): number =>
      Math.max(...study.calls.filter((call) => call.variant === variant).map(({ server }) => server.promptTokens ?? 0));
    expect(read("with-data") / read("question")).toBeGreaterThan(4);
  });
});

describe("cells that are run again", () => {
  it("may declare and import the same names, and a connection may be closed twice", async () => {
    const again = 'import { connect } from "chimera-notebook";\nconst connection = await connect({ embedded: true });';
    const close = "await connection.close();\nconsole.log(connection.engine);";
    const run = await runNotebook(await saved(again, close, close, again, close), out());
    expect(run.failure).toBeUndefined();
    expect(printed(await read(run.notebook), 4)).toEqual(["embedded\n"]);
  });

  it("may use a variable of an earlier cell in short form", async () => {
    const run = await runNotebook(await saved("const runs = 3;", "console.log(JSON.stringify({ runs }));"), out());
    expect(printed(await read(run.notebook), 1)).toEqual(['{"runs":3}\n']);
  });
});

describe("a notebook that fails", () => {
  it("stops at the failing cell, names its line and message, and marks the top and the place", async () => {
    const run = await runNotebook(await saved("const a = 1;", 'throw new Error("broken here");', "console.log(a);"), out());
    expect(run).toMatchObject({ ok: false, interrupted: false, cells: 2 });
    expect(run.failure).toEqual({ cell: 2, line: 'throw new Error("broken here");', message: "Error: broken here" });
    const { cells } = await read(run.notebook);
    expect(cells.map((cell) => cell.metadata.tags?.[0])).toEqual([
      "papermill-error-cell-tag",
      "parameters",
      "papermill-error-cell-tag",
      undefined,
      undefined,
    ]);
    expect(cells[4]).toMatchObject({ outputs: [], execution_count: null });
    expect(await readFile(run.html, "utf8")).toContain('id="Stopped-here"');
  });

  it("has no marker of an earlier run when it is run again", async () => {
    const failed = await runNotebook(await saved('throw new Error("x");'), out());
    const again = await runNotebook(failed.notebook, { out: join(folder, "again") });
    expect((await read(again.notebook)).cells).toHaveLength(3);
  });

  it("is told of a type error in a cell", async () => {
    const run = await runNotebook(await saved('const b = 1;\nconst a: number = "text";'), out());
    expect(run.failure).toMatchObject({ line: 'const a: number = "text";' });
    expect(run.failure?.message).toContain("not assignable");
  });

  it("is stopped at the time limit, also when the cell blocks", async () => {
    const run = await runNotebook(await saved("while (true) {}"), { ...out(), timeLimitMs: 3000 });
    expect(run.failure?.message).toContain("longer than 3 s");
  });

  it("says so when its process ends", async () => {
    const run = await runNotebook(await saved("process.exit(3);"), out());
    expect(run.failure?.message).toBe("the process that ran the cell ended (code 3)");
  });

  it("is no notebook, or would be overwritten: said before anything runs", async () => {
    await expect(runNotebook(join(folder, "none.ipynb"))).rejects.toThrow(/could not be read/);
    const file = await saved("1;");
    await expect(runNotebook(file, { out: place.folder })).rejects.toThrow(/would overwrite/);
  });
});

describe("parameters", () => {
  it("given by name win over the cell, with the type of what is given", async () => {
    const cells = ['const model = "";\nconst runs: number = 3;', 'console.log(runs * 2, model === "" ? "none" : model);'];
    const run = await runNotebook(await saved(...cells), { ...out(), parameters: { runs: 21, model: "a" } });
    expect(printed(await read(run.notebook), 2)).toEqual(["42 a\n"]);
  });

  it("that the notebook does not have are named with the nearest one, before anything runs", async () => {
    const file = await saved('const { runs } = parameters({ runs: 3, note: "model: x" });');
    await expect(runNotebook(file, { ...out(), parameters: { rusn: 1 } })).rejects.toThrow(/did you mean runs/);
    await expect(runNotebook(file, { ...out(), parameters: { model: 1 } })).rejects.toThrow(/no parameter "model"/);
  });
});

describe("the stop button", () => {
  const wait = `import { interruptSignal, progress } from "chimera-notebook";
const signal = interruptSignal();
await Promise.resolve();
progress("now");
await new Promise<void>((yes) => signal.addEventListener("abort", () => setTimeout(yes, 20)));
const kept = "what was measured is kept";
console.log(kept);`;

  /** Runs, and interrupts as soon as the terminal is told of the step. */
  async function interruptedAt(step: string, ...cells: readonly string[]) {
    const controller = new AbortController();
    return runNotebook(await saved(...cells), {
      ...out(),
      signal: controller.signal,
      onProgress: (line) => {
        if (line.includes(step)) controller.abort();
      },
    });
  }
  it("lets the cell that asked for the signal end well with what it has", async () => {
    const run = await interruptedAt("now", wait, "console.log(1);");
    expect(run).toMatchObject({ ok: false, interrupted: true, cells: 1 });
    expect(run.failure).toBeUndefined();
    const { cells } = await read(run.notebook);
    expect(cells[0]?.outputs?.at(-1)?.["text"]).toEqual(["what was measured is kept\n"]);
    expect(cells[1]?.outputs).toEqual([]);
  });

  it("ends a cell that did not ask for it at once", async () => {
    const cell = `import { progress } from "chimera-notebook";
await Promise.resolve();
progress("now");
await new Promise(() => setInterval(() => {}, 1000));`;
    const run = await interruptedAt("now", cell);
    expect(run.failure?.message).toContain("Interrupted");
  });

  it("leaves no listeners behind when cells are run again", async () => {
    const ask = 'import { interruptSignal } from "chimera-notebook";\nif (interruptSignal() !== interruptSignal()) throw new Error("two signals");';
    const run = await runNotebook(await saved(...Array<string>(12).fill(ask), 'await Promise.resolve();\nconsole.log(process.listenerCount("SIGINT"));'), out());
    expect(run.failure).toBeUndefined();
    expect(printed(await read(run.notebook), 12)).toEqual(["1\n"]);
  });
});

describe("progress in a cell", () => {
  it("is one output, whose last state stands, and a line for each step outside", async () => {
    const lines: string[] = [];
    const source = `import { progress } from "chimera-notebook";
const bar = progress({ step: "first", done: 0, of: 2 });
for (let at = 0; at < 500; at += 1) bar.update({ step: "second", done: 1, of: 2, text: "token " + at });
bar.end({ step: "third", done: 2, of: 2 });`;
    const run = await runNotebook(await saved(source), { ...out(), onProgress: (line) => lines.push(line) });
    const outputs = (await read(run.notebook)).cells[0]?.outputs ?? [];
    expect(outputs).toHaveLength(1);
    expect((outputs[0]?.["data"] as Record<string, unknown>)["text/plain"]).toEqual(["2 of 2 · third"]);
    expect(lines.at(-1)).toBe("cell 1 of 1: 2 of 2 · third");
    expect(lines.length).toBeLessThan(6);
  });
});

describe("a study in a cell that was not told of the stop button", () => {
  it("ends with it, keeps what it has, and leaves the cells after it alone", { timeout: 240_000 }, async () => {
    const stop = new AbortController();
    const cells = startCells({
      cwd: join(packageRoot(), "notebooks"),
      env: { ...process.env },
      timeLimitMs: 200_000,
      signal: stop.signal,
      onMessage: (message) => {
        if (message.type === "stream" && message.text.includes("under way")) stop.abort();
      },
    });
    const study = `import { agent, connect, measure, study } from "chimera-notebook";
const connection = await connect({ embedded: true });
const folder = ${JSON.stringify(join(place.folder, "ghost"))};
const result = await study({
  connection, workload: agent("../data/sample"), runs: 200, out: folder, variants: [{ name: "only", options: { num_predict: 16 } }],
  onProgress: ({ call }) => { if (call && call.run > 0) console.log("under way"); },
});`;
    expect(await cells.execute(study)).toMatchObject({ ok: true });
    const after = `import { readFileSync } from "node:fs";
const kept = readFileSync(folder + "/calls.jsonl", "utf8").trimEnd().split("\\n").length;
const call = await measure(connection, {
  id: "a", study: "s", run: 1, stage: "x", variant: "v", model: await connection.model(), prompt: "p", options: { num_predict: 4 }, cache: "allow",
});
await connection.close();
console.log(JSON.stringify({ interrupted: result.interrupted, lost: kept - result.study.calls.length, done: call.doneReason !== undefined }));`;
    const next = await cells.execute(after);
    cells.stop();
    expect(next.said).toBe("");
    expect(next.outputs()[0]?.["text"]).toEqual(['{"interrupted":true,"lost":0,"done":true}\n']);
  });

  it("ends a loop that is between two calls, which then does not go on in a later cell", { timeout: 240_000 }, async () => {
    const stop = new AbortController();
    const cells = startCells({
      cwd: join(packageRoot(), "notebooks"),
      env: { ...process.env },
      timeLimitMs: 200_000,
      signal: stop.signal,
      onMessage: (message) => {
        if (message.type === "stream" && message.text.includes("between")) stop.abort();
      },
    });
    const loop = `import { connect, measure } from "chimera-notebook";
const connection = await connect({ embedded: true });
const model = await connection.model();
const made: string[] = [];
const call = (id: string) => measure(connection, {
  id, study: "s", run: 1, stage: "x", variant: "v", model, prompt: "p", options: { num_predict: 4 }, cache: "allow",
});
for (let at = 0; at < 4; at += 1) {
  made.push((await call("c" + at)).status);
  if (at === 0) console.log("between");
  await new Promise((resolve) => setTimeout(resolve, 700));
}`;
    expect(await cells.execute(loop)).toMatchObject({ ok: true });
    const after = `const next = await call("next");
await connection.close();
console.log(JSON.stringify({ first: made[0] !== "cancelled", rest: made.slice(1), next: next.doneReason !== undefined }));`;
    const next = await cells.execute(after);
    cells.stop();
    expect(next.said).toBe("");
    const cancelled = ["cancelled", "cancelled", "cancelled"];
    expect(next.outputs()[0]?.["text"]).toEqual([`${JSON.stringify({ first: true, rest: cancelled, next: true })}\n`]);
  });
});
