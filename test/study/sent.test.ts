import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { readLedger } from "../../src/ledger";
import { UserError } from "../../src/records";
import type { JsonValue } from "../../src/records";
import { report } from "../../src/report";
import { readStudy } from "../../src/study";
import { closeAll, folder, reporting, studyOf, wholeReport } from "./scripted-study";

let dir: string;
let place: string;

beforeAll(async () => {
  place = await folder();
  const { result } = await studyOf(
    { say: reporting(wholeReport()) },
    { variants: [{ name: "baseline", options: { temperature: 0.5, stop: ["x"] } }] },
  );
  dir = join(place, "sent");
  cpSync(result.dir, dir, { recursive: true });
});
afterAll(closeAll);

type Path = readonly (string | number)[];

/** Where each value of a JSON text stands; of a long list the first two stand for all. */
function placesIn(value: unknown, at: Path = []): readonly Path[] {
  if (typeof value !== "object" || value === null) return [at];
  const entries = Array.isArray(value)
    ? value.slice(0, 2).map((each, index) => [index, each] as const)
    : Object.entries(value);
  return [...(at.length > 0 ? [at] : []), ...entries.flatMap(([key, each]) => placesIn(each as unknown, [...at, key]))];
}

/** The same value with something else in one place. */
function changed(value: JsonValue, path: Path, instead: JsonValue): JsonValue {
  const [key, ...rest] = path;
  if (key === undefined) return instead;
  const copy = (Array.isArray(value) ? [...(value as readonly JsonValue[])] : { ...(value as object) }) as Record<
    string | number,
    JsonValue
  >;
  copy[key] = changed(copy[key]!, rest, instead);
  return copy;
}

const instead: readonly JsonValue[] = [
  null,
  3.5,
  -1,
  true,
  {},
  [],
  "wrong",
  "x".repeat(70_000),
  [[]],
  { a: { b: null } },
];

/** What came of reading the folder: nothing, a problem or a refusal, each as its sentence. */
async function sentenceOf(file: string): Promise<{ readonly said: string; readonly refused: boolean }> {
  try {
    const read = await readStudy(dir);
    const said = read.ingest.problems.map(({ message }) => message).join(" ");
    return { said, refused: false };
  } catch (error) {
    expect(error, `${file}: ${String(error)}`).toBeInstanceOf(UserError);
    return { said: String(error), refused: true };
  }
}

describe.each([
  ["manifest.json", 0],
  ["calls.jsonl", 1],
  ["workflow.jsonl", 0],
  ["facts.json", 0],
  ["narrative.json", 0],
] as const)("%s of somebody else", (file, line) => {
  it("is read into its types, or refused or left out in a sentence that names file and field", async () => {
    const path = join(dir, file);
    const before = readFileSync(path, "utf8");
    const lines = file.endsWith(".jsonl") ? before.trimEnd().split("\n") : [before];
    const whole = JSON.parse(lines[line]!) as JsonValue;
    let named = 0;
    for (const place of placesIn(whole)) {
      const field = String([...place].reverse().find((each) => typeof each === "string"));
      for (const value of instead) {
        const text = JSON.stringify(changed(whole, place, value));
        writeFileSync(
          path,
          file.endsWith(".jsonl") ? `${lines.map((each, at) => (at === line ? text : each)).join("\n")}\n` : text,
        );
        const { said } = await sentenceOf(`${file} ${place.join(".")} = ${text.slice(0, 40)}`);
        if (said === "") continue;
        named += 1;
        expect(said, `${place.join(".")} = ${JSON.stringify(value).slice(0, 40)}`).toContain(file);
        expect(said.length).toBeLessThan(600);
        if (field !== "schema")
          expect(said.includes(field) || /order|variants|value|agreement|prompts|options/.test(said)).toBe(true);
      }
    }
    writeFileSync(path, before);
    // Most of them do not fit anywhere.
    expect(named).toBeGreaterThan(placesIn(whole).length);
    expect((await sentenceOf(file)).said).toBe("");
  });
});

describe("what fits can be reported", () => {
  it("whatever stands in it", async () => {
    const path = join(dir, "manifest.json");
    const before = readFileSync(path, "utf8");
    const whole = JSON.parse(before) as JsonValue;
    for (const place of placesIn(whole)) {
      writeFileSync(path, JSON.stringify(changed(whole, place, "0")));
      const read = await readStudy(dir).catch(() => undefined);
      if (read) expect(report(read).markdown.length).toBeGreaterThan(1000);
    }
    writeFileSync(path, before);
  });
});

describe.skipIf(process.platform === "win32")("a part that is no regular file", () => {
  it.each(["manifest.json", "calls.jsonl", "workflow.jsonl", "facts.json", "narrative.json"])(
    "%s: a link, a pipe, a folder and a device are neither followed nor waited for",
    async (file) => {
      const path = join(dir, file);
      const aside = join(place, "aside");
      renameSync(path, aside);
      for (const put of [
        () => symlinkSync(aside, path),
        () => symlinkSync("/dev/zero", path),
        () => execFileSync("mkfifo", [path]),
        () => mkdirSync(path),
      ]) {
        put();
        const { said } = await sentenceOf(file);
        expect(said).toContain(file);
        rmSync(path, { recursive: true });
      }
      renameSync(aside, path);
    },
  );
});

describe("the path that a sent study names", () => {
  it("is not read unless its folder is given", async () => {
    const path = join(dir, "manifest.json");
    const before = readFileSync(path, "utf8");
    const manifest = JSON.parse(before) as { config: { data: string } };
    const data = join(place, "trap");
    mkdirSync(data);
    // Reading this pipe would never end, and a link into it would leave the folder: nothing of it is even listed.
    writeFileSync(join(data, "runs.csv"), "model,tokens_per_second\nsecret-model,10\n");
    writeFileSync(path, JSON.stringify({ ...manifest, config: { ...manifest.config, data } }));
    const read = await readStudy(dir);
    expect(read.ingest.files).toEqual([]);
    expect(JSON.stringify(read)).not.toContain("secret-model");
    const asked = await readStudy(dir, { data });
    expect(asked.ingest.problems.map(({ code }) => code)).toContain("data-changed");
    writeFileSync(path, before);
  });
});

describe("a large ledger", () => {
  it("is read line by line: one line that is too long is refused, many are not", async () => {
    const path = join(dir, "calls.jsonl");
    const before = readFileSync(path, "utf8");
    const [first] = before.split("\n");
    const many = Array.from({ length: 3000 }, (_, at) =>
      JSON.stringify({ ...(JSON.parse(first!) as object), id: `c${at}`, response: "é".repeat(at % 2000) }),
    );
    writeFileSync(path, `${many.join("\n")}\n`);
    const { study, problems } = await readLedger(dir);
    expect(problems).toEqual([]);
    expect(study.calls.map(({ response }) => response.length)).toEqual(many.map((_, at) => at % 2000));
    writeFileSync(path, before);
  });

  it("is refused in one sentence where it is larger than any study, at once", async () => {
    const path = join(dir, "calls.jsonl");
    const before = readFileSync(path, "utf8");
    // A file with a hole: its size is real, its bytes are not.
    truncateSync(path, 2 ** 30 + 1);
    await expect(readLedger(dir)).rejects.toThrow(/calls\.jsonl cannot be read \(larger than 1024 MB\): see that/);
    writeFileSync(path, before);
  });
});
