import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { connect } from "node:net";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { createServer } from "node:tls";
import type { Server } from "node:tls";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { packageRoot } from "../../src/files";
import type { CallRecord } from "../../src/records";
import { constant, startTruthServer } from "../support/truth-server";
import type { TruthServer } from "../support/truth-server";

const certificate = join(__dirname, "..", "support", "tls", "cert.pem");
let truth: TruthServer;
let server: Server;
let host: string;
beforeAll(async () => {
  truth = await startTruthServer();
  await truth.plan("m", constant(["one ", "two ", "three ", "four ", "five "], 20, 10));
  const port = Number(new URL(truth.host).port);
  const key = readFileSync(join(__dirname, "..", "support", "tls", "key.pem"));
  server = createServer({ key, cert: readFileSync(certificate) }, (secure) => {
    const behind = connect({ port, host: "127.0.0.1" });
    behind.on("error", () => secure.destroy());
    secure.on("error", () => behind.destroy());
    secure.pipe(behind).pipe(secure);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  host = `https://localhost:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server.close();
  await truth.stop();
});

/** One measured call from a process of its own: which certificates are trusted is said when a process starts. */
async function call(trusted: boolean): Promise<{ readonly record?: CallRecord; readonly error?: string }> {
  const script = `
    const { connect, measure } = require(${JSON.stringify(join(packageRoot(), "dist", "llm"))});
    connect({ server: ${JSON.stringify(host)} })
      .then((connection) => measure(connection, { id: "c", study: "s", run: 1, stage: "analysis", variant: "baseline",
        model: { name: "m" }, prompt: "Say something.", options: {}, cache: "allow" }))
      .then((record) => console.log(JSON.stringify({ record })), (error) => console.log(JSON.stringify({ error: error.message })));
  `;
  const child = spawn(process.execPath, ["-e", script], {
    env: { ...process.env, ...(trusted ? { NODE_EXTRA_CA_CERTS: certificate } : {}) },
    stdio: ["ignore", "pipe", "inherit"],
  });
  let out = "";
  child.stdout.setEncoding("utf8").on("data", (piece: string) => (out += piece));
  await new Promise((resolve) => child.once("close", resolve));
  return JSON.parse(out) as { record?: CallRecord; error?: string };
}

describe("a model host over https", () => {
  it("is measured like any other", async () => {
    const { record } = await call(true);
    expect(record).toMatchObject({ status: "ok", response: "one two three four five " });
    expect(record!.clock.chunkMs).toHaveLength(5);
    const [entry] = await truth.log();
    expect(Math.abs(record!.clock.ttftMs! - entry!.writes[0]!)).toBeLessThan(10_000);
  });

  it("whose certificate nobody vouches for is refused in one sentence that says why", async () => {
    const { record, error } = await call(false);
    expect(record).toBeUndefined();
    expect(error).toMatch(/localhost:\d+.*certificate/);
    expect(error!.split("\n")).toHaveLength(1);
  });
});
