import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, it, vi } from "vitest";

import { connect, startEmbedded } from "../../src/llm";
import { exportReport, report } from "../../src/report";
import { readStudy, study } from "../../src/study";
import { agent, prompts } from "../../src/workload";
import { closeAll, folder } from "./scripted-study";

const key = "sk-very-secret-0123456789";
const ending: (() => Promise<void>)[] = [];
afterEach(async () => {
  delete process.env["OPENAI_BASE_URL"];
  delete process.env["OPENAI_API_KEY"];
  for (const end of ending.splice(0)) await end();
  await closeAll();
});

async function engine(): Promise<string> {
  const { host, stop } = await startEmbedded();
  ending.push(stop);
  return host;
}

/** Everything that lies in a folder, as one text. */
function allIn(dir: string): string {
  const files = readdirSync(dir, { recursive: true, encoding: "utf8" }).map((name) => join(dir, name));
  return files
    .filter((file) => statSync(file).isFile())
    .map((file) => readFileSync(file, "utf8"))
    .join("\n");
}

describe("a study of one model through Ollama's protocol and through OpenAI's", { timeout: 240_000 }, () => {
  it("has both in one record, compares them by what both have, and keeps no key", async () => {
    const host = await engine();
    process.env["OPENAI_BASE_URL"] = `${host}/v1`;
    process.env["OPENAI_API_KEY"] = key;
    const said = vi.spyOn(process.stderr, "write");
    const connection = await connect({ server: host });
    const out = join(await folder(), "study");
    const result = await study({
      connection,
      workload: prompts(["Hello", "The median of the runs is"], { maxTokens: 8 }),
      variants: [
        { name: "api", options: { temperature: 0 } },
        { name: "v1", server: "env", options: { temperature: 0 } },
      ],
      runs: 2,
      out,
    });
    const files = await exportReport(report(result), result.dir);
    const measured = result.study.calls.filter(({ run }) => run > 0);
    expect(measured).toHaveLength(8);
    for (const call of measured) {
      expect(["ok", "truncated", "empty"]).toContain(call.status);
      expect(call.throughputBy).toBe(call.throughput === undefined ? undefined : "arrival");
      if (call.variant === "v1") expect(call.server).not.toHaveProperty("evalMs");
    }
    for (const { name } of result.study.manifest.config.variants)
      expect(measured.some((call) => call.variant === name && call.throughputBy === "arrival")).toBe(true);
    const [, v1] = result.study.manifest.config.variants;
    expect(v1!.environment).toMatchObject({ engine: "embedded", protocol: "openai" });
    const page = readFileSync(
      files.find((file) => file.endsWith(".html"))!,
      "utf8",
    );
    expect(page).toMatch(/Throughput is the rate at which the text arrived here, for all variants alike/);
    expect(allIn(out)).not.toContain(key);
    expect(JSON.stringify(said.mock.calls)).not.toContain(key);
    said.mockRestore();
    expect((await readStudy(out)).study.calls).toHaveLength(result.study.calls.length);
  });

  it("refuses an option that one of them does not take before the first call, with the variant's name", async () => {
    const host = await engine();
    const connection = await connect({ server: `${host}/v1`, apiKey: key });
    const wide = study({
      connection,
      workload: prompts(["Hi."]),
      variants: [{ name: "plain" }, { name: "wide", options: { num_ctx: 512 } }],
      out: join(await folder(), "study"),
    });
    await expect(wide).rejects.toThrow(/^The variant "wide" has num_ctx, which embedded engine does not take/);
  });

  it("measures the agent, whose own variants leave out what the server does not take", async () => {
    const host = await engine();
    const connection = await connect({ server: `${host}/v1`, apiKey: key });
    const out = join(await folder(), "study");
    const { study: made } = await study({
      connection,
      workload: agent("data/sample", { table: 512 }),
      runs: 1,
      out,
      narrative: true,
    });
    expect(made.manifest.config.variants.map(({ options }) => options)).toEqual([{}, { temperature: 0.8 }]);
    const measured = made.calls.filter(({ run }) => run > 0);
    expect(measured).toHaveLength(4);
    for (const call of measured) expect(["ok", "truncated", "empty", "repeating"]).toContain(call.status);
    expect(allIn(out)).not.toContain(key);
  });
});
