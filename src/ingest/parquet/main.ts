// Runs in a process of its own: reads Parquet files, one after another, for as long as somebody asks.
import type { ParquetMessage, ParquetRequest } from "./answer";
import { readTable } from "./read-table";
import { watch } from "./watch";

/** Resolves when the message has left: while a file is read, nothing leaves. */
function say(message: ParquetMessage): Promise<void> {
  return new Promise((resolve) => {
    process.send!(message, undefined, undefined, () => resolve());
  });
}

async function answer({ bytes, bounds }: ParquetRequest): Promise<void> {
  await Promise.all([import("hyparquet"), import("hyparquet-compressors")]);
  await say({ type: "begin" });
  await say({ type: "answer", answer: await readTable(bytes, bounds) });
}

watch();
// A terminal's Ctrl-C reaches this process too; it is the one that asks who decides.
process.on("SIGINT", () => undefined);
process.on("disconnect", () => process.exit());
process.on("message", (request: ParquetRequest) => void answer(request));
