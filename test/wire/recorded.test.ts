import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

import { ingest } from "../../src/ingest";
import { finiteTimes, wires } from "../../src/wire";
import { exchanges, linesOf, readsOf, recordingsAreHere } from "./exchanges";

const recorded = exchanges("ollama-generate", "ollama-chat").map(({ name, exchange }) => ({
  name,
  lines: linesOf(readsOf(exchange)),
}));

describe.skipIf(!recordingsAreHere)("recorded exchanges of Ollama", () => {
  it("are read as they stand: every text, every figure in ms, in the order in which they came", () => {
    let finals = 0;
    for (const { name, lines } of recorded) {
      const said = lines.map(({ text }) => JSON.parse(text) as Record<string, unknown>);
      const of = (record: Record<string, unknown>, key: string): unknown =>
        record[key] ??
        (record["message"] as Record<string, unknown> | undefined)?.[key === "response" ? "content" : key];
      const text = (key: string) => said.map((record) => (of(record, key) ?? "") as string).join("");
      const read = wires.ollama.read(lines);
      expect(read.junk, name).toBeUndefined();
      expect(read.response, name).toBe(text("response"));
      expect(read.thinking, name).toBe(text("thinking"));
      expect(read.chunkMs, name).toEqual([...read.chunkMs].sort((a, b) => a - b));
      const last = said.filter((record) => record["done"] === true).at(-1);
      expect(read.done === undefined, name).toBe(last === undefined);
      if (last === undefined) continue;
      finals += 1;
      const times = read.done!.server;
      for (const [ours, theirs] of [
        ["totalMs", "total_duration"],
        ["loadMs", "load_duration"],
        ["promptEvalMs", "prompt_eval_duration"],
        ["evalMs", "eval_duration"],
      ] as const)
        expect(times[ours], name).toBe(typeof last[theirs] === "number" ? last[theirs] / 1e6 : undefined);
      expect(times.outputTokens, name).toBe(last["eval_count"]);
    }
    expect(finals).toBeGreaterThan(20);
  });

  it("are the same when they are measured and when they are read from a file", async () => {
    const dir = mkdtempSync(join(tmpdir(), "chimera wire "));
    try {
      let compared = 0;
      for (const [at, { name, lines }] of recorded.entries()) {
        const live = wires.ollama.read(lines);
        if (live.done === undefined) continue;
        const folder = join(dir, String(at));
        mkdirSync(folder);
        writeFileSync(join(folder, "answers.jsonl"), lines.map(({ text }) => `${text}\n`).join(""));
        const { calls } = await ingest(folder);
        expect(calls, name).toHaveLength(1);
        const [call] = calls;
        expect(call!.response, name).toBe(live.response);
        expect(call!.thinking ?? "", name).toBe(live.thinking);
        expect(call!.server, name).toEqual(finiteTimes(live.done.server));
        expect(call!.doneReason, name).toBe(live.done.reason);
        compared += 1;
      }
      expect(compared).toBeGreaterThan(20);
    } finally {
      rmSync(dir, { recursive: true });
    }
  });
});
