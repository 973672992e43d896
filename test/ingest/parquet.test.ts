import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import type { ColumnSource } from "hyparquet-writer" with { "resolution-mode": "import" };
import { afterAll, describe, expect, it, vi } from "vitest";

import { compiledFile } from "../../src/files";
import { defaultLimits, ingest, ingestFile } from "../../src/ingest";
import { parquetReader } from "../../src/ingest/parquet";
import { codes, folderOf, ingestFiles } from "./folder";
import { changed, compressors, endlessFile, hugeFile, parquetOf, plainFile } from "./parquet-file";

/** Columns and rows that come of a file, or the problem. */
async function tableOf(bytes: Uint8Array) {
  const parquet = parquetReader(defaultLimits);
  try {
    return await parquet.read(bytes);
  } finally {
    parquet.close();
  }
}

const calls: ColumnSource[] = [
  { name: "model", type: "STRING", data: ["llama3:8b", "llama3:8b", "qwen2", "qwen2"] },
  { name: "temperature", type: "DOUBLE", data: [0, 0.5, 0, 0.5] },
  { name: "ttft_s", type: "DOUBLE", data: [0.25, 0.5, null, 1.5] },
  { name: "tokens_s", type: "FLOAT", data: [50, 25.5, null, 12.5] },
  { name: "error", type: "STRING", data: ["", null, "timeout", ""] },
];

