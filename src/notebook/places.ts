import { existsSync } from "node:fs";
import { join } from "node:path";

import { packageRoot } from "../files";

/** Versions that the lab is known to work with. */
export const pinned = ["jupyterlab==4.6.6", "plotly==7.1.0"] as const;

/** Project-local virtual environment. */
export const venvFolder = (): string => join(packageRoot(), ".venv");

/** A program of the virtual environment. */
export function venvProgram(name: string): string {
  return process.platform === "win32" ? join(venvFolder(), "Scripts", `${name}.exe`) : join(venvFolder(), "bin", name);
}

/** Folder of the project-local kernel specification. */
export const kernelFolder = (): string => join(venvFolder(), "share", "jupyter", "kernels", "chimera");

/** True when JupyterLab stands ready in the virtual environment. */
export const hasLab = (): boolean => existsSync(venvProgram("jupyter-lab"));
