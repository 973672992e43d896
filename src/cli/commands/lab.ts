import { lab } from "../../notebook";
import type { Command } from "../command";
import { flag, whole } from "../values";

export const labCommand: Command = {
  name: "lab",
  summary: "Open JupyterLab on the notebooks, with the TypeScript kernel registered.",
  arguments: [],
  options: {
    "kernel-only": { type: "boolean", help: ["only register the kernel, for a JupyterLab that is already there"] },
    port: { type: "string", value: "N", help: ["the port; the first free one from 8888 unless given"] },
    "no-open": { type: "boolean", help: ["do not open a browser"] },
  },
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
