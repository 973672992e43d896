import { homedir } from "node:os";
import { join } from "node:path";

import { atomicWrite, compiledFile } from "../files";
import { writing } from "./writing";

/** What Jupyter needs to know to start the kernel: this Node with this kit's tslab. */
export function kernelSpec(): string {
  const spec = {
    argv: [process.execPath, compiledFile("notebook/kernel-main.js"), "{connection_file}"],
    display_name: "TypeScript (chimera)",
    language: "typescript",
    interrupt_mode: "signal",
  };
  return `${JSON.stringify(spec, null, 2)}\n`;
}

/** Writes the kernel into a folder and returns the file's path. */
export async function writeKernel(folder: string): Promise<string> {
  const file = join(folder, "kernel.json");
  await writing(folder, "JupyterLab looks for its kernels there", () => atomicWrite(file, kernelSpec()));
  return file;
}

/** The user's own Jupyter kernels, where a JupyterLab that people already have looks. */
export function userKernelFolder(): string {
  const data =
    process.env["JUPYTER_DATA_DIR"] ??
    (process.platform === "darwin"
      ? join(homedir(), "Library", "Jupyter")
      : process.platform === "win32"
        ? join(process.env["APPDATA"] ?? homedir(), "jupyter")
        : join(process.env["XDG_DATA_HOME"] ?? join(homedir(), ".local", "share"), "jupyter"));
  return join(data, "kernels", "chimera");
}
