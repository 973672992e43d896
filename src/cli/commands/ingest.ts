import { ingest, ingestText } from "../../ingest";
import type { Command } from "../command";
import { jsonPieces } from "../json-pieces";
import { flag } from "../values";

export const ingestCommand: Command = {
  name: "ingest",
  summary: "Read a folder of benchmark files: files, kinds, measurements, problems.",
  usage: "DIR [--json]",
  help: ["--json  the whole result as JSON on standard output"],
  options: { json: { type: "boolean" } },
  positionals: [1, 1],
  run: async ([dir], values, terminal) => {
    const result = await ingest(dir!, { signal: terminal.signal });
    if (flag(values, "json")) await terminal.pieces(jsonPieces(result));
    else for (const line of ingestText(result)) terminal.out(line);
    return 0;
  },
};
