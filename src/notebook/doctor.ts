import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { statfs } from "node:fs/promises";
import { join } from "node:path";

import { packageRoot } from "../files";
import { connect, demoModelFile } from "../llm";
import { hasLab, kernelFolder, pinned, venvFolder, venvProgram } from "./places";

/** What the doctor found out about one thing. */
export interface Finding {
  readonly name: string;
  readonly ok: boolean;
  /** Version, path or reason. */
  readonly detail: string;
  /** The one command that mends it; only where it is not ok. */
  readonly fix?: string;
}

/** Looks at everything that the kit needs or can use; starts nothing but `--version` and one question to Ollama. */
export async function doctor(): Promise<readonly Finding[]> {
  const python = program("python3", ["--version"]);
  const lab = hasLab() ? program(venvProgram("jupyter-lab"), ["--version"]) : undefined;
  const renderer = hasLab()
    ? program(venvProgram("python"), ["-c", "import plotly; print(plotly.__version__)"])
    : undefined;
  const chromium = [
    "/usr/bin/chromium",
    "/usr/bin/chromium-browser",
    "/usr/bin/google-chrome",
    process.env["CHROMIUM_PATH"] ?? "",
  ].find((path) => path !== "" && existsSync(path));
  const disk = await statfs(packageRoot());
  const free = disk.bavail * disk.bsize;
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  return [
    finding("Node", major > 20 || (major === 20 && minor >= 19) ? process.versions.node : undefined, "nvm install 20"),
    finding("npm", program("npm", ["--version"]), "nvm install 20"),
    finding("Python", python, "apt install python3 python3-venv"),
    finding("JupyterLab", lab, "npm run lab"),
    finding(
      "kernel",
      existsSync(join(kernelFolder(), "kernel.json")) ? "TypeScript (chimera)" : undefined,
      "npm run lab",
    ),
    finding("Plotly renderer", renderer, `${join(venvFolder(), "bin", "pip")} install ${pinned[1]}`),
    await ollama(),
    finding("embedded engine", existsSync(demoModelFile()) ? "demo model is there" : undefined, "npm ci"),
    finding("Chromium", chromium, "apt install chromium"),
    finding("disk", free > 1e9 ? `${(free / 1e9).toFixed(1)} GB free` : undefined, "df -h"),
  ];
}

function finding(name: string, detail: string | undefined, fix: string): Finding {
  return detail === undefined ? { name, ok: false, detail: "missing", fix } : { name, ok: true, detail };
}

function program(command: string, words: readonly string[]): string | undefined {
  const { status, stdout } = spawnSync(command, words, { encoding: "utf8", timeout: 15_000 });
  return status === 0 ? stdout.trim() : undefined;
}

async function ollama(): Promise<Finding> {
  try {
    const connection = await connect({ host: process.env["OLLAMA_HOST"] || "127.0.0.1:11434" });
    const models = (await connection.models()).map((model) => model.name);
    await connection.close();
    const list = models.length === 0 ? "no model" : models.join(", ");
    return {
      name: "Ollama",
      ok: models.length > 0,
      detail: `${connection.version}: ${list}`,
      ...(models.length > 0 ? {} : { fix: "ollama pull gemma3" }),
    };
  } catch {
    return { name: "Ollama", ok: false, detail: "none answers (the embedded engine stands in)", fix: "ollama serve" };
  }
}