describe("a Parquet file", () => {
  it("is a table of text: numbers as JavaScript writes them, whole ones in full, nulls empty, times in ISO 8601", async () => {
    const columns: ColumnSource[] = [
      { name: "double", type: "DOUBLE", data: [0.1, -2.5e-7, null] },
      { name: "float", type: "FLOAT", data: [1.5, 2 ** 70, null] },
      { name: "int", type: "INT32", data: [-7, 2147483647, null] },
      { name: "long", type: "INT64", data: [-7n, 9007199254740993n, null] },
      { name: "flag", type: "BOOLEAN", data: [true, false, null] },
      { name: "text", type: "STRING", data: ["a,b", 'ü "q"\nz', null] },
      { name: "when", type: "TIMESTAMP", data: [new Date("2024-05-01T12:30:00.250Z"), new Date(0), null] },
      { name: "json", type: "JSON", data: [{ a: [1] }, "x", null] },
      { name: "id", type: "UUID", data: ["01234567-89ab-cdef-0123-456789abcdef", "ffffffff-ffff-ffff-ffff-ffffffffffff", null] }, // prettier-ignore
    ];
    expect(await tableOf(await parquetOf(columns))).toEqual({
      columns: ["double", "float", "int", "long", "flag", "text", "when", "json", "id"],
      rows: [
        ["0.1", "1.5", "-7", "-7", "true", "a,b", "2024-05-01T12:30:00.250Z", '{"a":[1]}', "01234567-89ab-cdef-0123-456789abcdef"], // prettier-ignore
        ["-2.5e-7", "1.1805916207174113e+21", "2147483647", "9007199254740993", "false", 'ü "q"\nz', "1970-01-01T00:00:00.000Z", '"x"', "ffffffff-ffff-ffff-ffff-ffffffffffff"], // prettier-ignore
        ["", "", "", "", "", "", "", "", ""],
      ],
      binary: 0,
    });
  });

  it("has days, decimals and times that no calendar has", async () => {
    const bytes = await parquetOf(
      [
        { name: "day", data: [new Date("2024-02-29"), new Date("1969-12-31")] },
        { name: "price", data: [12.25, -0.5] },
        { name: "late", data: [new Date(0), new Date(5)] },
      ],
      {
        schema: [
          { name: "root", num_children: 3 },
          { name: "day", type: "INT32", converted_type: "DATE", repetition_type: "REQUIRED" },
          { name: "price", type: "INT32", converted_type: "DECIMAL", scale: 2, precision: 9, repetition_type: "REQUIRED" }, // prettier-ignore
          { name: "late", type: "INT64", converted_type: "TIMESTAMP_MILLIS", repetition_type: "REQUIRED" },
        ],
        statistics: false,
        codec: "UNCOMPRESSED",
      },
    );
    const late = bytes.indexOf(Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 5, 0, 0, 0, 0, 0, 0, 0])) + 8;
    bytes.writeBigInt64LE(2n ** 62n, late);
    expect(await tableOf(bytes)).toMatchObject({
      rows: [
        ["2024-02-29", "12.25", "1970-01-01T00:00:00.000Z"],
        ["1969-12-31", "-0.5", "4611686018427387904"],
      ],
    });
  });

  it("has lists and structs as JSON, and bytes that are no text as empty cells that are counted", async () => {
    const bytes = await parquetOf(
      [
        { name: "samples_ms", data: [[1n, 2n, 9007199254740993n], [], null] },
        { name: "gpu", data: [{ name: "A", raw: Buffer.from([0xff]) }, { name: "B", raw: Buffer.from("b") }, null] },
        { name: "raw", data: [Buffer.from("as text"), Buffer.from([0, 1]), Buffer.from([0xc3])] },
      ],
      {
        schema: [
          { name: "root", num_children: 3 },
          { name: "samples_ms", repetition_type: "OPTIONAL", num_children: 1, converted_type: "LIST" },
          { name: "list", repetition_type: "REPEATED", num_children: 1 },
          { name: "element", type: "INT64", repetition_type: "OPTIONAL" },
          { name: "gpu", repetition_type: "OPTIONAL", num_children: 2 },
          { name: "name", type: "BYTE_ARRAY", converted_type: "UTF8", repetition_type: "OPTIONAL" },
          { name: "raw", type: "BYTE_ARRAY", repetition_type: "OPTIONAL" },
          { name: "raw", type: "BYTE_ARRAY", repetition_type: "REQUIRED" },
        ],
      },
    );
    expect(await tableOf(bytes)).toEqual({
      columns: ["samples_ms", "gpu", "raw"],
      rows: [
        ['[1,2,"9007199254740993"]', '{"name":"A","raw":null}', "as text"],
        ["[]", '{"name":"B","raw":"b"}', ""],
        ["", "", ""],
      ],
      binary: 3,
    });
    const result = await ingestFiles({ "a.parquet": bytes });
    expect(result.problems[0]).toMatchObject({ severity: "warning", code: "binary-cells" });
    expect(result.problems[0]!.message).toContain("3 values of bytes that are no text");
  });

  for (const codec of ["UNCOMPRESSED", "SNAPPY", ...Object.keys(compressors)] as ("SNAPPY" | "GZIP")[]) {
    it(`is read with ${codec}`, async () => {
      const texts = Array.from({ length: 500 }, (_, at) => `text ${at % 7} ${at}`);
      const bytes = await parquetOf([{ name: "text", type: "STRING", data: texts }], { codec, pageSize: 2000 });
      expect(await tableOf(bytes)).toEqual({ columns: ["text"], rows: texts.map((text) => [text]), binary: 0 });
    });
  }

  it("of many row groups has its rows in order", async () => {
    const numbers = Array.from({ length: 1000 }, (_, at) => at);
    const lists = numbers.map((at) => ({ at }));
    const schema = [
      { name: "root", num_children: 2 },
      { name: "load_ms", type: "INT32" as const, repetition_type: "REQUIRED" as const },
      { name: "about", repetition_type: "REQUIRED" as const, num_children: 1 },
      { name: "at", type: "INT32" as const, repetition_type: "REQUIRED" as const },
    ];
    const columns = [
      { name: "load_ms", data: numbers },
      { name: "about", data: lists },
    ];
    const answer = await tableOf(await parquetOf(columns, { schema, rowGroupSize: 30 }));
    expect("rows" in answer && answer.rows).toEqual(numbers.map((at) => [String(at), `{"at":${at}}`]));
  });

  it("may name two columns alike, or __proto__: each keeps its own values", async () => {
    const bytes = await parquetOf([
      { name: "ax", type: "INT32", data: [1, 2] },
      { name: "ay", type: "INT32", data: [3, 4] },
      { name: "__proto__", type: "INT32", data: [5, 6] },
    ]);
    const named = Buffer.from(bytes.toString("latin1").replaceAll("ay", "ax"), "latin1");
    expect(await tableOf(named)).toMatchObject({
      columns: ["ax", "ax", "__proto__"],
      rows: [
        ["1", "3", "5"],
        ["2", "4", "6"],
      ],
    });
    const { problems } = await ingestFiles({ "a.parquet": named });
    expect(problems[0]!.message).toBe('a.parquet names the column "ax" twice; the second one is read as "ax (2)".');
  });

  it("of calls is read as a CSV file of the same content is", async () => {
    const csv = "model,temperature,ttft_s,tokens_s,error\nllama3:8b,0,0.25,50,\nllama3:8b,0.5,0.5,25.5,\nqwen2,0,,,timeout\nqwen2,0.5,1.5,12.5,\n"; // prettier-ignore
    const result = await ingestFiles({ "a.csv": csv, "b.parquet": await parquetOf(calls) });
    const of = (file: string) => result.measurements.filter((each) => each.file === file);
    expect(of("b.parquet")).toEqual(of("a.csv").map((each) => ({ ...each, file: "b.parquet" })));
    expect(of("b.parquet").map((each) => [each.subject.model, each.settings, each.metric, each.value, each.status])).toContainEqual(["llama3:8b", { temperature: 0.5 }, "ttft", 500, "ok"]); // prettier-ignore
    expect(of("b.parquet").filter(({ status }) => status === "timeout")).toHaveLength(2);
    expect(result.files[1]).toMatchObject({ format: "parquet", status: "read", kind: result.files[0]!.kind });
  });

  it("is counted once where another has the same content, and the next one keeps its own bytes", async () => {
    const [bytes, other] = [await plainFile(), await changed("0200000004", "0200000005")];
    const result = await ingestFiles({ "a.parquet": bytes, "b.parquet": bytes, "c.parquet": other });
    expect(result.files.map(({ status }) => status)).toEqual(["read", "duplicate", "read"]);
    expect(result.measurements.slice(0, 3).map(({ value }) => value)).toEqual([0, 2, 4]);
    expect(result.measurements.slice(20, 23).map(({ value }) => value)).toEqual([0, 2, 5]);
  });

  it("can be read alone", async () => {
    const folder = folderOf({ "a.parquet": await plainFile() });
    expect((await ingestFile(`${folder}/a.parquet`)).measurements).toHaveLength(20);
    await expect.poll(children).toBe(0);
  });

  it("that is empty, without rows or of another format says so", async () => {
    const bytes = await parquetOf([{ name: "load_ms", type: "INT32", data: [] }]);
    const result = await ingestFiles({ "a.parquet": "", "b.parquet": bytes, "c.parquet": "PK and so on, PAR1 PARE" });
    expect(codes(result)).toEqual(["empty", "no-measurements", "malformed-parquet"]);
    expect(result.files.map(({ status }) => status)).toEqual(["malformed", "no-measurements", "malformed"]);
  });

  it("that is cut short anywhere is malformed, and the others are read", async () => {
    const bytes = await parquetOf(calls);
    const cut = Array.from({ length: 20 }, (_, at) => Math.floor((bytes.length * (at + 0.5)) / 20));
    const files = Object.fromEntries(cut.map((end) => [`cut ${end}.parquet`, bytes.subarray(0, end)]));
    const result = await ingestFiles({ ...files, "whole.parquet": bytes });
    expect(new Set(codes(result).slice(0, 20))).toEqual(new Set(["malformed-parquet"]));
    expect(result.problems[0]!.message).toMatch(/^cut \d+\.parquet cannot be read as a Parquet file \(.+\); write it again, or export it as CSV\.$/); // prettier-ignore
    expect(result.files.at(-1)).toMatchObject({ path: "whole.parquet", status: "read" });
    expect(result.summary.unreadable).toBe(20);
  });

  it("whose columns hold fewer values than it claims rows is malformed, not filled with nothing", async () => {
    // The number of rows is in the row group and in the footer.
    const bytes = await plainFile();
    const fewer = Buffer.from(bytes.toString("latin1").replaceAll("\x16\x50", "\x16\x52"), "latin1");
    const result = await ingestFiles({ "a.parquet": fewer });
    expect(result.problems[0]!.message).toContain('40 values in the column "load_ms" for 41 rows');
    expect(result.measurements).toEqual([]);
  });

  it("that claims 2 to the 40 rows, or more cells than are read, is refused before anything is read", async () => {
    const bytes = await plainFile();
    const at = bytes.indexOf(Buffer.from("165019", "hex"));
    const rows = Buffer.from("16808080808040", "hex");
    const claims = Buffer.concat([bytes.subarray(0, at), rows, bytes.subarray(at + 2)]);
    claims.writeUInt32LE(bytes.readUInt32LE(bytes.length - 8) + 5, claims.length - 8);
    const result = await ingestFiles({ "a.parquet": claims, "b.parquet": bytes }, { limits: { parquetCells: 39 } });
    expect(result.problems.map(({ message }) => message)).toEqual([
      "a.parquet claims 1099511627776 rows of 1 columns, more than the 39 cells that are read of a Parquet file; split it.",
      "b.parquet claims 40 rows of 1 columns, more than the 39 cells that are read of a Parquet file; split it.",
    ]);
    expect(result.files.map(({ status }) => status)).toEqual(["too-large", "too-large"]);
  });

  it("with a cell that is too long, or a file that is too large, is named", async () => {
    const bytes = await parquetOf([{ name: "load_ms", type: "STRING", data: ["1", "x".repeat(2000)] }]);
    const long = await ingestFiles({ "a.parquet": bytes }, { limits: { cellCharacters: 1000 } });
    expect(long.problems[0]).toMatchObject({ code: "long-cell", row: 2 });
    const large = await ingestFiles({ "a.parquet": bytes }, { limits: { documentBytes: 100 } });
    expect(large.files[0]!.status).toBe("too-large");
  });

  it("of 2 MB that says 200 GB of text is refused", async () => {
    const text = "x".repeat(900_000);
    const bytes = await parquetOf([
      { name: "text", type: "STRING", data: Array.from({ length: 200_000 }, () => text) },
    ]);
    const result = await ingestFiles({ "a.parquet": bytes });
    expect(codes(result)).toEqual(["too-large"]);
    expect(result.problems[0]!.message).toContain("more than 134217728 characters in its first 150 rows");
  });
});

