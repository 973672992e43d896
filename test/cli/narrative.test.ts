import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, expect, it } from "vitest";

import { packageRoot } from "../../src/files";
import { closeAll, folder, reporting, scripted, wholeReport } from "../study/scripted-study";

afterEach(closeAll);

const say = reporting(wholeReport());

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
  readonly report: string;
  /** Calls that the server got. */
  readonly asked: number;
}

/** `chimera run` as a process against a server that answers the measured calls and never ends an answer for the report's words. */
async function run(words: readonly string[], onWriting?: (interrupt: () => void) => void): Promise<Ended> {
  let [out, err] = ["", ""];
  let interrupt = (): void => undefined;
  const { server } = await scripted({
    say: (asked) => {
      // The place of the report is printed before the model is asked for words about it.
      if (!out.includes("report.html")) return say(asked);
      onWriting?.(interrupt);
      return { text: "No end", open: true };
    },
  });
  const place = join(await folder(), "s");
  const child = spawn(
    process.execPath,
    [
      ...[join(packageRoot(), "bin", "chimera.cjs"), "run", "--server", server.host, "--out", place],
      ...["--runs", "1", "--variant", "baseline", ...words],
    ],
    { env: { ...process.env, CI: "true" }, stdio: ["ignore", "pipe", "pipe"] },
  );
  interrupt = () => void child.kill("SIGINT");
  child.stdout.setEncoding("utf8").on("data", (piece: string) => (out += piece));
  child.stderr.setEncoding("utf8").on("data", (piece: string) => (err += piece));
  const code = await new Promise<number | null>((resolve) => child.once("close", resolve));
  const path = join(place, "report.md");
  const report = existsSync(path) ? readFileSync(path, "utf8") : "";
  return { code, out, err, report, asked: server.asked.length };
}

it("writes the report, then ends the model's choice at its limit and says so", async () => {
  const { code, out, err, report } = await run(["--narrative-limit", "1"]);
  expect(code, err).toBe(0);
  expect(out).toMatch(/report\.md\n.*report\.html\n.*calls\.csv\n$/);
  expect(err).toContain("the model chooses what the report says: 0 s of at most 1 s");
  expect(err).toContain("The report says what the program chose: The model had not chosen within the limit of 1 s.");
  expect(report).toContain("had not chosen within the limit of 1 s");
});

it("keeps the finished report when the model's choice is interrupted, and ends well", async () => {
  const { code, out, err, report } = await run(["--narrative-limit", "3600"], (interrupt) => interrupt());
  expect(code, err).toBe(130);
  expect(out).toMatch(/report\.md\n.*report\.html\n.*calls\.csv\n$/);
  expect(err).toContain("Interrupted: the report is written and stands, without the model's choice");
  expect(report).toContain("The model was interrupted while it chose what the report says.");
});

it("makes no call for a choice that is not wanted", async () => {
  const { code, err, report, asked } = await run(["--no-narrative"], (interrupt) => interrupt());
  expect(code, err).toBe(0);
  expect(report).toContain("The model was not asked for the report.");
  expect(err).not.toContain("Interrupted");
  expect(asked).toBeGreaterThan(1);
});

it("refuses words that are left out and given a time", async () => {
  const { code, err, asked } = await run(["--no-narrative", "--narrative-limit", "5"]);
  expect(code).toBe(2);
  expect(err).toContain("contradict each other");
  expect(asked).toBe(0);
});
