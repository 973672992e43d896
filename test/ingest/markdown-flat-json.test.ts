import { describe, expect, it } from "vitest";

import { ingestFiles } from "./folder";

describe("kernel benchmarks", () => {
  const read = async (variant: object, name = "v") =>
    (await ingestFiles({ "kernels.json": JSON.stringify({ "a/b": { [name]: variant } }) })).measurements;

  it("measure numbers only; text says settings", async () => {
    const [time, ...rest] = await read({ mean_time_ms: 2, device: "cuda", note: "warm", run: 3 });
    expect(rest).toEqual([]);
    expect(time).toMatchObject({
      kind: "kernel-benchmarks",
      value: 2,
      settings: { device: "cuda" },
      settingsFrom: "record",
      dimensions: { run: 3 },
    });
  });

  it("give no figure for a variant that failed, and a missing one for a null", async () => {
    for (const sign of [{ error: "OOM" }, { success: false }, { status: "failed" }]) {
      const [time, ...rest] = await read({ mean_time_ms: 0, ...sign });
      expect(rest).toEqual([]);
      expect(time).toMatchObject({ value: null, status: "failed" });
    }
    const measured = await read({ mean_time_ms: null, std_time_ms: 1, comment: null });
    expect(measured.map(({ value, status }) => [value, status])).toEqual([
      [null, "missing"],
      [1, "ok"],
    ]);
  });

  it("point into the document where a key has a bar or a tilde", async () => {
    const [, odd] = await read({ mean_time_ms: 1, "x/y~z_ms": 2 }, "c~d");
    expect(odd!.pointer).toBe("/a~1b/c~0d/x~1y~0z_ms");
  });
});

describe("quantization reports", () => {
  it("give no figure for a method that failed", async () => {
    const report = {
      "int4/g~32": { accuracy: 0, loss: 0, error: "OOM" },
      int8: { accuracy: 0.9, loss: 0.1, note: "x" },
    };
    const { measurements, problems } = await ingestFiles({ "quantization_report.json": JSON.stringify(report) });
    expect(measurements.map(({ pointer, value, status }) => [pointer, value, status])).toEqual([
      ["/int4~1g~032/accuracy", null, "failed"],
      ["/int4~1g~032/loss", null, "failed"],
      ["/int8/accuracy", 0.9, "ok"],
      ["/int8/loss", 0.1, "ok"],
    ]);
    expect(measurements[0]).toMatchObject({ reason: "OOM", kind: "quantization-report" });
    expect(problems).toEqual([]);
  });
});
