import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { cpus, release, totalmem, type } from "node:os";
import { join } from "node:path";

import { packageRoot } from "../files";
import type { Environment } from "../records";
import type { Host } from "./host";

/** What machine and software this is; asks `nvidia-smi` for a GPU and takes no longer than 2 s for it. */
export async function readEnvironment(host: Host, engine: Environment["engine"], server: string): Promise<Environment> {
  const gpu = await graphicsCard();
  const kit = (JSON.parse(readFileSync(join(packageRoot(), "package.json"), "utf8")) as { version: string }).version;
  return {
    os: `${type()} ${release()} (${process.arch})`,
    cpu: cpus()[0]?.model.trim() ?? "unknown",
    cores: cpus().length,
    memoryBytes: totalmem(),
    ...(gpu === undefined ? {} : { gpu }),
    node: process.versions.node,
    server,
    engine,
    hostKind: host.kind,
    ...(host.kind === "remote" ? { host: host.origin } : {}),
    kit,
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
