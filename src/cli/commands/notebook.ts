import { resolve } from "node:path";

import { runNotebook } from "../../notebook";
import type { ParameterValue } from "../../notebook";
import { UserError } from "../../records";
import type { Command } from "../command";
import { text, texts, whole } from "../values";

export const notebookCommand: Command = {
  name: "notebook",
  summary: "Run a notebook from top to bottom, with parameters, without Jupyter.",
  arguments: [{ name: "FILE.ipynb", help: "the notebook" }],
  options: {
    parameter: {
      type: "string",
      short: "p",
      multiple: true,
      value: "name=value",
      help: ["a parameter of the notebook, as often as there are some"],
    },
    out: {
      type: "string",
      value: "DIR",
      help: ["where the executed notebook and its HTML page go; out/notebooks unless given"],
    },
    "time-limit": { type: "string", value: "SECONDS", help: ["that one cell may take; 600 unless given"] },
  },
  notes: ["The exit code is 1 if a cell fails."],
  run: async ([file], values, terminal) => {
    const parameters = readParameters(texts(values, "parameter"));
    const out = text(values, "out");
    const seconds = whole(values, "time-limit", 1, 86_400);
    const done = await runNotebook(file!, {
      parameters,
      ...(out === undefined ? {} : { out }),
      ...(seconds === undefined ? {} : { timeLimitMs: seconds * 1000 }),
      signal: terminal.signal,
      onProgress: terminal.err,
    });
    terminal.out(resolve(done.notebook));
    terminal.out(resolve(done.html));
    if (done.failure) {
      const { cell, line, message } = done.failure;
      terminal.err(`Code cell ${cell} of ${file!} failed${line ? ` at "${line}"` : ""}: ${message}`);
    }
    return done.ok ? 0 : 1;
  },
};

function readParameters(given: readonly string[]): Readonly<Record<string, ParameterValue>> {
  return Object.fromEntries(
    given.map((pair) => {
      const at = pair.indexOf("=");
      if (at < 1) throw new UserError(`-p "${pair}" is no parameter: write name=value, such as -p runs=5.`, 2);
      return [pair.slice(0, at), valueOf(pair.slice(at + 1))];
    }),
  );
}

function valueOf(given: string): ParameterValue {
  if (given === "true") return true;
  if (given === "false") return false;
  return /^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i.test(given) ? Number(given) : given;
}
