import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { commands } from "../../src/cli/commands";
import { demoModelFile } from "../../src/llm";
import { packageRoot } from "../../src/files";
import { venvMarkText } from "../../src/notebook/places";

/** One command line as a person types it, and what must have come of it. `HOME` stands for a folder of the test's own. */
interface Typed {
  readonly line: readonly string[];
  readonly code?: number;
  readonly out?: RegExp;
  readonly err?: RegExp;
  /** Files that must then be there. */
  readonly files?: readonly string[];
  /** Ended with this signal as soon as it has said what it is to say; what happens while it serves stands in `whileUp`. */
  readonly until?: NodeJS.Signals;
  readonly whileUp?: (said: string) => Promise<void>;
}

let home: string;
/** Inside the clone: a cell finds the library from its notebook's folder. */
const notebook = join(packageRoot(), "out", `typed-${process.pid}.ipynb`);
let host = "";
let model = "";
const child = (...names: readonly string[]): string => ["HOME", ...names].join("/");

const answers = async (said: string): Promise<void> => {
  const url = /http:\/\/127\.0\.0\.1:\d+/.exec(said)![0];
  const { models } = (await (await fetch(`${url}/api/tags`)).json()) as { models: readonly { name: string }[] };
  const request = { model: models[0]!.name, prompt: "x", stream: false, options: { num_predict: 4 } };
  const reply = await fetch(`${url}/api/generate`, { method: "POST", body: JSON.stringify(request) });
  expect(await reply.json()).toMatchObject({ model: models[0]!.name, done: true });
};

