import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { runNotebook } from "../../src/notebook";
import type { Notebook } from "../../src/notebook/format";
import { writeKernel } from "../../src/notebook/kernel-spec";
import { kernelFolder, labFolder, venvProgram } from "../../src/notebook/places";
import { makeVenv } from "../../src/notebook/venv";
import { notebookPlace } from "../notebooks/place";
import type { NotebookPlace } from "../notebooks/place";

/** Everything that a cell can put out, and nothing that changes from run to run. */
const sources = [
  'import { parameters } from "chimera-notebook";\n\nconst { runs } = parameters({ runs: 3 });',
  'console.log("one");\nconsole.error("to standard error");\nconsole.log("two\\nthree");',
  'import { show } from "chimera-notebook";\nimport { verdict, seededRandom } from "chimera-notebook/stats";\n\nshow(verdict([1, 2, 3], [4, 5, 6], { betterIs: "lower" }));',
  'import { ingest, toFrame } from "chimera-notebook";\nimport { sweepHeatmap } from "chimera-notebook/plot";\n\nconst read = await ingest("../data/sample");\nshow(toFrame(read.measurements.slice(0, 4)));\nshow(sweepHeatmap(read.measurements));',
  'import { progress } from "chimera-notebook";\n\nconst bar = progress({ step: "begun", done: 0, of: runs });\nbar.end({ step: "ended", done: runs, of: runs });',
  "const random = seededRandom(1);\nrandom() < 2;",
  "show({ runs });",
];

const made: Notebook = {
  cells: [
    { cell_type: "markdown", id: "words", metadata: {}, source: ["# Case"] },
    ...sources.map((source, at) => ({
      cell_type: "code" as const,
      id: `c${at}`,
      metadata: at === 0 ? { tags: ["parameters"] } : {},
      source: source.split(/(?<=\n)/),
      outputs: [],
      execution_count: null,
    })),
  ],
  metadata: {
    kernelspec: { display_name: "TypeScript (chimera)", language: "typescript", name: "chimera" },
    language_info: { name: "typescript" },
  },
  nbformat: 4,
  nbformat_minor: 5,
};

describe("a notebook run without Jupyter", () => {
  let place: NotebookPlace;
  let file: string;
  beforeAll(async () => {
    await makeVenv((line) => console.log(line));
    await writeKernel(kernelFolder());
    place = await notebookPlace("execute");
    file = join(place.folder, "case.ipynb");
    await writeFile(file, JSON.stringify(made));
  }, 480_000);
  afterAll(() => place.remove());

  const python = (...words: readonly string[]): { readonly status: number | null; readonly said: string } => {
    const env = {
      ...process.env,
      JUPYTER_DATA_DIR: join(labFolder(), "data"),
      JUPYTER_CONFIG_DIR: join(labFolder(), "config"),
    };
    const { status, stdout, stderr } = spawnSync(venvProgram("python"), words, {
      encoding: "utf8",
      env,
      cwd: place.folder,
    });
    return { status, said: `${stdout}${stderr}` };
  };
  const read = (path: string): Notebook => JSON.parse(readFileSync(path, "utf8")) as Notebook;
  const outputs = (notebook: Notebook) =>
    notebook.cells.map(({ execution_count, outputs }) => ({ execution_count, outputs }));
  const validate = `import sys, warnings, nbformat
warnings.simplefilter("error")
for name in sys.argv[1:]: nbformat.validate(nbformat.read(name, as_version=4))`;

  it("is valid, and has the outputs that Jupyter's own runner gives it", async () => {
    const run = await runNotebook(file, { out: join(place.folder, "ours") });
    expect(run.failure).toBeUndefined();
    expect(python("-c", validate, run.notebook)).toEqual({ status: 0, said: "" });

    const theirs = join(place.folder, "theirs.ipynb");
    const jupyter = python("-m", "jupyter", "execute", `--output=${theirs}`, file);
    expect(jupyter.status, jupyter.said).toBe(0);
    expect(outputs(read(run.notebook))).toEqual(outputs(read(theirs)));
  }, 240_000);

  it("is valid too when it has parameters, or has failed", async () => {
    const given = await runNotebook(file, { out: join(place.folder, "given"), parameters: { runs: 5 } });
    expect(given.failure).toBeUndefined();
    const broken = join(place.folder, "broken.ipynb");
    await writeFile(
      broken,
      JSON.stringify({ ...made, cells: [{ ...made.cells[1], id: "not valid!", source: "nothing();" }] }),
    );
    const failed = await runNotebook(broken, { out: join(place.folder, "failed") });
    expect(failed.ok).toBe(false);
    expect(python("-c", validate, given.notebook, failed.notebook)).toEqual({ status: 0, said: "" });
  }, 240_000);
});
