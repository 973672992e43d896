import { Writable } from "node:stream";

import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { endAfterOutput } from "../../src/cli/end-after-output";

describe("the end of a process that something holds open", () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ["setTimeout"] }));
  afterEach(() => void vi.useRealTimers());

  it("waits until a slow reader has taken the output", async () => {
    const taken: (() => void)[] = [];
    const output = new Writable({ write: (_chunk, _encoding, done) => void taken.push(done) });
    output.write("a long report");
    const end = vi.fn();
    endAfterOutput(output, end);
    vi.advanceTimersByTime(60_000);
    expect(end).not.toHaveBeenCalled();
    while (taken.length > 0) {
      taken.shift()!();
      await new Promise((resolve) => setImmediate(resolve));
    }
    vi.advanceTimersByTime(60_000);
    expect(end).toHaveBeenCalledOnce();
  });

  it("comes at once where nothing is left to take", () => {
    const end = vi.fn();
    endAfterOutput(new Writable(), end);
    vi.advanceTimersByTime(60_000);
    expect(end).toHaveBeenCalledOnce();
  });
});
