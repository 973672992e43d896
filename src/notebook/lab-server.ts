import { spawn } from "node:child_process";
import { createWriteStream } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";

import { packageRoot } from "../files";
import { UserError } from "../records";
import { writeKernel } from "./kernel-spec";
import { labSettings } from "./lab-settings";
import { kernelFolder, labFolder, venvProgram } from "./places";
import { writing } from "./writing";

export interface LabServerOptions {
  /** Folder that the file browser shows; `notebooks/` unless given. */
  readonly folder?: string;
  /** Else the first free one from 8888. */
  readonly port?: number;
  /** Opens the person's browser; false unless given. */
  readonly open?: boolean;
}

/** A JupyterLab that answers. */
export interface LabServer {
  /** With the token that opens it. */
  readonly url: string;
  /** From the start of the process to the URL. */
  readonly startMs: number;
  /** File with what the server said. */
  readonly log: string;
  /** Ends the server and its kernels; resolves when it has ended. */
  readonly stop: () => Promise<void>;
  /** Resolves with the exit code. */
  readonly ended: Promise<number>;
}

/**
 * Starts JupyterLab from the project-local virtual environment, and resolves when it answers. All its files - settings, workspaces,
 * kernel, log - stay in that environment.
 * @throws UserError when it ends before it answers, with the last line that it said
 */
export async function startLab(options: LabServerOptions = {}): Promise<LabServer> {
  const started = performance.now();
  await Promise.all([writeKernel(kernelFolder()), labSettings()]);
  const log = join(labFolder(), "lab.log");
  await writing(labFolder(), "JupyterLab keeps its files there", async () => undefined);
  const server = spawn(venvProgram("jupyter-lab"), words(options), {
    env: environment(),
    stdio: ["ignore", "pipe", "pipe"],
    // A group of its own: Ctrl-C reaches it once, through us.
    detached: process.platform !== "win32",
  });
  const file = createWriteStream(log);
  const ended = new Promise<number>((yes) => {
    server.once("error", () => yes(1));
    server.once("close", (code) => yes(code ?? 0));
  });
  const url = new Promise<string>((yes) => {
    let said = "";
    const listen = (chunk: Buffer): void => {
      file.write(chunk);
      if (said.length > 100_000) return;
      said += chunk.toString("utf8");
      const found = /http:\/\/127\.0\.0\.1:\d+\/lab\S*\?token=\w+/.exec(said)?.[0];
      if (found !== undefined) yes(found);
    };
    server.stdout.on("data", listen);
    server.stderr.on("data", listen);
  });
  void ended.then(() => file.end());
  const found = await Promise.race([url, ended]);
  if (typeof found === "number") {
    const last = (await readFile(log, "utf8").catch(() => "")).trim().split("\n").at(-1) ?? "";
    throw new UserError(
      `JupyterLab ended before it answered (${last || `exit code ${found}`}): its words are in ${log}; deleting .venv makes it anew.`,
    );
  }
  const stop = async (): Promise<void> => {
    server.kill("SIGTERM");
    await ended;
  };
  return { url: found, startMs: performance.now() - started, log, stop, ended };
}

function words(options: LabServerOptions): readonly string[] {
  const folder = options.folder ?? join(packageRoot(), "notebooks");
  return [
    `--ServerApp.root_dir=${folder}`,
    "--ServerApp.ip=127.0.0.1",
    ...(options.port === undefined ? [] : [`--ServerApp.port=${options.port}`, "--ServerApp.port_retries=0"]),
    ...(options.open === true ? [] : ["--no-browser"]),
    ...(process.getuid?.() === 0 ? ["--allow-root"] : []),
    "--ServerApp.answer_yes=True",
    // Nothing that asks a host elsewhere, nothing that the notebooks do not need.
    "--LabApp.news_url=",
    "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
    "--LabApp.extension_manager=readonly",
    "--ServerApp.jpserver_extensions={'jupyterlab': True, 'jupyter_lsp': False, 'notebook_shim': False}",
    // One kernel: JupyterLab offers the first one in its list where it asks, and that would be Python.
    "--KernelSpecManager.allowed_kernelspecs={'chimera'}",
    "--KernelSpecManager.ensure_native_kernel=False",
    "--MultiKernelManager.default_kernel_name=chimera",
  ];
}

function environment(): NodeJS.ProcessEnv {
  // A token of the person's own would not be printed, and a configuration elsewhere would be read.
  const foreign = ["JUPYTER_TOKEN", "JUPYTER_CONFIG_PATH", "JUPYTER_PATH", "PYTHONPATH", "PYTHONHOME"];
  return {
    ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !foreign.includes(name))),
    JUPYTER_CONFIG_DIR: join(labFolder(), "config"),
    JUPYTER_DATA_DIR: join(labFolder(), "data"),
    JUPYTER_RUNTIME_DIR: join(labFolder(), "runtime"),
    JUPYTERLAB_SETTINGS_DIR: join(labFolder(), "settings"),
    JUPYTERLAB_WORKSPACES_DIR: join(labFolder(), "workspaces"),
    IPYTHONDIR: join(labFolder(), "ipython"),
  };
}
