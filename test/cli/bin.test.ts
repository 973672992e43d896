import { spawn } from "node:child_process";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { closeSync, cpSync, existsSync, mkdirSync, mkdtempSync, openSync } from "node:fs";
import { readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { packageRoot } from "../../src/files";
import { ingest } from "../../src/ingest";
import type { IngestResult } from "../../src/records";

// The real program in a process of its own, from a copy of the kit whose path has a space, without Python and without Ollama.
let home: string;
let kit: string;
beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), "chimera bin "));
  kit = join(home, "my kit");
  for (const name of ["bin", "dist", "data", "templates", "package.json"]) {
    cpSync(join(packageRoot(), name), join(kit, name), { recursive: true });
  }
  symlinkSync(join(packageRoot(), "node_modules"), join(kit, "node_modules"), "dir");
  mkdirSync(join(home, "empty"));
  writeFileSync(join(home, "file"), "");
});
afterAll(() => rmSync(home, { recursive: true }));

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs `chimera`; `onError` sees each piece of standard error and may signal the process; `output` is a file for standard output. */
function chimera(
  words: readonly string[],
  env: Readonly<Record<string, string>> = {},
  onError?: (soFar: string, interrupt: () => void) => void,
  output: "pipe" | number = "pipe",
): Promise<Ended> {
  const child = spawn(process.execPath, [join(kit, "bin", "chimera.cjs"), ...words], {
    cwd: home,
    env: { PATH: join(home, "empty"), HOME: home, TZ: "UTC", CI: "true", ...env },
    stdio: ["ignore", output, "pipe"],
  });
  let [out, err] = ["", ""];
  child.stdout?.setEncoding("utf8").on("data", (piece: string) => (out += piece));
  child.stderr!.setEncoding("utf8").on("data", (piece: string) => {
    err += piece;
    onError?.(err, () => child.kill("SIGINT"));
  });
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => resolve({ code, out, err }));
  });
}

/** The one line that a failure leaves: no stack, no word of Node's. */
function sentence({ err }: Ended): string {
  const lines = err.trimEnd().split("\n");
  expect(err).not.toMatch(/\n\s+at |ENOENT|ENOTDIR|ECONNREFUSED|UserError/);
  return lines.at(-1)!;
}

describe("bad input to the real program", () => {
  it.each([
    [["ingets"], 2, /no command "ingets": did you mean ingest\?$/],
    [["run", "--rnus", "3"], 2, /'--rnus'.*the usage is chimera run /],
    [["run", "--runs", "many"], 2, /--runs is "many", but takes a whole number/],
    [["run", "--variant", "a:num_ctxx=1"], 2, /did you mean num_ctx\?$/],
    [["run", "--cache", "maybe"], 2, /--cache is "maybe", but takes avoid or allow\.$/],
    [["run", "--resume"], 2, /^--resume needs --out/],
    [["run", "--server", "ftp://x"], 2, /not reached over HTTP/],
    [["run", "--data", "no/such/folder"], 1, /^The folder no\/such\/folder does not exist/],
    [["ingest", "no/such/folder"], 1, /^The folder no\/such\/folder does not exist/],
    [["report", "no/such/study"], 1, /^no\/such\/study does not exist/],
    [["notebook", "no.ipynb"], 1, /^no\.ipynb could not be read/],
    [["notebook", "no.ipynb", "-p", "runs"], 2, /-p "runs" is no parameter/],
    [["run", "--resume", "--out", "empty"], 1, /^There is no study in empty/],
    [["run", "--server", "127.0.0.1:9"], 1, /127\.0\.0\.1:9/],
    [["lab", "--no-open"], 1, /^Python was not found, and JupyterLab needs it: install Python/],
  ] as const)("%j leaves one sentence and exit code %d", async (words, code, expected) => {
    const ended = await chimera(words);
    expect(ended.code).toBe(code);
    expect(ended.out).toBe("");
    expect(sentence(ended)).toMatch(expected);
    expect(ended.err.trimEnd().split("\n")).toHaveLength(1);
  });

  it("a host that OLLAMA_HOST names and that does not answer is not replaced by the embedded engine", async () => {
    const ended = await chimera(["run"], { OLLAMA_HOST: "127.0.0.1:9" });
    expect(ended.code).toBe(1);
    expect(sentence(ended)).toContain("127.0.0.1:9");
  });

  it("an unknown model is named, with the models that there are", async () => {
    const ended = await chimera(["run", "--embedded", "--model", "nobody:1b"]);
    expect(ended.code).toBe(1);
    expect(sentence(ended)).toMatch(
      /no model "nobody:1b" \(it has chimera-demo[^)]*\): leave the model out, or start Ollama/,
    );
  });

  it("an output folder that cannot be written is named", async () => {
    const ended = await chimera(["run", "--embedded", "--out", join("file", "study")]);
    expect(ended.code).toBe(1);
    expect(sentence(ended)).toMatch(/file.study cannot be written/);
    expect(ended.out).toBe("");
  });
});

