import { describe, expect, it } from "vitest";

import { measureMany } from "../../src/llm";
import { constant, steps, token } from "../support/truth-server";
import { request, useTruth } from "./truth";

const truth = useTruth();
const ids = (count: number): string[] => Array.from({ length: count }, (_, at) => `c${at}`);

describe("many calls", () => {
  it("gives each request its own record, in the order of the requests", async () => {
    await truth.server().plan("m", ...ids(6).map((id, at) => constant([id], (6 - at) * 5)));
    await truth.server().forget();
    const asked = ids(6).map((id) => request({ id, prompt: id }));
    const records = await measureMany(truth.connection(), asked, { limit: 6 });
    expect(records.map((each) => each.id)).toEqual(ids(6));
    expect(records.every((each) => each.status === "ok")).toBe(true);
    const log = await truth.server().log();
    expect(log).toHaveLength(6);
    for (const record of records) {
      const served = log.find((each) => each.body.prompt === record.id)!;
      expect(record.clock.ttftMs).toBeGreaterThanOrEqual(served.writes[0]!);
    }
  });

  it("has never more than the limit under way", async () => {
    // Each call waits at its own gate; the gate of a call is opened when the next ones had their chance to begin.
    await truth
      .server()
      .plan("m", ...ids(5).map((id) => steps({ gate: `many-${id}`, write: token("a"), then: "cut" })));
    await truth.server().forget();
    const calling = measureMany(
      truth.connection(),
      ids(5).map((id) => request({ id, prompt: id })),
      { limit: 2 },
    );
    const seen: number[] = [];
    for (const [at, id] of ids(5).entries()) {
      let log = await truth.server().log();
      while (log.length < Math.min(5, at + 2)) log = await truth.server().log();
      seen.push(log.length - at);
      await truth.server().open(`many-${id}`);
    }
    await calling;
    expect(Math.max(...seen)).toBe(2);
  });

  it("hands on each record before the lane's next call, and stops at an error of the taker", async () => {
    await truth.server().plan("m", constant(["a"]));
    const taken: string[] = [];
    const asked = ids(4).map((id) => request({ id }));
    await measureMany(truth.connection(), asked, { onRecord: (record) => void taken.push(record.id) });
    expect(taken).toEqual(ids(4));
    const full = measureMany(truth.connection(), asked, {
      onRecord: () => {
        throw new Error("disk full");
      },
    });
    await expect(full).rejects.toThrow("disk full");
  });

  it("begins no further call after an interrupt", async () => {
    const abort = new AbortController();
    await truth.server().plan("m", constant(["a"]));
    const asked = ids(4).map((id) => request({ id, signal: abort.signal }));
    const records = await measureMany(truth.connection(), asked, { onRecord: () => abort.abort() });
    expect(records.map((each) => each.id)).toEqual(["c0"]);
  });

  it("refuses a limit that is no number of calls", async () => {
    await expect(measureMany(truth.connection(), [], { limit: 0 })).rejects.toThrow(RangeError);
  });
});
