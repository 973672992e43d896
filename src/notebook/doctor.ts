import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { statfs } from "node:fs/promises";
import { join } from "node:path";

import { packageRoot } from "../files";
import { engineFinding, ollamaFinding } from "./doctor-models";
import type { Finding } from "./finding";
import { hasLab, kernelFolder, pinned, venvFolder, venvProgram } from "./places";
import { findPython, hasVenvModule, isNewEnough } from "./venv";

/** Least free space for an installation with JupyterLab, bytes. */
const enoughDisk = 1e9;

/**
 * Looks at everything that the kit needs or can use, in the order in which one depends on another. Changes nothing; the embedded engine is
 * really started and asked for a token.
 */
export async function doctor(): Promise<readonly Finding[]> {
  const disk = await statfs(packageRoot());
  const free = disk.bavail * disk.bsize;
  const { node } = process.versions;
  const [major = 0, minor = 0] = node.split(".").map(Number);
  const chromium = [
    process.env["CHROMIUM_PATH"] ?? "",
    "/usr/bin/chromium",
    "/usr/bin/chromium-browser",
    "/usr/bin/google-chrome",
    "/opt/google/chrome/chrome",
  ].find((path) => path !== "" && existsSync(path));
  const newEnough = major > 20 || (major === 20 && minor >= 19);
  return [
    newEnough ? ok("Node", node) : missing("Node", `${node} is older than 20.19`, "nvm install 22"),
    finding("npm", program("npm", ["--version"]), "not found", "nvm install 22"),
    pythonFinding(),
    finding("JupyterLab", labVersion(), "not installed yet", "npm run lab"),
    finding("kernel", kernel(), "not registered yet", "npm run lab"),
    finding("Plotly renderer", renderer(), "not installed yet: figures come as pictures", rendererFix()),
    await ollamaFinding(),
    await engineFinding(),
    finding("Chromium", chromium, "not found (only the browser tests need it)", "sudo apt install chromium"),
    free > enoughDisk
      ? ok("disk", `${gigabytes(free)} free`)
      : missing("disk", `${gigabytes(free)} free, less than 1 GB`, `du -sh ${join(packageRoot(), "out")}`),
  ];
}

const ok = (name: string, detail: string): Finding => ({ name, ok: true, detail });

const missing = (name: string, detail: string, fix: string): Finding => ({ name, ok: false, detail, fix });

function finding(name: string, detail: string | undefined, why: string, fix: string): Finding {
  return detail === undefined ? missing(name, why, fix) : ok(name, detail);
}

const gigabytes = (bytes: number): string => `${(bytes / 1e9).toFixed(1)} GB`;

function pythonFinding(): Finding {
  const install = process.platform === "darwin" ? "brew install python" : "sudo apt install python3 python3-venv";
  const python = findPython();
  if (!python) return missing("Python", "not found (only JupyterLab needs it)", install);
  if (!isNewEnough(python.version)) return missing("Python", `${python.version} is older than 3.10`, install);
  if (!hasVenvModule(python.command)) return missing("Python", `${python.version}, without its venv module`, install);
  return ok("Python", `${python.version}, with venv`);
}

function labVersion(): string | undefined {
  return hasLab() ? program(venvProgram("jupyter-lab"), ["--version"]) : undefined;
}

/** The kernel's name, when what its file starts is still there: Node may have moved, or this folder. */
function kernel(): string | undefined {
  try {
    const spec = JSON.parse(readFileSync(join(kernelFolder(), "kernel.json"), "utf8")) as {
      readonly argv: readonly string[];
      readonly display_name: string;
    };
    return spec.argv.slice(0, 2).every((path) => existsSync(path)) ? spec.display_name : undefined;
  } catch {
    return undefined;
  }
}

function renderer(): string | undefined {
  const folder = join(venvFolder(), "share", "jupyter", "labextensions", "jupyterlab-plotly");
  if (!existsSync(folder)) return undefined;
  return program(venvProgram("python"), ["-c", "import importlib.metadata as m; print('plotly', m.version('plotly'))"]);
}

const rendererFix = (): string => (hasLab() ? `${venvProgram("python")} -m pip install ${pinned[1]}` : "npm run lab");

function program(command: string, words: readonly string[]): string | undefined {
  const { status, stdout } = spawnSync(command, words, {
    encoding: "utf8",
    timeout: 30_000,
    shell: process.platform === "win32" && command === "npm",
  });
  return status === 0 ? stdout.trim() : undefined;
}
