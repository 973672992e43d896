import { spawnSync } from "node:child_process";

import { atomicWrite } from "../files";
import { UserError } from "../records";
import { hasLab, pinned, venvFolder, venvMark, venvMarkText, venvProgram } from "./places";

/** Oldest Python that the pinned JupyterLab takes. */
const oldest = [3, 10] as const;

/** The Python that would make the virtual environment; undefined where there is none. */
export function findPython(): { readonly command: string; readonly version: string } | undefined {
  for (const command of process.platform === "win32" ? ["python", "py"] : ["python3", "python"]) {
    const { status, stdout } = spawnSync(command, ["--version"], { encoding: "utf8", timeout: 15_000 });
    const version = status === 0 ? /^Python (\d\S*)/.exec(stdout)?.[1] : undefined;
    if (version !== undefined) return { command, version };
  }
  return undefined;
}

/** True when that Python is new enough. */
export function isNewEnough(version: string): boolean {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  return major > oldest[0] || (major === oldest[0] && minor >= oldest[1]);
}

/** True when that Python can make virtual environments with pip in them (Debian keeps this in a package of its own). */
export function hasVenvModule(command: string): boolean {
  return spawnSync(command, ["-c", "import venv, ensurepip"], { timeout: 15_000 }).status === 0;
}

/**
 * The Python that can make the virtual environment.
 * @throws UserError when there is none, it is too old, or it has no venv module
 */
export function requirePython(): { readonly command: string; readonly version: string } {
  const python = findPython();
  if (!python) {
    throw new UserError(
      "Python was not found, and JupyterLab needs it: install Python 3.10 or newer (Debian, Ubuntu: sudo apt install python3 python3-venv; macOS: brew install python) and run this again. `chimera notebook FILE` runs notebooks without Python.",
    );
  }
  if (!isNewEnough(python.version)) {
    throw new UserError(
      `Python ${python.version} is too old for JupyterLab: install Python 3.10 or newer and run this again.`,
    );
  }
  if (!hasVenvModule(python.command)) {
    throw new UserError(
      `Python ${python.version} has no venv module, which makes the virtual environment: install it (Debian, Ubuntu: sudo apt install python3-venv) and run this again.`,
    );
  }
  return python;
}

/**
 * Makes the project-local virtual environment with the pinned packages, unless it is there. An installation that was cut short, or
 * one of other versions, is completed.
 * @throws UserError when Python or its venv module is missing or too old, or packages cannot be installed
 */
export async function makeVenv(say: (line: string) => void): Promise<void> {
  if (hasLab()) return;
  const python = requirePython();
  say("Making a virtual environment in .venv (only this once).");
  if (
    spawnSync(python.command, ["-m", "venv", venvFolder()], { stdio: ["ignore", "ignore", "inherit"] }).status !== 0
  ) {
    throw new UserError(
      `Python could not make a virtual environment in ${venvFolder()}: see its words above, mend that and run this again.`,
    );
  }
  say(`Installing ${pinned.join(" and ")} into .venv: about 300 MB, a minute or two.`);
  const pip = (...words: readonly string[]): boolean =>
    spawnSync(venvProgram("python"), ["-m", "pip", ...words], { stdio: ["ignore", "ignore", "inherit"] }).status === 0;
  if (!pip("install", "--quiet", "--disable-pip-version-check", ...pinned)) {
    throw new UserError(
      `pip could not install ${pinned.join(" and ")} into .venv: see its words above, mend that (network? disk?) and run this again.`,
    );
  }
  // Half of JupyterLab's start went into the grammar that this optional package compiles on import, to check identifiers
  // that no schema of Jupyter uses.
  pip("uninstall", "--quiet", "--yes", "rfc3987-syntax");
  await atomicWrite(venvMark(), venvMarkText());
}
