// The embedded engine's own process: opens the model, serves it on loopback, and ends when its parent does.
import { readFileSync, statSync } from "node:fs";
import type { AddressInfo } from "node:net";

import { openModel } from "./llama";
import { createOllamaServer, digestOf } from "./server";

async function serve(): Promise<void> {
  const [gguf, port = "0", threads = "1", version = "0"] = process.argv.slice(2);
  const open = () => openModel(gguf!, Number(threads));
  const model = await open();
  await model.reload(model.trainContext);
  const server = createOllamaServer(model, {
    digest: digestOf(readFileSync(gguf!)),
    modified: statSync(gguf!).mtime.toISOString(),
    version,
    open,
  });
  server.on("error", (error: NodeJS.ErrnoException) => fail(error));
  server.listen(Number(port), "127.0.0.1", () => process.send?.({ port: (server.address() as AddressInfo).port }));
}

function fail(error: unknown): void {
  const message = error instanceof Error ? error.message : String(error);
  process.send?.({ error: message }, () => process.exit(1));
}

process.on("disconnect", () => process.exit(0));
process.on("SIGINT", () => undefined);
serve().catch(fail);
