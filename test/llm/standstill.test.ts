import { fork } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";

import type { CallRecord } from "../../src/records";
import { done, steps, token } from "../support/truth-server";
import { useTruth } from "./truth";

const truth = useTruth();

/** A process that makes one call and sends back its record. */
function caller(): ChildProcess {
  return fork(join(__dirname, "../support/one-call.mjs"), [truth.server().host], { execArgv: [] });
}

describe("a process that stood still in the middle of a call", () => {
  it.runIf(process.platform !== "win32")(
    "is told by its own record, and the call is set aside with the reason",
    async () => {
      await truth.server().plan("m", steps(token("a"), { gate: "go", write: token("b") }, done()));
      await truth.server().forget();
      const child = caller();
      try {
        // The child tells of the first text, so it is in mid-call now.
        await once(child, "message");
        child.kill("SIGSTOP");
        // Longer than any delay of a busy machine; nothing is waited for that a quick or slow machine would change.
        await sleep(1500);
        const answered = once(child, "message") as Promise<[CallRecord]>;
        child.kill("SIGCONT");
        await truth.server().open("go");
        const [record] = await answered;
        expect(record).toMatchObject({ status: "ok", response: "ab", answer: "whole" });
        expect(record.clock.eventLoopDelayMs).toBeGreaterThan(1000);
        expect(record.speed).toMatchObject({ valid: false, fault: "clock-disturbed" });
        expect(record.speed.valid || record.speed.reason).toMatch(/stood still for \d\.\d s/);
      } finally {
        child.kill("SIGKILL");
      }
    },
  );
});