const typed: readonly Typed[] = [
  { line: ["help"], out: /^ {2}serve +Serve/m },
  { line: [], out: /^ {2}run +Measure/m },
  { line: ["--version"], out: /^chimera-notebook \d/ },
  { line: ["help", "bogus"], code: 2, err: /^chimera has no command "bogus": `chimera help` lists them\.$/ },
  { line: ["ingest", "--debug", "nowhere"], code: 1, err: /UserError: [^]*\n\s+at / },
  { line: ["doctor"], out: /^✓ Node/m },
  { line: ["ingest", child("data")], out: /^1 file \(1 CSV\) read/ },
  { line: ["ingest", child("data"), "--explain"], out: /ttft_ms/ },
  { line: ["ingest", child("data"), "--json"], out: /^\{\n"schema": "chimera-notebook\/ingest/ },
  { line: ["serve"], until: "SIGTERM", out: /^Serving on http/, whileUp: answers },
  { line: ["serve", "--port", "0", "--gguf", demoModelFile()], until: "SIGINT", out: /^Serving on/, whileUp: answers },
  {
    line: [
      ...["run", "--server", "ENGINE", "--model", "MODEL", "--data", child("data"), "--runs", "1", "--seed", "2"],
      ...[
        "--narrative-limit",
        "1",
        "--cache",
        "allow",
        "--variant",
        "short:num_predict=8,stop=END,stop=.",
        "--out",
        child("one"),
      ],
    ],
    out: /report\.html$/m,
    files: ["one/calls.jsonl", "one/report.md", "one/report.html"],
  },
  { line: ["run", "--server", "ENGINE", "--out", child("one"), "--resume"], code: 2, err: /: give --data with/ },
  {
    line: ["run", "--server", "ENGINE", "--data", child("data"), "--out", child("one"), "--resume"],
    out: /report\.html$/m,
  },
  {
    line: [
      ...["run", "--embedded", "--data", child("data"), "--runs", "1", "--any-option", "--no-narrative"],
      ...["--variant", "newer:num_predict=8,num_future=1", "--out", child("two")],
    ],
    out: /report\.html$/m,
    files: ["two/calls.jsonl"],
  },
  {
    line: [
      ...[
        "run",
        "--server",
        "ENGINE",
        "--prompts",
        child("prompts.csv"),
        "--max-tokens",
        "8",
        "--runs",
        "3",
        "--narrative",
      ],
      ...["--model", "MODEL", "--model", "MODEL", "--out", child("models")],
    ],
    out: /report\.html$/m,
    err: /^12 calls: 2 variants × 2 prompts × 3 runs, and 1 warm-up\.$/m,
    files: ["models/calls.csv"],
  },
  {
    line: ["run", "--server", "ENGINE", "--tokens", "32:8", "--runs", "8", "--out", child("length")],
    out: /report\.html$/m,
    err: /^8 calls: 1 variant × 32 tokens in, 8 out × 8 runs/m,
  },
  {
    line: ["run", "--server", "ENGINE", "--tokens", "32:8", "--runs", "9", "--out", child("length")],
    err: /^9 calls: .* × 9 runs, .*; 1 call left\.$/m,
  },
  {
    line: [
      ...["run", "--server", "ENGINE", "--tokens", "32:8", "--grid", "num_ctx=256,512", "--race", "throughput"],
      ...["--strict", "--runs", "4", "--out", child("raced")],
    ],
    out: /report\.html$/m,
    err: /^A race for throughput: after 4 runs those leave/m,
    files: ["raced/calls.csv"],
  },
  {
    line: ["run", "--server", "ENGINE", "--tokens", "32:8", "--strict", "--out", child("none")],
    code: 2,
    err: /--strict is for a race/,
  },
  {
    line: [
      ...["run", "--server", "ENGINE", "--cases", child("cases.jsonl"), "--max-tokens", "8", "--runs", "1"],
      ...["--out", child("cases")],
    ],
    out: /^right answers/m,
    files: ["cases/report.html"],
  },
  {
    line: ["run", "--embedded", "--depth", "0,64", "--max-tokens", "4", "--runs", "6", "--out", child("deep")],
    out: /report\.html$/m,
    err: /^12 calls: 1 variant × 2 depths, 4 tokens out × 6 runs, and 1 warm-up\.$/m,
  },
  {
    line: [
      "run",
      "--server",
      "ENGINE",
      "--conversation",
      child("talk.jsonl"),
      "--max-tokens",
      "4",
      "--runs",
      "6",
      "--out",
      child("talked"),
    ],
    out: /report\.html$/m,
    err: /^12 calls: 1 variant × 1 conversation × 6 runs, and 1 warm-up\.$/m,
  },
  { line: ["run", "--data", child("data"), "--table", "many"], code: 2, err: /^--table is "many"/ },
  { line: ["run", "--data", child("data"), "--tokens", "1:2"], code: 2, err: /both say what is sent/ },
  { line: ["quick", "--server", "ENGINE", "--model", "MODEL", "--seconds", "1"], out: /\d/ },
  { line: ["quick", "--embedded", "--seconds", "1"], out: /\d/ },
  { line: ["run", "--variant", "newer:num_future=1"], code: 2, err: /^--variant .* no option of Ollama/ },
  {
    line: ["report", child("one"), "--layout", "classic", "--format", "md", "--out", child("page")],
    out: /report\.md$|\.md$/m,
  },
  {
    line: ["report", child("two"), "--layout", "classic", "--format", "md", "--out", child("page")],
    code: 1,
    err: /--overwrite/,
  },
  { line: ["report", child("two"), "--layout", "classic", "--format", "md", "--out", child("page"), "--overwrite"] },
  { line: ["report", child("one"), "--data", child("data"), "--out", child("shown")], files: ["shown/report.html"] },
  { line: ["compare", child("one"), child("two")], code: 2, err: /--anyway/ },
  {
    line: ["compare", child("one"), child("two"), "--anyway", "--out", child("both")],
    out: /\.html$/m,
    files: ["both"],
  },
  {
    line: ["notebook", "NOTEBOOK", "-p", "a=4", "--parameter", "b=x", "--out", child("ran"), "--time-limit", "60"],
    out: /typed-\d+\.html$/m,
    files: ["ran"],
  },
  { line: ["lab", "--kernel-only"], err: /TypeScript \(chimera\)/, files: ["jupyter/kernels/chimera/kernel.json"] },
  {
    line: ["lab", "--port", "8899", "--no-open"],
    until: "SIGINT",
    err: /JupyterLab answers at http:/,
    files: ["asked"],
  },
];

/** A JupyterLab that says what the real one says, notes what it was asked, and waits to be told to end. */
const pretended = `#!${process.execPath}
if (process.argv.includes("--version")) {
  console.log("4.0.0");
  process.exit(0);
}
require("node:fs").writeFileSync(process.env.ASKED, process.argv.slice(2).join("\\n"));
console.error("http://127.0.0.1:8899/lab?token=abc");
process.on("SIGTERM", () => process.exit(0));
setInterval(() => undefined, 1000);
`;

beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), "chimera typed "));
  mkdirSync(join(home, "data"));
  mkdirSync(join(packageRoot(), "out"), { recursive: true });
  const rows = Array.from({ length: 6 }, (_, run) => `m,${run},analysis,${100 + run},${50 + run},20,${400 + run}`);
  const header = "model,run,stage,ttft_ms,throughput_tok_s,tokens,duration_ms";
  writeFileSync(join(home, "data", "calls.csv"), [header, ...rows, ""].join("\n"));
  writeFileSync(join(home, "prompts.csv"), "id,prompt\nbird,Name a bird.\nfish,Name a fish.\n");
  writeFileSync(
    join(home, "cases.jsonl"),
    `${JSON.stringify({ id: "sum", prompt: "What is 2 + 2?", expected: 4, grader: "number" })}\n`,
  );
  writeFileSync(join(home, "talk.jsonl"), JSON.stringify({ id: "t", turns: ["Name a bird.", "Another one."] }));
  const source =
    'import { parameters } from "chimera-notebook";\nconst { a, b } = parameters({ a: 1, b: "" });\nif (a !== 4 || b !== "x") throw new Error("other parameters");';
  const cell = {
    cell_type: "code",
    id: "a",
    metadata: { tags: ["parameters"] },
    source,
    outputs: [],
    execution_count: null,
  };
  writeFileSync(notebook, JSON.stringify({ cells: [cell], metadata: {}, nbformat: 4, nbformat_minor: 5 }));
  mkdirSync(join(home, "venv", "bin"), { recursive: true });
  writeFileSync(join(home, "venv", "chimera-lab.json"), venvMarkText());
  writeFileSync(join(home, "venv", "bin", "jupyter-lab"), pretended);
  chmodSync(join(home, "venv", "bin", "jupyter-lab"), 0o755);
});
const started: ChildProcess[] = [];
afterAll(() => {
  for (const each of started)
    if (each.exitCode === null && each.signalCode === null) process.kill(-each.pid!, "SIGKILL");
  rmSync(home, { recursive: true, force: true });
  rmSync(notebook, { force: true });
});

