import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { packageRoot } from "../files";

/** Versions that the lab is known to work with: JupyterLab, and the package that lets it draw Plotly figures. */
export const pinned = ["jupyterlab==4.6.6", "plotly==7.1.0"] as const;

/** Project-local virtual environment; `CHIMERA_VENV` names another place for it. */
export const venvFolder = (): string => process.env["CHIMERA_VENV"] || join(packageRoot(), ".venv");

/** A program of the virtual environment. */
export function venvProgram(name: string): string {
  return process.platform === "win32" ? join(venvFolder(), "Scripts", `${name}.exe`) : join(venvFolder(), "bin", name);
}

/** Folder of the project-local kernel specification. */
export const kernelFolder = (): string => join(venvFolder(), "share", "jupyter", "kernels", "chimera");

/** Where JupyterLab keeps its settings, workspaces and log: inside the virtual environment, never in the user's home. */
export const labFolder = (): string => join(venvFolder(), "jupyter");

/** Written when the installation ended well; says which versions. */
export const venvMark = (): string => join(venvFolder(), "chimera-lab.json");

/** What the mark holds when the virtual environment is the one that this version of the kit wants. */
export const venvMarkText = (): string => `${JSON.stringify({ schema: "chimera-notebook/lab/1", pinned })}\n`;

/** True when JupyterLab stands ready in the virtual environment, in the pinned versions. */
export function hasLab(): boolean {
  if (!existsSync(venvProgram("jupyter-lab"))) return false;
  try {
    return readFileSync(venvMark(), "utf8") === venvMarkText();
  } catch {
    return false;
  }
}
