import { describe, expect, it } from "vitest";

import { ledgerToFrame } from "../../src/frame";
import { record } from "./records";

describe("a ledger as a frame", () => {
  it("has a row for each call, failed ones too, with missing figures as NaN", () => {
    const failed = record(2, { status: "timeout", clock: {}, error: "Waited." });
    const frame = ledgerToFrame({ calls: [record(1), failed] });
    expect(frame.shape[0]).toBe(2);
    expect(frame.column("status").values).toEqual(["ok", "timeout"]);
    expect(frame.column("ttft").values).toEqual([1, Number.NaN]);
  });

  it("has the same columns before the first call", () => {
    const none = ledgerToFrame({ calls: [] });
    expect(none.shape[0]).toBe(0);
    expect(none.columns).toEqual(ledgerToFrame({ calls: [record(1)] }).columns);
  });
});