interface Running {
  readonly child: ChildProcess;
  readonly said: { out: string; err: string };
  readonly ended: Promise<number | null>;
}

/** What npx starts, without the second that npm takes to find it. */
const direct = [process.execPath, join(packageRoot(), "bin", "chimera.cjs")] as const;

/** In the clone, in the background: no terminal, nothing to read from. */
function chimera(line: readonly string[], program: readonly string[] = direct): Running {
  const words = line.map((word) =>
    word
      .replace(/^HOME/, home)
      .replace(/^NOTEBOOK$/, notebook)
      .replace(/^ENGINE$/, host)
      .replace(/^MODEL$/, model),
  );
  const own = { ...process.env, CI: "true", CHIMERA_VENV: join(home, "venv"), JUPYTER_DATA_DIR: join(home, "jupyter") };
  const child = spawn(program[0]!, [...program.slice(1), ...words], {
    cwd: packageRoot(),
    env: { ...own, ASKED: join(home, "asked"), npm_config_offline: "true" },
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  });
  started.push(child);
  const said = { out: "", err: "" };
  child.stdout.setEncoding("utf8").on("data", (piece: string) => (said.out += piece));
  child.stderr.setEncoding("utf8").on("data", (piece: string) => (said.err += piece));
  return { child, said, ended: new Promise((resolve) => void child.once("close", resolve)) };
}

