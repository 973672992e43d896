import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";

import { checkNotebooks, exportNotebook, notebookHtml, parameters, show } from "../../src/notebook";
import { injectParameters } from "../../src/notebook/inject";
import type { Notebook } from "../../src/notebook/format";
import { collectOutputs } from "../../src/notebook/outputs";

const notebook = (source: string, tags: readonly string[] = []): Notebook => ({
  cells: [{ cell_type: "code", id: "a", metadata: { tags }, source, outputs: [], execution_count: null }],
  metadata: {},
  nbformat: 4,
  nbformat_minor: 5,
});

describe("parameters", () => {
  afterEach(() => {
    delete process.env["CHIMERA_PARAMETERS"];
  });

  it("takes overriding values in the type of the default", () => {
    process.env["CHIMERA_PARAMETERS"] = '{"runs":"5","model":7}';
    expect(parameters({ runs: 3, model: "", warm: true })).toEqual({ runs: 5, model: "7", warm: true });
  });

  it("names the nearest parameter for one that is not there, also for words of Object.prototype", () => {
    process.env["CHIMERA_PARAMETERS"] = '{"rusn":5}';
    expect(() => parameters({ runs: 3, model: "" })).toThrow(/no parameter "rusn": did you mean runs\?/);
    process.env["CHIMERA_PARAMETERS"] = '{"toString":5}';
    expect(() => parameters({ runs: 3 })).toThrow(/no parameter "toString"/);
  });

  it("refuses a value of another type", () => {
    process.env["CHIMERA_PARAMETERS"] = '{"runs":"many"}';
    expect(() => parameters({ runs: 3 })).toThrow(/takes a number/);
  });
});

describe("injected parameters", () => {
  it("stand in a cell of their own after the tagged one", () => {
    const { cells } = injectParameters(
      notebook('const { runs, model } = parameters({ runs: 3, model: "" })', ["parameters"]),
      { runs: 5, model: 'a"b' },
      "n.ipynb",
    );
    expect(cells[1]?.metadata.tags).toEqual(["injected-parameters"]);
    expect(cells[1]?.source).toEqual(["const runs: number = 5;\n", 'const model: string = "a\\"b";']);
  });

  it("need a tagged cell and a name that is no code", () => {
    expect(() => injectParameters(notebook("x"), { runs: 5 }, "n.ipynb")).toThrow(/no cell tagged/);
    expect(() => injectParameters(notebook("x", ["parameters"]), { "a;b": 5 }, "n.ipynb")).toThrow(/no parameter name/);
  });
});

describe("outputs", () => {
  it("merge streams and apply display ids", () => {
    const collect = collectOutputs().cell();
    const display = (text: string) => ({ data: { "text/plain": text }, transient: { display_id: "p" } });
    collect.add({ type: "stream", name: "stdout", text: "a" });
    collect.add({ type: "stream", name: "stdout", text: "b\nc" });
    collect.add({ type: "display", display: display("one"), update: false });
    collect.add({ type: "display", display: display("two"), update: true });
    expect(collect.outputs()).toEqual([
      { output_type: "stream", name: "stdout", text: ["ab\n", "c"] },
      { output_type: "display_data", data: { "text/plain": ["two"] }, metadata: {} },
    ]);
  });
});

describe("show", () => {
  it("answers what the Deno kernel shows, with everything escaped", () => {
    const shown = show({ model: "<script>" });
    expect(shown?.[Symbol.for("Jupyter.display")]!()["text/html"]).not.toContain("<script>");
  });
});

describe("the HTML page of a notebook", () => {
  it("runs no script and escapes source", () => {
    const html = notebookHtml(notebook("<script>1</script>"), "<t>");
    expect(html).not.toContain("<script>");
    expect(html).toContain("default-src 'none'");
  });

  it("names no folder, host or key of who made it, in words, source and output", () => {
    const made = notebook('ingest("/scratch/otto/acme/a.csv")');
    const output = {
      output_type: "stream",
      name: "stdout",
      text: ["read /srv/otto/b.csv\n", "from http://gpu7.acme.com\n"],
    };
    const cells = made.cells.map((cell) => ({ ...cell, outputs: [output] }));
    const html = notebookHtml({ ...made, cells }, "t");
    expect(html).not.toMatch(/\b(?:otto|acme|gpu7)\b/);
    expect(html).toMatch(/a\.csv[^]*b\.csv\n[^]*another host/);
  });
});

describe("the committed notebooks", () => {
  it("are clean", async () => {
    expect(await checkNotebooks()).toEqual([]);
  });
});

describe("exporting a saved notebook", () => {
  it("writes its page beside it, and says what is wrong with a file that is none", async () => {
    const folder = await mkdtemp(join(tmpdir(), "chimera-export-"));
    const file = join(folder, "mine.ipynb");
    await writeFile(file, JSON.stringify(notebook("show(1)")));
    expect(await exportNotebook(file)).toBe(join(folder, "mine.html"));
    expect(await readFile(join(folder, "mine.html"), "utf8")).toContain("show(1)");
    await writeFile(file, "no notebook");
    await expect(exportNotebook(file)).rejects.toThrow(/mine\.ipynb is not a Jupyter notebook/);
    await expect(exportNotebook(join(folder, "gone.ipynb"))).rejects.toThrow(/could not be read/);
    await rm(folder, { recursive: true });
  });
});
