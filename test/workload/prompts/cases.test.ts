import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";

import { readPrompts } from "../../../src/workload/prompts";

interface Expected {
  readonly items: number;
  readonly first: Readonly<Record<string, string>>;
  readonly problems: readonly { readonly at: string; readonly kind: string; readonly what: string }[];
}

const folder = resolve(__dirname, "../../../../shared/cases/prompts");
const here = existsSync(folder);
if (!here) console.warn("prompts: the folder of prompt files is not here, so its tests are left out.");
const files = here ? readdirSync(folder).filter((name) => !name.endsWith(".expected.json")) : [];

/** Assertions that a case names as without a grader and that are mapped faithfully here. */
const mapped = ["contains-any", "not-icontains", "starts-with"];
/** Places that a case names by the record's id. */
const places: Readonly<Record<string, string>> = { c2: "[1]", c3: "[2]" };

describe.skipIf(!here)("prompt files as people have them", () => {
  it.each(files)("%s", (name) => {
    const expected = JSON.parse(readFileSync(join(folder, `${name}.expected.json`), "utf8")) as Expected;
    const { items, problems } = readPrompts(join(folder, name));
    expect(items).toHaveLength(expected.items);
    const { expected: answer, grader, ...rest } = expected.first;
    expect(items[0]).toMatchObject(rest);
    const asked = {
      ...(answer === undefined ? {} : { expected: answer }),
      ...(grader === undefined ? {} : { grader }),
    };
    if (Object.keys(asked).length > 0) expect(items[0]!.checks).toContainEqual(expect.objectContaining(asked));
    const wanted = expected.problems.filter(({ what }) => !mapped.some((word) => what.startsWith(word)));
    expect(problems.map(({ at, kind }) => `${kind} at ${at}`).sort()).toEqual(
      wanted.map(({ at, kind }) => `${kind} at ${places[at] ?? at}`).sort(),
    );
  });

  it("keeps what the notes of the files ask for", () => {
    const read = (name: string) => readPrompts(join(folder, name)).items;
    expect(read("01-semicolon-bom.csv")[0]!.checks).toEqual([
      { grader: "number", expected: "4,5", tolerance: 0.01, decimalComma: true },
    ]);
    expect(read("02-quotes-multiline.csv")[1]!.prompt).toContain("\n\nRoses are red,\nviolets are blue.\n\n");
    expect(read("04-chat.jsonl")[1]!.messages).toHaveLength(3);
    expect(read("08-promptfoo.yaml")[2]!.checks).toEqual([
      { grader: "regex", expected: "\\d{4}-\\d{2}-\\d{2}" },
      { grader: "contains", expected: "1969" },
    ]);
    expect(read("09-promptfoo-mixed.yaml")[3]!.checks[0]).toEqual({
      grader: "notContains",
      expected: "no",
      ignoreCase: true,
    });
    expect(read("13-openai-batch.jsonl")[0]!.maxTokens).toBe(5);
    expect(read("14-list.md").map(({ prompt }) => prompt)).toEqual([
      "Explain recursion to a child.",
      "Write a limerick about a cat.\nIt must have five lines.",
      "Fix this code:\n```js\n- not a prompt\nlet x = 1\n```",
      "What is **15 %** of 80?",
      "Is 91 prime?\n- think first\n- then answer",
      "Name a bird.",
      "Name a fish.",
    ]);
    expect(read("18-array.json")[2]).toMatchObject({
      prompt: "Which is a fruit?\nA. Carrot\nB. Apple\nC. Potato",
      checks: [{ grader: "choice", expected: "B", choices: { A: "Carrot", B: "Apple", C: "Potato" } }],
    });
  });
});
