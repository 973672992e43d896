import { spawn } from "node:child_process";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

import { packageRoot } from "../../src/files";

/** A command that says what it hears, and goes on whatever it hears. */
const stubborn = `
  const { interruptSignal } = require(${JSON.stringify(join(packageRoot(), "dist", "cli", "interrupt.js"))});
  interruptSignal().addEventListener("abort", () => console.log("asked to stop"));
  setInterval(() => undefined, 1000);
  console.log("at work " + process.pid);
`;

describe.each(["SIGINT", "SIGTERM"] as const)("%s", (name) => {
  it("once asks the command to stop, twice ends the process at once with code 130", async () => {
    const child = spawn(process.execPath, ["-e", stubborn], { stdio: ["ignore", "pipe", "inherit"] });
    const heard: string[] = [];
    let again: NodeJS.Timeout | undefined;
    child.stdout.setEncoding("utf8").on("data", (piece: string) => {
      for (const line of piece.trimEnd().split("\n")) {
        heard.push(line.split(" ").slice(0, 2).join(" "));
        child.kill(name);
        again ??= setInterval(() => child.kill(name), 100);
      }
    });
    const end = await new Promise<unknown>((resolve) => child.once("close", (code, by) => resolve({ code, by })));
    clearInterval(again);
    expect(heard).toEqual(["at work", "asked to"]);
    expect(end).toEqual({ code: 130, by: null });
  });
});

describe.skipIf(process.platform === "win32")("a command that npx started", () => {
  it("is asked to stop when the shell between them is gone, for that passes no signal on", async () => {
    const starter = spawn("/bin/sh", ["-c", '"$0" -e "$1"; exit $?', process.execPath, stubborn], {
      stdio: ["ignore", "pipe", "inherit"],
      env: { ...process.env, npm_command: "exec" },
    });
    let command = 0;
    const asked = new Promise<void>((resolve) => {
      starter.stdout.setEncoding("utf8").on("data", (piece: string) => {
        const at = /at work (\d+)/.exec(piece)?.[1];
        if (at !== undefined) {
          command = Number(at);
          starter.kill("SIGKILL");
        }
        if (piece.includes("asked to stop")) resolve();
      });
    });
    await asked;
    process.kill(command, "SIGKILL");
  });
});