describe("the result of an ingest", () => {
  it("is the same JSON however it is written, and says no name that steers a terminal", async () => {
    mkdirSync(join(home, "data"));
    writeFileSync(join(home, "data", "a.csv"), "model,ttft_ms\nm\u{e0067}\u202e,12\nn,\n");
    const [ended, expected] = [await chimera(["ingest", "data", "--json"]), await ingest(join(home, "data"))];
    expect(ended.code).toBe(0);
    expect(ended.out).not.toMatch(/\p{Cf}/u);
    const { summary, ...found } = JSON.parse(ended.out) as IngestResult;
    expect({ ...found, summary: { ...summary, durationMs: 0 } }).toEqual({
      ...expected,
      root: "data",
      summary: { ...expected.summary, durationMs: 0 },
    });
  });

  it.skipIf(!existsSync("/dev/full")).each([[["ingest", "empty"]], [["ingest", "empty", "--json"]], [["help"]]])(
    "of %j that finds no room is no success",
    async (words) => {
      const full = openSync("/dev/full", "w");
      const ended = await chimera(words, {}, undefined, full);
      closeSync(full);
      expect(ended.code).toBe(1);
      expect(ended.err).toMatch(/^The output could not be written \(ENOSPC\): see that there is room[^\n]*\n$/);
    },
  );
});

describe("a study of which no call succeeds", () => {
  it("still has a report with the reasons, and ends with exit code 1", async () => {
    const model = { name: "broken:1b", model: "broken:1b", digest: "d".repeat(64), size: 1, details: {} };
    const answers: Readonly<Record<string, unknown>> = {
      "/api/version": { version: "0.24.0" },
      "/api/tags": { models: [model] },
      "/api/ps": { models: [] },
      "/api/show": { details: {}, model_info: {}, capabilities: ["completion"] },
    };
    const server = createServer((request, response) => {
      request.resume().on("end", () => {
        const answer = answers[request.url ?? ""];
        response.writeHead(answer ? 200 : 500, { "content-type": "application/json" });
        response.end(JSON.stringify(answer ?? { error: "the runner has crashed" }));
      });
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    const ended = await chimera(["run", "--server", `127.0.0.1:${port}`, "--runs", "1", "--out", "failed"]);
    server.close();
    expect(ended.code).toBe(1);
    expect(sentence(ended)).toMatch(/^No call of the study can be timed/);
    expect(ended.out).toMatch(/What failed: .*4 of 4|What failed: all 4/i);
    expect(readFileSync(join(home, "failed", "report.md"), "utf8")).toContain("the runner has crashed");
  });
});

describe("the kernel alone", () => {
  it("is registered where the user's own JupyterLab looks, and starts from files that are there", async () => {
    const data = join(home, "jupyter");
    const ended = await chimera(["lab", "--kernel-only"], { JUPYTER_DATA_DIR: data });
    expect(ended.code).toBe(0);
    expect(ended.err).toContain("TypeScript (chimera)");
    const file = join(data, "kernels", "chimera", "kernel.json");
    const spec = JSON.parse(readFileSync(file, "utf8")) as { argv: string[]; display_name: string };
    expect(spec.display_name).toBe("TypeScript (chimera)");
    expect(spec.argv.at(-1)).toBe("{connection_file}");
    for (const path of spec.argv.slice(0, -1)) expect(existsSync(path)).toBe(true);
  });
});

describe("an interrupted study", { timeout: 240_000 }, () => {
  // Many short runs: however fast the machine is, it is told of one while others are still to come.
  const words = ["run", "--embedded", "--runs", "40", "--variant", "only:num_predict=24", "--out", "study"];

  it("keeps what was measured, says how it goes on, and goes on", async () => {
    let sent = false;
    const stopped = await chimera(words, {}, (soFar, interrupt) => {
      if (sent || !/^(analysis|report) · only · run \d+\/40/m.test(soFar)) return;
      sent = true;
      interrupt();
    });
    expect(stopped.code).toBe(130);
    expect(stopped.err).toContain("--out study --resume goes on from there");
    const kept = readFileSync(join(home, "study", "calls.jsonl"), "utf8")
      .trimEnd()
      .split("\n");
    for (const line of kept) expect(JSON.parse(line)).toHaveProperty("schema", "chimera-notebook/call/1");
    const resumed = await chimera(["run", "--embedded", "--out", "study", "--resume"]);
    expect(resumed.code).not.toBe(130);
    expect(resumed.out).toContain("What failed:");
    const after = readFileSync(join(home, "study", "calls.jsonl"), "utf8");
    expect(after.startsWith(kept.join("\n"))).toBe(true);
  });
});

describe("a study whose progress nobody hears any more", () => {
  it("goes on to its report", async () => {
    const words = ["run", "--embedded", "--runs", "2", "--variant", "only:temperature=0", "--out", "unheard"];
    const child = spawn(process.execPath, [join(kit, "bin", "chimera.cjs"), ...words], {
      cwd: home,
      env: { PATH: join(home, "empty"), HOME: home, TZ: "UTC", CI: "true" },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let out = "";
    child.stdout.setEncoding("utf8").on("data", (piece: string) => (out += piece));
    child.stderr.once("data", () => child.stderr.destroy());
    const code = await new Promise((resolve) => child.once("close", resolve));
    expect(code).toBe(0);
    expect(out).toContain("What failed: none of the 4 calls.");
    expect(existsSync(join(home, "unheard", "report.html"))).toBe(true);
  });
});
