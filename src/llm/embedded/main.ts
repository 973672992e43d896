// The embedded engine's own process: opens the model, serves it on loopback, and ends when its parent does.
import { createHash } from "node:crypto";
import { readFileSync, statSync } from "node:fs";
import type { AddressInfo } from "node:net";

import { openModel } from "./open-model";
import { createOllamaServer } from "./server";
import { createSlot } from "./slot";
import { watchParent } from "./watch-parent";

async function serve(): Promise<void> {
  const [gguf, port = "0", threads = "1", version = "0"] = process.argv.slice(2);
  const open = () => openModel(gguf!, Number(threads));
  const model = await open();
  await model.prepare(model.facts.trainContext);
  const described = {
    facts: model.facts,
    digest: createHash("sha256").update(readFileSync(gguf!)).digest("hex"),
    modified: statSync(gguf!).mtime.toISOString(),
  };
  const server = createOllamaServer({ model: described, slot: createSlot(model, open), version });
  server.on("error", (error: NodeJS.ErrnoException) => fail(error));
  server.listen(Number(port), "127.0.0.1", () => process.send?.({ port: (server.address() as AddressInfo).port }));
}

function fail(error: unknown): void {
  const message = error instanceof Error ? error.message : String(error);
  process.send?.({ error: message }, () => process.exit(1));
}

watchParent();
process.on("disconnect", () => process.exit(0));
process.on("SIGINT", () => undefined);
serve().catch(fail);
