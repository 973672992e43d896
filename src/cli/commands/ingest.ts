import { ingest, ingestText } from "../../ingest";
import type { Command } from "../command";
import { jsonPieces } from "../json-pieces";
import { flag } from "../values";

export const ingestCommand: Command = {
  name: "ingest",
  summary: "Read a folder of benchmark files: files, kinds, measurements, problems.",
  arguments: [{ name: "DIR", help: "the folder to read" }],
  options: { json: { type: "boolean", help: ["the whole result as JSON on standard output"] } },
  run: async ([dir], values, terminal) => {
    const result = await ingest(dir!, { signal: terminal.signal });
    if (flag(values, "json")) await terminal.pieces(jsonPieces(result));
    else for (const line of ingestText(result)) terminal.out(line);
    return 0;
  },
};
