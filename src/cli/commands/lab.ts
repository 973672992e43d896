import { lab } from "../../notebook";
import type { Command } from "../command";
import { flag, whole } from "../values";

export const labCommand: Command = {
  name: "lab",
  summary: "Open JupyterLab on the notebooks, with the TypeScript kernel registered.",
  usage: "[--kernel-only] [--port N] [--no-open]",
  help: [
    "--kernel-only  only register the kernel, for a JupyterLab that is already there",
    "--port N       the port; the first free one from 8888 unless given",
    "--no-open      do not open a browser",
  ],
  options: { "kernel-only": { type: "boolean" }, port: { type: "string" }, "no-open": { type: "boolean" } },
  positionals: [0, 0],
  run: async (_positionals, values, terminal) => {
    const port = whole(values, "port", 1, 65535);
    return lab({
      kernelOnly: flag(values, "kernel-only"),
      open: !flag(values, "no-open"),
      ...(port === undefined ? {} : { port }),
      onProgress: terminal.err,
      signal: terminal.signal,
    });
  },
};