/** Resolves when something has been said that fits; rejects when the process ends before. */
function until({ child, said, ended }: Running, fits: () => boolean): Promise<void> {
  return new Promise((resolve, reject) => {
    const look = (): void => {
      if (fits()) resolve();
    };
    child.stdout!.on("data", look);
    child.stderr!.on("data", look);
    void ended.then((code) => reject(new Error(`it ended by itself with code ${code}: ${said.out}${said.err}`)));
  });
}

describe.skipIf(process.platform === "win32")("each command, as a person types it", () => {
  let engine: Running;
  beforeAll(async () => {
    engine = chimera(["serve"], ["npx", "chimera"]);
    await until(engine, () => engine.said.out.includes("Serving on"));
    host = /http:\/\/127\.0\.0\.1:\d+/.exec(engine.said.out)![0];
    const tags = (await (await fetch(`${host}/api/tags`)).json()) as { models: readonly { name: string }[] };
    model = tags.models[0]!.name;
  });

  it.each(typed.map((each) => [`chimera ${each.line.join(" ")}`, each] as const))("%s", async (_line, each) => {
    const running = chimera(each.line);
    const { said } = running;
    if (each.until !== undefined) {
      const fits = (): boolean => (each.out?.test(said.out) ?? true) && (each.err?.test(said.err) ?? true);
      await until(running, fits);
      await each.whileUp?.(said.out);
      // As a terminal does: to the whole group, the engine of `serve` included.
      process.kill(-running.child.pid!, each.until);
    }
    const code = await running.ended;
    expect(code, said.err).toBe(each.code ?? (each.until === undefined ? 0 : 130));
    if (each.out) expect(said.out).toMatch(each.out);
    if (each.err) expect(said.err.trimEnd()).toMatch(each.err);
    for (const file of each.files ?? []) expect(existsSync(join(home, file)), file).toBe(true);
  });

  it("hands JupyterLab the port, and opens no browser", () => {
    const asked = readFileSync(join(home, "asked"), "utf8").split("\n");
    expect(asked).toContain("--ServerApp.port=8899");
    expect(asked).toContain("--no-browser");
  });

  it("serves on while all this went on, and ends when npx alone is told to", async () => {
    await answers(engine.said.out);
    engine.child.kill("SIGTERM");
    await engine.ended;
    const gone = (): Promise<boolean> =>
      fetch(`${host}/api/version`).then(
        () => false,
        () => true,
      );
    while (!(await gone())) await new Promise((resolve) => setTimeout(resolve, 100));
  });
});

describe("the list of what is typed", () => {
  it.each(commands.map((command) => [command.name, command] as const))(
    "has chimera %s and each of its options",
    (name, command) => {
      const lines = typed.filter(({ line }) => line[0] === name).map(({ line }) => line);
      expect(lines.length).toBeGreaterThan(0);
      const missing = Object.entries(command.options).flatMap(([option, { short }]) => [
        ...(lines.some((line) => line.includes(`--${option}`)) ? [] : [`--${option}`]),
        ...(short === undefined || lines.some((line) => line.includes(`-${short}`)) ? [] : [`-${short}`]),
      ]);
      expect(missing).toEqual([]);
    },
  );
});

describe("README", () => {
  it("shows no command or option that chimera does not have", () => {
    const readme = readFileSync(join(packageRoot(), "README.md"), "utf8");
    const shown = [...readme.matchAll(/npx chimera (\w+)([^`\n]*)/g)].filter(([, name]) => name !== "help");
    expect(shown.length).toBeGreaterThan(5);
    for (const [, name, rest] of shown) {
      const command = commands.find((each) => each.name === name);
      expect(command, name).toBeDefined();
      for (const [, option] of rest!.matchAll(/--([a-z-]+)/g))
        expect(Object.keys(command!.options), name).toContain(option);
    }
  });
});
