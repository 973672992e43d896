import Papa from "papaparse";
import { describe, expect, it } from "vitest";

import { callsCsv, ledgerToFrame } from "../../src/frame";
import { record } from "../ledger/records";

const read = (csv: string) => Papa.parse<Record<string, string>>(csv.trimEnd(), { header: true }).data;

describe("the calls as CSV", () => {
  const calls = [
    record(1, { session: "p 1", memory: { bytes: 3e9, videoBytes: 1e9 }, server: { loadMs: 812.5, promptTokens: 7 } }),
    record(2, { status: "timeout", clock: {}, error: '=cmd|"/c calc"!A1, and more' }),
  ];

  it("have the columns of the frame, each with its unit, in its order, and a row a call, failed ones too", () => {
    const [first, second] = read(callsCsv(calls));
    const names = Object.keys(first!);
    expect(names).toHaveLength(ledgerToFrame({ calls }).columns.length);
    for (const name of [
      "ttft_ms",
      "load_ms",
      "memory_bytes",
      "video_memory_bytes",
      "prompt_tokens",
      "throughput_tok_s",
    ])
      expect(names).toContain(name);
    expect(first).toMatchObject({ session: "p 1", memory_bytes: "3000000000", load_ms: "812.5", prompt_tokens: "7" });
    expect(second).toMatchObject({ status: "timeout", ttft_ms: "", duration_ms: "", memory_bytes: "", session: "" });
  });

  it("run nothing in a spreadsheet, whatever a server, a prompt's name or a variant says", () => {
    const hostile = ["=1+1", "+A1", "-A1", "@SUM(A1)", "\t=1", "\r=1", "＝1", "a;=1", "a\n=1"];
    for (const text of hostile) {
      const csv = callsCsv([record(1, { error: text, session: text, variant: text, model: { name: text } })]);
      const rows = Papa.parse<string[]>(csv, { delimiter: ";" }).data.flat();
      for (const cell of [...Papa.parse<string[]>(csv).data.flat(), ...rows])
        expect(cell, JSON.stringify(cell)).not.toMatch(/^\s*[=+\-@＝＋－＠]/u);
    }
  });

  it("pass each text through what cleans it", () => {
    expect(callsCsv(calls, (text) => text.replaceAll("p 1", "[x]"))).toContain("[x]");
    expect(callsCsv([])).toMatch(/^id,study,run,/);
  });
});
