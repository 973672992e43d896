import { describe, expect, it } from "vitest";

import { ingestFiles } from "./folder";

describe("a table of calls with errors", () => {
  it("gives failed calls without figures", async () => {
    const header = "run,stage,ttft_ms,throughput_tok_s,tokens,duration_ms,status,error";
    const rows = ["1,a,100,20,40,2000,ok,", "2,a,0,,0,,failed,timeout", "3,a,0,0,0,0,failed,", "4,a,50,0,0,60,,"];
    const result = await ingestFiles({ "calls.csv": [header, ...rows].join("\n") });
    expect(result.files[0]!.kind).toBe("call-table");
    expect(
      result.calls.map(({ run, status, error, clock, server, throughput }) => ({
        run,
        status,
        error,
        clock,
        server,
        throughput,
      })),
    ).toEqual([
      { run: 1, status: "ok", clock: { ttftMs: 100, durationMs: 2000 }, server: { outputTokens: 40 }, throughput: 20 },
      { run: 2, status: "timeout", error: "timeout", clock: {}, server: {} },
      { run: 3, status: "server-error", error: "its status is failed", clock: {}, server: {} },
      { run: 4, status: "empty", error: "The model gave no token; the table writes its throughput as 0.", clock: { ttftMs: 50, durationMs: 60 }, server: { outputTokens: 0 } }, // prettier-ignore
    ]);
    expect(result.problems).toEqual([]);
  });
});
