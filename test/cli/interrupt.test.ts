import { spawn } from "node:child_process";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

import { packageRoot } from "../../src/files";

/** A command that says what it hears, and goes on whatever it hears. */
const stubborn = `
  const { interruptSignal } = require(${JSON.stringify(join(packageRoot(), "dist", "cli", "interrupt.js"))});
  interruptSignal().addEventListener("abort", () => console.log("asked to stop"));
  setInterval(() => undefined, 1000);
  console.log("at work");
`;

describe("SIGINT", () => {
  it("once asks the command to stop, twice ends the process at once with code 130", async () => {
    const child = spawn(process.execPath, ["-e", stubborn], { stdio: ["ignore", "pipe", "inherit"] });
    const heard: string[] = [];
    child.stdout.setEncoding("utf8").on("data", (piece: string) => {
      for (const line of piece.trimEnd().split("\n")) {
        heard.push(line);
        child.kill("SIGINT");
      }
    });
    const end = await new Promise<unknown>((resolve) => child.once("close", (code, by) => resolve({ code, by })));
    expect(heard).toEqual(["at work", "asked to stop"]);
    expect(end).toEqual({ code: 130, by: null });
  });
});
