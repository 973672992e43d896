import { mkdir } from "node:fs/promises";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { packageRoot } from "../../src/files";
import { startJupyter } from "./jupyter";
import type { Jupyter, OpenNotebook } from "./jupyter";
import { hasChromium } from "./launch";

const notebooks = readdirSync(join(packageRoot(), "notebooks")).filter((name) => name.endsWith(".ipynb"));

/** What must be seen in each: tables, Plotly figures, bars of progress. */
const seen: Readonly<Record<string, readonly [tables: number, figures: number, bars: number]>> = {
  "00-quickstart.ipynb": [1, 2, 1],
  "01-ingest.ipynb": [4, 2, 0],
  "02-talk-to-a-model.ipynb": [1, 2, 2],
  "03-agent-study.ipynb": [1, 2, 1],
  "04-statistics.ipynb": [0, 0, 0],
  "05-report.ipynb": [1, 0, 1],
  "06-compare.ipynb": [1, 0, 2],
  "07-which-model.ipynb": [0, 1, 1],
  "08-fast-and-right.ipynb": [1, 1, 1],
  "09-what-should-i-run.ipynb": [1, 1, 1],
};

const minutes = 60_000;

const figure = (at: number): string => `document.querySelectorAll(".js-plotly-plot")[${at}]`;

/** A figure that the window's new width has reached. */
const stands = (at: number): string => `(() => {
  const { width, height } = ${figure(at)}.getBoundingClientRect();
  return width > 300 && width < 800 && height > 100;
})()`;

describe.runIf(hasChromium())("JupyterLab in Chromium, with the real kernel", () => {
  let jupyter: Jupyter;
  beforeAll(async () => {
    jupyter = await startJupyter();
  }, 8 * minutes);
  afterAll(() => jupyter.close());

  it("has an expectation for every notebook", () => {
    expect(Object.keys(seen)).toEqual(notebooks);
  });

  it.each(notebooks)(
    "%s runs from top to bottom and shows what it says",
    async (name) => {
      const notebook = await jupyter.open(name);
      try {
        await notebook.runAll();
        expect(await notebook.stderr()).toEqual([]);
        const [tables, figures, bars] = seen[name]!;
        expect(await notebook.page.locator("table.chimera-frame").count()).toBeGreaterThanOrEqual(tables);
        if (figures > 0) await notebook.page.locator(".js-plotly-plot svg.main-svg").first().waitFor();
        expect(await notebook.page.locator(".js-plotly-plot:has(svg.main-svg)").count()).toBeGreaterThanOrEqual(
          figures,
        );
        // A narrower window narrows the figures and leaves them their height.
        await notebook.page.setViewportSize({ width: 1100, height: 1600 });
        for (let at = 0; at < (await notebook.page.locator(".js-plotly-plot").count()); at += 1) {
          // A cell out of sight is not laid out.
          await notebook.page.evaluate(`${figure(at)}.closest(".jp-Cell").scrollIntoView()`);
          await notebook.page.waitForFunction(stands(at));
        }
        expect(await notebook.page.locator(".chimera-progress").count()).toBe(bars);
        // More than what stands there at the end: it was alive.
        if (bars > 0) expect((await notebook.progress()).length).toBeGreaterThan(bars);
        expect(notebook.foreign).toEqual([]);
        await picture(notebook, name.replace(".ipynb", ""));
      } finally {
        await notebook.close();
      }
    },
    4 * minutes,
  );

  it(
    "a changed prompt changes the result of the one cell that is run again; a stopped study goes on",
    async () => {
      const notebook = await jupyter.open("03-agent-study.ipynb");
      try {
        const { cell, edit, run } = notebook;
        const study = cell("await study(");
        const result = async (): Promise<string> => (await study.locator(".jp-OutputArea").innerText()).trim();
        await edit(cell("seed } = parameters"), (source) => source.replace("runs: 2", "runs: 3"));
        // One variant is enough here.
        await edit(cell("const variants"), (source) => source.replace(/^.*wider.*$/m, ""));
        for (const each of ["seed } = parameters", "await connect()", "const variants", "const prompt ="])
          await run(cell(each));
        await run(study);
        expect(await notebook.stderr()).toEqual([]);
        const first = await result();
        expect(first).toMatch(/\d+ planned calls in \.\.\/out\/agent-study\/\w+$/);

        await edit(cell("const prompt ="), (source) => source.replace("two plain sentences", "one plain sentence"));
        await run(cell("const prompt ="));

        const before = await notebook.number(study);
        await notebook.start(study);
        await study
          .getByText(/run 2 of 3/)
          .first()
          .waitFor();
        await notebook.page.locator('[data-command="notebook:interrupt-kernel"]').first().click();
        await notebook.ended(study, before);
        expect(await notebook.stderr()).toEqual([]);
        const stopped = await result();
        expect(stopped).toContain("stopped; what was measured is kept");
        expect(stopped).toMatch(/: interrupted$/);
        await picture(notebook, "stopped");

        await run(study);
        expect(await notebook.stderr()).toEqual([]);
        const second = await result();
        expect(second).toMatch(/\d+ planned calls in \.\.\/out\/agent-study\/\w+$/);
        expect(folder(second)).toBe(folder(stopped));
        expect(folder(second)).not.toBe(folder(first));
        expect(Number(/(\d+) of \d+/.exec(second)?.[1])).toBe(Number(/\d+ of (\d+)/.exec(second)?.[1]));
      } finally {
        await notebook.close();
      }
    },
    6 * minutes,
  );
});

const folder = (text: string): string | undefined => /agent-study\/(\w+)/.exec(text)?.[1];

/** Pictures for people, where `CHIMERA_SCREENSHOTS` names a folder. */
async function picture(notebook: OpenNotebook, name: string): Promise<void> {
  const folder = process.env.CHIMERA_SCREENSHOTS;
  if (folder === undefined || folder === "") return;
  await mkdir(folder, { recursive: true });
  const height = await notebook.page.evaluate<number>(
    'document.querySelector(".jp-WindowedPanel-inner, .jp-Notebook").scrollHeight',
  );
  await notebook.page.setViewportSize({ width: 1280, height: Math.min(8000, height + 200) });
  await notebook.page.screenshot({ path: join(folder, `${name}.png`) });
}
