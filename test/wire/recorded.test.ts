import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";

import { ingest } from "../../src/ingest";
import { finiteTimes, readStream, serverTimes } from "../../src/wire";
import type { StampedLine } from "../../src/wire";

interface Exchange {
  readonly label?: string;
  readonly response?: { readonly status: number };
  readonly reads: readonly { readonly atMs: number; readonly text?: string; readonly b64?: string }[];
}

const root = resolve(__dirname, "../../../shared/fixtures/streams");
const there = existsSync(root);
if (!there) console.warn(`skipped: ${root} is not here`);

/** What came, as lines: a line's time is that of the read which ended it. */
function linesOf({ reads }: Exchange): readonly StampedLine[] {
  const lines: StampedLine[] = [];
  let rest = Buffer.alloc(0);
  for (const { atMs, text, b64 } of reads) {
    rest = Buffer.concat([rest, b64 === undefined ? Buffer.from(text ?? "") : Buffer.from(b64, "base64")]);
    for (let end = rest.indexOf(10); end >= 0; end = rest.indexOf(10)) {
      lines.push({ atMs, text: rest.subarray(0, end).toString() });
      rest = rest.subarray(end + 1);
    }
  }
  if (rest.length > 0) lines.push({ atMs: reads.at(-1)!.atMs, text: rest.toString() });
  return lines;
}

const files = there
  ? ["ollama-generate", "ollama-chat"].flatMap((folder) =>
      readdirSync(join(root, folder)).map((name) => join(root, folder, name)),
    )
  : [];
const exchanges = files.flatMap((file) =>
  (JSON.parse(readFileSync(file, "utf8")) as { exchanges: readonly Exchange[] }).exchanges.map((exchange, at) => ({
    name: `${file.slice(root.length + 1)} ${at + 1}`,
    lines: linesOf(exchange),
  })),
);

describe.skipIf(!there)("recorded exchanges of Ollama", () => {
  it("are read as they stand: every text, every figure in ms, in the order in which they came", () => {
    let finals = 0;
    for (const { name, lines } of exchanges) {
      const said = lines.map(({ text }) => JSON.parse(text) as Record<string, unknown>);
      const of = (record: Record<string, unknown>, key: string): unknown =>
        record[key] ??
        (record["message"] as Record<string, unknown> | undefined)?.[key === "response" ? "content" : key];
      const text = (key: string) => said.map((record) => (of(record, key) ?? "") as string).join("");
      const read = readStream(lines);
      expect(read.junk, name).toBeUndefined();
      expect(read.response, name).toBe(text("response"));
      expect(read.thinking, name).toBe(text("thinking"));
      expect(read.chunkMs, name).toEqual([...read.chunkMs].sort((a, b) => a - b));
      const last = said.filter((record) => record["done"] === true).at(-1);
      expect(read.done === undefined, name).toBe(last === undefined);
      if (last === undefined) continue;
      finals += 1;
      const times = serverTimes(read.done!);
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
      for (const [at, { name, lines }] of exchanges.entries()) {
        const live = readStream(lines);
        if (live.done === undefined) continue;
        const folder = join(dir, String(at));
        mkdirSync(folder);
        writeFileSync(join(folder, "answers.jsonl"), lines.map(({ text }) => `${text}\n`).join(""));
        const { calls } = await ingest(folder);
        expect(calls, name).toHaveLength(1);
        const [call] = calls;
        expect(call!.response, name).toBe(live.response);
        expect(call!.thinking ?? "", name).toBe(live.thinking);
        expect(call!.server, name).toEqual(finiteTimes(serverTimes(live.done)));
        expect(call!.doneReason, name).toBe(live.done.done_reason);
        compared += 1;
      }
      expect(compared).toBeGreaterThan(20);
    } finally {
      rmSync(dir, { recursive: true });
    }
  });
});
