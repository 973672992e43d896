import { existsSync } from "node:fs";
import { chromium } from "playwright-core";
import type { Browser } from "playwright-core";

const candidates = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/opt/google/chrome/chrome",
];

/** Path of a Chromium: `CHROMIUM_PATH`, else where systems put it; undefined where there is none. */
export function chromiumPath(): string | undefined {
  const named = process.env.CHROMIUM_PATH;
  if (named) return named;
  return candidates.find((path) => existsSync(path));
}

/** Says once, in words, why browser tests do not run here. */
export function hasChromium(): boolean {
  if (chromiumPath() !== undefined) return true;
  console.warn("No Chromium was found: browser tests do not run. Install one, or name it in CHROMIUM_PATH.");
  return false;
}

/** A fresh Chromium with a new profile folder that talks to nobody. */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = chromiumPath();
  if (executablePath === undefined) throw new Error("No Chromium: check hasChromium() first.");
  return chromium.launch({
    executablePath,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}
