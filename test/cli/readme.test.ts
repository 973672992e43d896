import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";

import { packageRoot } from "../../src/files";
import { main } from "../../src/cli/main";
import { runNotebook } from "../../src/notebook";

const readme = readFileSync(join(packageRoot(), "README.md"), "utf8");
// A cell's imports and paths are those of a notebook one folder below the kit.
const folder = join(packageRoot(), "out");
const file = join(folder, "readme-cell.ipynb");
afterAll(() => {
  rmSync(file, { force: true });
  rmSync(join(folder, "readme-cell"), { recursive: true, force: true });
});

describe("README", () => {
  const shown = [...readme.matchAll(/```ts\n([\s\S]*?)```\s*```text\n([\s\S]*?)```/g)];
  it("shows two cells", () => expect(shown).toHaveLength(2));

  it.each(shown.map(([, code, output]) => [code!, output!]))("shows the real output of %s", async (code, output) => {
    const cell = { cell_type: "code", id: "a", metadata: {}, source: code, outputs: [], execution_count: null };
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, JSON.stringify({ cells: [cell], metadata: {}, nbformat: 4, nbformat_minor: 5 }));
    const run = await runNotebook(file, { out: join(folder, "readme-cell") });
    expect(run.failure).toBeUndefined();
    const { cells } = JSON.parse(readFileSync(run.notebook, "utf8")) as {
      cells: readonly { outputs: readonly { text: readonly string[] }[] }[];
    };
    expect(cells[0]!.outputs.flatMap((each) => each.text).join("")).toBe(output);
  });

  it("names every command that there is", async () => {
    const out: string[] = [];
    await main(
      ["help"],
      { out: (line) => void out.push(line), pieces: () => Promise.resolve(), err: () => undefined },
      new AbortController().signal,
    );
    const names = out.flatMap((line) => /^ {2}(\w+) /.exec(line)?.[1] ?? []);
    expect(names.length).toBeGreaterThan(7);
    for (const name of names) expect(readme).toContain(`npx chimera ${name}`);
  });

  it("fits on two screens", () => {
    expect(readme.split("\n").length).toBeLessThan(100);
  });
});
