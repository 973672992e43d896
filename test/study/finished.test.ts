import { describe, expect, it } from "vitest";

import type { CallRecord, CallStatus, SpeedFault } from "../../src/records";
import { saysSomething, wasMade } from "../../src/study/finished";
import { record } from "../ledger/records";

const setAside = (fault: SpeedFault): CallRecord => record(1, { speed: { valid: false, fault, reason: "So." } });

describe("a call is made again when the study goes on", () => {
  it.each<CallStatus>(["refused", "server-error", "timeout", "interrupted-stream", "cancelled"])(
    "where it says nothing about the model: %s",
    (status) => expect(saysSomething(record(1, { status }))).toBe(false),
  );

  it.each<SpeedFault>(["clock-disturbed", "identity-changed"])("where its times are another's fault: %s", (fault) =>
    expect(saysSomething(setAside(fault))).toBe(false),
  );

  it("where it has no record", () => expect(saysSomething(undefined)).toBe(false));
});

describe("a call stands", () => {
  it.each<CallStatus>(["ok", "empty", "truncated", "prompt-cut", "repeating"])("where the model did it: %s", (status) =>
    expect(saysSomething(record(1, { status }))).toBe(true),
  );

  it.each<SpeedFault>(["no-text", "prompt-cut", "implausible"])("where a new one would be no better: %s", (fault) =>
    expect(saysSomething(setAside(fault))).toBe(true),
  );

  it("as one that was made unless it was cancelled", () => {
    expect(wasMade(record(1, { status: "refused" }))).toBe(true);
    expect(wasMade(record(1, { status: "cancelled" }))).toBe(false);
    expect(wasMade(undefined)).toBe(false);
  });
});
