import { statSync } from "node:fs";

import { explanation, ingest, ingestFile, ingestText } from "../../ingest";
import type { Command } from "../command";
import { jsonPieces } from "../json-pieces";
import { flag } from "../values";

export const ingestCommand: Command = {
  name: "ingest",
  summary: "Read a folder of benchmark files, or one file: files, kinds, measurements, problems.",
  arguments: [{ name: "PATH", help: "the folder or the file to read" }],
  options: {
    json: { type: "boolean", help: ["the whole result as JSON on standard output"] },
    explain: { type: "boolean", help: ["how each column or key was read, and why cells were left out"] },
  },
  run: async ([path], values, terminal) => {
    const explain = flag(values, "explain");
    const options = { signal: terminal.signal, explain };
    const isFile = statSync(path!, { throwIfNoEntry: false })?.isFile() === true;
    const result = await (isFile ? ingestFile : ingest)(path!, options);
    if (flag(values, "json")) await terminal.pieces(jsonPieces(result));
    else if (explain) {
      for (const file of result.files) for (const line of [...explanation(file), ""]) terminal.out(line);
      for (const { severity, message } of result.problems) terminal.out(`${severity}: ${message}`);
    } else for (const line of ingestText(result)) terminal.out(line);
    return 0;
  },
};
