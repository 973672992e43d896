import { createRequire } from "node:module";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { reportFigures } from "../../src/report/figures";
import { summarizeStudy } from "../../src/stats";
import { sampleInput } from "../report/sample";
import { hasChromium, launchBrowser } from "./launch";

const bundle = createRequire(join(process.cwd(), "package.json")).resolve("plotly.js-dist/plotly.js");

/** What the test uses of the whole Plotly, in the page. */
interface Place {
  readonly querySelectorAll: (selector: string) => { readonly length: number };
}
interface Drawn extends Place {
  readonly _fullData: readonly { readonly visible: unknown }[];
}
interface PlotlyPage {
  readonly document: { querySelector: (selector: string) => Place };
  readonly Plotly: {
    readonly setPlotConfig: (config: object) => void;
    readonly newPlot: (place: Place, data: unknown, layout: unknown, config: unknown) => Promise<Drawn>;
    readonly purge: (place: Place) => void;
  };
}

describe.runIf(hasChromium())("figures, drawn by the whole Plotly that a notebook's renderer holds", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());

  test("show every trace and shape, and give Plotly nothing to complain about", async () => {
    const { study } = sampleInput();
    const figures = reportFigures(study, summarizeStudy(study), undefined);
    expect(figures.length).toBeGreaterThanOrEqual(8);
    const page = await browser.newPage();
    const complaints: string[] = [];
    page.on("console", (message) => complaints.push(message.text()));
    page.on("pageerror", (error) => complaints.push(error.message));
    await page.setContent('<!doctype html><title>figures</title><div id="place" style="width:640px"></div>');
    await page.addScriptTag({ path: bundle });
    for (const { name, data, layout, config } of figures) {
      const drawn = await page.evaluate(
        async ([traces, around, how]) => {
          const { Plotly, document } = globalThis as unknown as PlotlyPage;
          // What Plotly warns of goes to the console.
          Plotly.setPlotConfig({ logging: 1 });
          const place = document.querySelector("#place");
          const plot = await Plotly.newPlot(place, traces, around, how);
          const visible = plot._fullData.filter((trace) => trace.visible === true).length;
          const marks = plot.querySelectorAll(".trace, .points path, .bars path").length;
          const shapes = plot.querySelectorAll(".shapelayer path").length;
          Plotly.purge(place);
          return { visible, marks, shapes };
        },
        JSON.parse(JSON.stringify([data, layout, config])) as [unknown, unknown, unknown],
      );
      const { visible, shapes } = drawn;
      expect({ name, visible, shapes }).toEqual({ name, visible: data.length, shapes: layout.shapes.length });
      expect(drawn.marks).toBeGreaterThan(0);
    }
    expect(complaints).toEqual([]);
  });
});