describe("a damaged Parquet file", () => {
  it("that keeps its reader busy ends with the time, and the next one is read", async () => {
    const files = { "a.parquet": await endlessFile(), "b.parquet": await plainFile() };
    const result = await ingestFiles(files, { limits: { parquetMs: 3000 } });
    expect(result.files.map(({ status }) => status)).toEqual(["malformed", "read"]);
    expect(result.problems[0]!.message).toBe("a.parquet was not read within 3 s, so it is damaged or claims more than it holds; write it again, or export it as CSV."); // prettier-ignore
  });

  it("that asks for all memory ends, this process stays, and the next one is read", async () => {
    const result = await ingestFiles({ "a.parquet": await hugeFile(), "b.parquet": await plainFile() });
    expect(codes(result)).toEqual(["parquet-memory"]);
    expect(result.files.map(({ status }) => status)).toEqual(["malformed", "read"]);
  });

  it("in which any one byte is another gives measurements or a problem", async () => {
    const bytes = await parquetOf(calls);
    let state = 20_240_501;
    const below = (most: number): number => (state = (state * 48_271) % 2_147_483_647) % most;
    const files: Record<string, Uint8Array> = {};
    while (Object.keys(files).length < 300) {
      const [at, by] = [below(bytes.length), 1 + below(255)];
      const other = Buffer.from(bytes);
      other[at] = other[at]! ^ by;
      files[`${at} ${by}.parquet`] = other;
    }
    const result = await ingestFiles(files, { limits: { parquetMs: 1000 } });
    const named = new Set(result.problems.map(({ file }) => file));
    const silent = result.files.filter(({ path, measurements }) => measurements === 0 && !named.has(path));
    expect(silent).toEqual([]);
    expect(result.files).toHaveLength(300);
    expect(result.files.filter(({ status }) => status === "read").length).toBeGreaterThan(50);
    expect(result.files.filter(({ status }) => status === "malformed").length).toBeGreaterThan(50);
  });
});

