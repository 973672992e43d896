import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { cpus, release, totalmem, type } from "node:os";
import { join } from "node:path";

import { packageRoot } from "../files";
import type { Environment } from "../records";
import { addressOf } from "./host";
import type { Server } from "./servers";

/**
 * What machine and software measured, and what machine the model ran on: this one, unless the server is elsewhere, of which nothing is known.
 * Asks `nvidia-smi` for a GPU and takes no longer than 2 s for it.
 */
export async function readEnvironment({
  host,
  engine,
  version,
}: Pick<Server, "host" | "engine" | "version">): Promise<Environment> {
  const machine = host.kind === "remote" ? {} : await thisMachine();
  const kit = (JSON.parse(readFileSync(join(packageRoot(), "package.json"), "utf8")) as { version: string }).version;
  return {
    os: `${type()} ${release()} (${process.arch})`,
    ...machine,
    node: process.versions.node,
    server: version,
    engine,
    ...(host.protocol === "openai" ? { protocol: host.protocol } : {}),
    hostKind: host.kind,
    // The embedded engine listens somewhere else each time.
    ...(engine === "embedded" ? {} : { host: addressOf(host) }),
    kit,
  };
}

async function thisMachine(): Promise<Pick<Environment, "cpu" | "cores" | "memoryBytes" | "gpu">> {
  const gpu = await graphicsCard();
  const cpu = cpus()[0]?.model.trim();
  return {
    ...(cpu ? { cpu } : {}),
    ...(cpus().length > 0 ? { cores: cpus().length } : {}),
    memoryBytes: totalmem(),
    ...(gpu === undefined ? {} : { gpu }),
  };
}

async function graphicsCard(): Promise<string | undefined> {
  if (process.platform === "darwin" && process.arch === "arm64") return `${cpus()[0]?.model ?? "Apple"} (Metal)`;
  return new Promise((resolve) => {
    execFile("nvidia-smi", ["--query-gpu=name", "--format=csv,noheader"], { timeout: 2000 }, (error, stdout) =>
      resolve(error ? undefined : stdout.trim().split("\n")[0] || undefined),
    );
  });
}
