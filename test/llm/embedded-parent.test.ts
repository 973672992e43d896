import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { connect as connectSocket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";

import { compiledFile } from "../../src/files";

/** Loaded before the engine: half a second after it says that it listens, its main thread hears nothing more. */
const busy = `
const { isMainThread } = require("node:worker_threads");
if (isMainThread && process.send && /main\\.js$/.test(process.argv[1])) {
  require("node:fs").writeFileSync(process.env.BUSY_PID_FILE, String(process.pid));
  const send = process.send.bind(process);
  process.send = (...args) => {
    setTimeout(() => { for (;;); }, 500);
    return send(...args);
  };
}`;
const starts = `require(process.argv[1]).startEmbedded().then((engine) => { console.log(engine.host); setInterval(() => 0, 1000); });`;

it("the engine ends with its parent even while its main thread is busy", async () => {
  const folder = await mkdtemp(join(tmpdir(), "busy-"));
  const pidFile = join(folder, "pid");
  await writeFile(join(folder, "busy.cjs"), busy);
  const parent = spawn(process.execPath, ["-e", starts, compiledFile("llm/index.js")], {
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, NODE_OPTIONS: `--require ${join(folder, "busy.cjs")}`, BUSY_PID_FILE: pidFile },
  });
  let ended = false;
  try {
    const [output] = (await once(parent.stdout, "data")) as [Buffer];
    const socket = connectSocket({ host: "127.0.0.1", port: Number(new URL(output.toString().trim()).port) });
    await once(socket, "connect");
    socket.on("error", () => undefined);
    socket.on("close", () => (ended = true));
    // It is alive and busy for longer than the watch waits: a parent that lives is no reason to end.
    await new Promise((resolve) => setTimeout(resolve, 2500));
    expect(ended).toBe(false);
    parent.kill("SIGKILL");
    await expect.poll(() => ended, { timeout: 60_000 }).toBe(true);
  } finally {
    parent.kill("SIGKILL");
    if (!ended) process.kill(Number(await readFile(pidFile, "utf8")), "SIGKILL");
    await rm(folder, { recursive: true });
  }
});