/** Processes that this one has started and that have not ended. */
const children = (): number => process.getActiveResourcesInfo().filter((name) => name === "ProcessWrap").length;

describe("the process that reads Parquet files", () => {
  it("is started for Parquet files only, one for all of them", async () => {
    const fork = vi.spyOn(process.getBuiltinModule("node:child_process"), "fork");
    try {
      await ingestFiles({ "a.csv": "model,load_ms\na,1\n", "b.json": "{}", "c.parquet": "" });
      expect(fork).not.toHaveBeenCalled();
      await ingestFiles({ "a.parquet": await plainFile(), "b.parquet": await parquetOf(calls) });
      expect(fork).toHaveBeenCalledOnce();
    } finally {
      fork.mockRestore();
    }
    await expect.poll(children).toBe(0);
  });

  it("ends when the reading is aborted, which then rejects with the reason", async () => {
    const controller = new AbortController();
    const folder = folderOf({ "a.parquet": await endlessFile() });
    await expect.poll(children).toBe(0);
    const reading = ingest(folder, { signal: controller.signal });
    await expect.poll(children).toBe(1);
    controller.abort(new Error("enough"));
    await expect(reading).rejects.toThrow("enough");
    await expect.poll(children).toBe(0);
  });

  const script = `
    const processes = require("node:child_process");
    const { fork } = processes;
    processes.fork = (file, args, options) => {
      const child = fork(file, args, { ...options, stdio: ["ignore", "inherit", "ignore", "ipc"] });
      return child.on("message", ({ type }) => console.log(type));
    };
    require(process.argv[1]).ingest(process.argv[2]);`;
  const started: ChildProcess[] = [];
  afterAll(() => started.forEach((parent) => parent.kill("SIGKILL")));
  const ingesting = (folder: string) => {
    const parent = spawn(process.execPath, ["-e", script, compiledFile("ingest/index.js"), folder], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    started.push(parent);
    return parent;
  };

  it("keeps nobody from ending", async () => {
    const parent = ingesting(folderOf({ "a.parquet": await plainFile() }));
    // Its standard output ends with the last process that has it.
    await once(parent.stdout.resume(), "close");
    expect(parent.exitCode ?? (await once(parent, "exit"))[0]).toBe(0);
  });

  it("ends with the one that asked, also while it is busy", async () => {
    const parent = ingesting(folderOf({ "a.parquet": await endlessFile() }));
    const [said] = (await once(parent.stdout, "data")) as [Buffer];
    expect(said.toString()).toBe("begin\n");
    parent.kill("SIGKILL");
    await once(parent.stdout, "close");
  });
});
