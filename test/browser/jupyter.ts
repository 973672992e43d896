import type { Browser, Locator, Page } from "playwright-core";

import { startLab } from "../../src/notebook";
import type { LabServer } from "../../src/notebook";
import { makeVenv } from "../../src/notebook/venv";
import { notebookPlace } from "../notebooks/place";
import { launchBrowser } from "./launch";

/** One JupyterLab and one browser, on a copy of the notebooks that lies as deep as they do. */
export interface Jupyter {
  readonly server: LabServer;
  readonly open: (notebook: string) => Promise<OpenNotebook>;
  readonly close: () => Promise<void>;
}

/** A notebook in a page of its own, its kernel ready. */
export interface OpenNotebook {
  readonly page: Page;
  /** Addresses that the page asked for outside this machine. */
  readonly foreign: readonly string[];
  readonly cell: (text: string) => Locator;
  /** Run → Run All Cells; resolves when every code cell has its number, or standard error has words. */
  readonly runAll: () => Promise<void>;
  /** Runs one cell with Ctrl+Enter, and waits until it has a new number. */
  readonly run: (cell: Locator) => Promise<void>;
  readonly start: (cell: Locator) => Promise<void>;
  readonly ended: (cell: Locator, before: string) => Promise<void>;
  readonly number: (cell: Locator) => Promise<string>;
  readonly edit: (cell: Locator, change: (source: string) => string) => Promise<void>;
  readonly stderr: () => Promise<readonly string[]>;
  /** Distinct texts that bars of progress have shown. */
  readonly progress: () => Promise<readonly string[]>;
  readonly close: () => Promise<void>;
}

const patience = 180_000;

export async function startJupyter(): Promise<Jupyter> {
  await makeVenv((line) => console.log(line));
  const place = await notebookPlace("lab");
  const server = await startLab({ folder: place.folder });
  const browser = await launchBrowser();
  return {
    server,
    open: (notebook) => openNotebook(browser, server, notebook),
    close: async () => {
      await browser.close();
      await server.stop();
      await place.remove();
    },
  };
}

async function openNotebook(browser: Browser, server: LabServer, notebook: string): Promise<OpenNotebook> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 1600 } });
  page.setDefaultTimeout(patience);
  const foreign: string[] = [];
  page.on("request", (request) => {
    if (/^(?:https?|wss?):\/\/(?!127\.0\.0\.1[:/])/.test(request.url())) foreign.push(request.url());
  });
  const { origin, searchParams } = new URL(server.url);
  const token = searchParams.get("token") ?? "";
  await page.goto(`${origin}/lab/workspaces/${notebook.replace(/\W/g, "-")}/tree/${notebook}?token=${token}`);
  await page.getByText("TypeScript (chimera) | Idle").waitFor();
  await page.evaluate(watchProgress);

  const number = async (cell: Locator): Promise<string> =>
    ((await cell.locator(".jp-InputPrompt").first().textContent()) ?? "").trim();
  const start = async (cell: Locator): Promise<void> => {
    await cell.locator(".cm-content").click();
    await page.keyboard.press("Control+Enter");
  };
  const ended = async (cell: Locator, before: string): Promise<void> =>
    cell
      .locator(".jp-InputPrompt")
      .filter({ hasText: /\[\d+\]:/ })
      .filter({ hasNotText: before })
      .first()
      .waitFor();
  return {
    page,
    foreign,
    number,
    start,
    ended,
    cell: (text) => page.locator(".jp-CodeCell", { has: page.locator(".cm-content", { hasText: text }) }).first(),
    runAll: async () => {
      await page.getByRole("menuitem", { name: "Run", exact: true }).click();
      await page.getByText("Run All Cells", { exact: true }).click();
      await page.waitForFunction(allNumbered);
    },
    run: async (cell) => {
      const before = await number(cell);
      await start(cell);
      await ended(cell, before);
    },
    edit: async (cell, change) => {
      const content = cell.locator(".cm-content");
      const source = (await content.locator(".cm-line").allTextContents()).join("\n");
      await content.click();
      await page.keyboard.press("Control+a");
      await page.keyboard.insertText(change(source));
    },
    stderr: () => page.locator('[data-mime-type="application/vnd.jupyter.stderr"]').allTextContents(),
    progress: () => page.evaluate<string[]>("[...window.chimeraProgress]"),
    close: async () => {
      await page.close();
      const kernels = (await (await fetch(`${origin}/api/kernels?token=${token}`)).json()) as { readonly id: string }[];
      for (const { id } of kernels) await fetch(`${origin}/api/kernels/${id}?token=${token}`, { method: "DELETE" });
    },
  };
}

const watchProgress = `
  window.chimeraProgress = new Set();
  new MutationObserver(() => {
    for (const bar of document.querySelectorAll(".chimera-progress")) window.chimeraProgress.add(bar.textContent);
  }).observe(document.body, { subtree: true, childList: true, characterData: true });
`;

/** Every code cell has a number, or something went wrong and the rest will not get one. */
const allNumbered = `(() => {
  const numbers = [...document.querySelectorAll(".jp-CodeCell .jp-InputPrompt")].map((each) => each.textContent.trim());
  const done = numbers.length > 0 && numbers.every((each) => /^\\[\\d+\\]:$/.test(each));
  return done || document.querySelector('[data-mime-type="application/vnd.jupyter.stderr"]') !== null;
})()`;
