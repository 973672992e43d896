import { describe, expect, it } from "vitest";

import { holds } from "./cases";
import { ingestFiles } from "./folder";
import { fifthRound } from "./programs/fifth-round";
import { firstRound } from "./programs/first-round";
import { fourthRound } from "./programs/fourth-round";
import { secondRound } from "./programs/second-round";
import { thirdRound } from "./programs/third-round";
import { json } from "./programs/written";

describe("files of programs that are in use, by the names that they write", () => {
  it.each([...firstRound, ...secondRound, ...thirdRound, ...fourthRound, ...fifthRound])(
    "%s",
    async (name, text, expected) => {
      const result = await ingestFiles({ [name]: text });
      expect(expected.filter((each) => !holds(each, result))).toEqual([]);
    },
  );
});

describe("records that stand in two files", () => {
  const row = "run_id,timestamp,ttft_ms\na,2026-01-01T00:00:00Z,5.5\n";

  it("count once and are told, in tables and in JSON Lines", async () => {
    const line = (id: string): string => `${json({ run_id: id, timestamp: "2026-01-01T00:00:00Z", ttft_ms: 7.5 })}\n`;
    const result = await ingestFiles({
      "1.csv": row,
      "2.csv": `${row}b,2026-01-02T00:00:00Z,6.5\n`,
      "3.jsonl": line("c"),
      "4.jsonl": line("c") + line("d"),
    });
    expect(result.measurements.map(({ file, value }) => [file, value])).toEqual([
      ["1.csv", 5.5],
      ["2.csv", 6.5],
      ["3.jsonl", 7.5],
      ["4.jsonl", 7.5],
    ]);
    const told = result.problems.filter(({ code }) => code === "repeated-records").map(({ message }) => message);
    expect(told).toEqual([
      "2.csv has 1 record that repeats one of 1.csv, with the same instant or identifier; each is counted once.",
      "4.jsonl has 1 record that repeats one of 3.jsonl, with the same instant or identifier; each is counted once.",
    ]);
  });

  it("are two where nothing tells that they are one", async () => {
    const result = await ingestFiles({ "1.csv": "model,ttft_ms\na,5.5\n", "2.csv": "model,ttft_ms\na,5.5\nb,6.5\n" });
    expect(result.measurements).toHaveLength(3);
    expect(result.problems).toEqual([]);
  });
});
