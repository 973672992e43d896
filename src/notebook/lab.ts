import { spawn, spawnSync } from "node:child_process";
import { join } from "node:path";

import { packageRoot } from "../files";
import { UserError } from "../records";
import { userKernelFolder, writeKernel } from "./kernel-spec";
import { hasLab, kernelFolder, pinned, venvFolder, venvProgram } from "./places";

export interface LabOptions {
  /** Only registers the kernel for the user, for a JupyterLab that is already there. */
  readonly kernelOnly?: boolean;
  readonly port?: number;
  /** Opens a browser; true unless given. */
  readonly open?: boolean;
  readonly onProgress?: (line: string) => void;
  readonly signal?: AbortSignal;
}

/**
 * Starts JupyterLab on `notebooks/` from the project's own virtual environment, which it makes the first time, and waits until it
 * ends. Returns its exit code.
 * @throws UserError when Python or its venv module is missing, or packages cannot be installed
 */
export async function lab(options: LabOptions = {}): Promise<number> {
  const say = options.onProgress ?? (() => undefined);
  if (options.kernelOnly === true) {
    say(`The kernel "TypeScript (chimera)" is registered: ${await writeKernel(userKernelFolder())}`);
    return 0;
  }
  if (!hasLab()) makeVenv(say);
  await writeKernel(kernelFolder());
  const words = ["--ServerApp.root_dir", join(packageRoot(), "notebooks"), "--ServerApp.ip", "127.0.0.1"];
  if (options.port !== undefined) words.push("--ServerApp.port", String(options.port), "--ServerApp.port_retries", "0");
  if (options.open === false) words.push("--no-browser");
  if (process.getuid?.() === 0) words.push("--allow-root");
  const home = join(venvFolder(), "jupyter");
  const env = {
    ...process.env,
    JUPYTER_CONFIG_DIR: join(home, "config"),
    JUPYTER_DATA_DIR: join(home, "data"),
    JUPYTER_RUNTIME_DIR: join(home, "runtime"),
    JUPYTERLAB_SETTINGS_DIR: join(home, "settings"),
    JUPYTERLAB_WORKSPACES_DIR: join(home, "workspaces"),
  };
  const server = spawn(venvProgram("jupyter-lab"), words, { stdio: "inherit", env });
  options.signal?.addEventListener("abort", () => server.kill("SIGTERM"), { once: true });
  return new Promise((yes, no) => {
    server.once("error", no);
    server.once("exit", (code) => yes(code ?? 0));
  });
}

function makeVenv(say: (line: string) => void): void {
  const python = process.platform === "win32" ? "python" : "python3";
  if (spawnSync(python, ["--version"]).status !== 0) {
    throw new UserError(
      "Python was not found: install Python 3.10 or newer (Debian: apt install python3 python3-venv).",
    );
  }
  say("Making a virtual environment in .venv (only this once).");
  if (spawnSync(python, ["-m", "venv", venvFolder()]).status !== 0) {
    throw new UserError(
      "Python could not make a virtual environment in .venv: install its venv module (Debian: apt install python3-venv).",
    );
  }
  say(`Installing ${pinned.join(" and ")} into .venv.`);
  const words = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", ...pinned];
  if (spawnSync(venvProgram("python"), words, { stdio: ["ignore", "ignore", "inherit"] }).status !== 0) {
    throw new UserError(
      `pip could not install ${pinned.join(" and ")} into .venv: look at its words above, mend that and run it again.`,
    );
  }
}
