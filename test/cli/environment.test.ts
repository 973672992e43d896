import { spawnSync } from "node:child_process";
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { packageRoot } from "../../src/files";

/** Of nobody: no line in /etc/passwd. */
const nobodysId = 48_213;
const bin = join(packageRoot(), "bin", "chimera.cjs");
const short = ["run", "--embedded", "--runs", "1", "--no-narrative", "--variant", "only:num_predict=8"];

let place: string;
beforeAll(() => {
  place = mkdtempSync(join(tmpdir(), "chimera-environment-"));
  chmodSync(place, 0o755);
});
afterAll(() => rmSync(place, { recursive: true, force: true }));

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

function run(words: readonly string[], cwd = place, env: NodeJS.ProcessEnv = process.env): Ended {
  const { status, stdout, stderr } = spawnSync(words[0]!, words.slice(1), { cwd, env, encoding: "utf8" });
  return { code: status, out: stdout, err: stderr };
}

const chimera = (...words: readonly string[]): readonly string[] => [process.execPath, bin, ...words];
const quoted = (words: readonly string[]): string =>
  words.map((word) => `'${word.replaceAll("'", `'\\''`)}'`).join(" ");
/** What runs under another user, without an environment: what a container with `--user` and a bare image gives. */
const asNobody = (words: readonly string[]): readonly string[] => [
  ...["setpriv", "--reuid", String(nobodysId), "--regid", String(nobodysId), "--clear-groups"],
  ...["env", "-i", `PATH=${process.env["PATH"] ?? ""}`, ...words],
];
/** True where this machine lets the test be another user, to whom this clone is readable. */
const canBeNobody =
  run(asNobody([process.execPath, "-e", `require(${JSON.stringify(bin)}, "--version")`]), "/").code === 0;
/** True where it may mount a file system of its own. */
const canMount = run(["unshare", "-m", "sh", "-c", "mount -t tmpfs tmpfs /mnt"], "/").code === 0;

/** Runs commands with a file system of their own at a folder. */
function mounted(options: string, commands: (folder: string) => readonly string[]): Ended {
  const folder = mkdtempSync(join(place, "mount-"));
  const lines = [`mount -t tmpfs -o ${options} tmpfs ${folder}`, ...commands(folder)];
  return run(["unshare", "-m", "sh", "-c", lines.join("\n")]);
}

describe.runIf(canBeNobody)("a user without a name and without a home, as in a container", () => {
  const own = (): string => {
    const folder = mkdtempSync(join(place, "own-"));
    chownSync(folder, nobodysId, nobodysId);
    return folder;
  };

  it("measures, reports and is told what is there", () => {
    const folder = own();
    const study = run(asNobody(chimera(...short, "--out", "s")), folder);
    expect(study.err).not.toMatch(/failed where it should not/);
    expect(study.code, study.err).toBe(0);
    expect(existsSync(join(folder, "s", "report.html"))).toBe(true);
    const doctor = run(asNobody(chimera("doctor")), folder);
    expect(doctor.code, doctor.err).toBe(0);
    expect(doctor.out).toMatch(/✓ embedded engine/);
  });

  it.each<[string, readonly string[]]>([
    ["a study", [...short, "--out", "closed/s"]],
    ["a page", ["compare", "a", "a", "--out", "closed/p"]],
    ["a notebook", ["notebook", join(packageRoot(), "notebooks", "00-quickstart.ipynb"), "--out", "closed/n"]],
  ])("is told that a folder is read-only for it, before any work: %s", (name, words) => {
    const folder = own();
    mkdirSync(join(folder, "closed"), { mode: 0o555 });
    if (name === "a page") run(asNobody(chimera(...short, "--out", "a")), folder);
    const { code, err } = run(asNobody(chimera(...words)), folder);
    expect(code).toBe(1);
    expect(err.trimEnd().split("\n").at(-1)).toMatch(/closed\S*.* it is read-only for this user; .*--out/);
  });
});

describe.runIf(canMount)("a file system", () => {
  it("that is read-only is named as such", () => {
    const { code, err } = mounted("ro", (folder) => [quoted(chimera(...short, "--out", join(folder, "s", "t")))]);
    expect(code).toBe(1);
    expect(err).toMatch(/s\/t cannot be written: it lies on a read-only file system; .*--out/);
  });

  it("that is full stops the study with what was measured, which goes on when there is room", () => {
    const resume = ["run", "--embedded", "--no-narrative", "--resume"];
    const { code, out, err } = mounted("size=16k", (folder) => [
      `${quoted(chimera(...short, "--out", join(folder, "s")))}; echo "code $?"`,
      `wc -l < ${join(folder, "s", "calls.jsonl")}`,
      `mount -o remount,size=32m ${folder}`,
      quoted(chimera(...resume, "--out", join(folder, "s"))),
      'code=$?; echo "code $code"',
      `cat ${join(folder, "s", "calls.jsonl")}`,
      "exit $code",
    ]);
    expect(code, err).toBe(0);
    expect(err).toMatch(/cannot be written: the disk is full; what was measured before is kept/);
    const [first, kept, ...rest] = out.split("\n");
    expect(first).toBe("code 1");
    expect(Number(kept)).toBeGreaterThan(0);
    const ids = rest.filter((line) => line.startsWith("{")).map((line) => (JSON.parse(line) as { id: string }).id);
    expect(ids.filter((id) => id.startsWith("r1-")).sort()).toEqual([
      "r1-only-analysis",
      "r1-only-report",
      "r1-only-warm-up",
    ]);
  });
});

describe.skipIf(process.platform === "win32")("a process that may open few files", () => {
  const few = (words: readonly string[]): Ended => run(["sh", "-c", `ulimit -n 64; exec ${quoted(words)}`]);

  it("reads files and reports all the same", () => {
    const { code, err } = few(chimera("ingest", join(packageRoot(), "data", "sample")));
    expect(code, err).toBe(0);
  });

  it("is told how to start the embedded engine, which opens more", () => {
    const { code, out, err } = few(chimera(...short, "--out", "few"));
    if (code === 0) expect(out).toMatch(/report\.html/);
    else expect(err).toMatch(/may open no more files.*ulimit -n/);
  });
});
