import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";

import * as graders from "../../src/grade";
import type { AnswerGrade } from "../../src/grade";

interface Labelled {
  readonly id: string;
  readonly grader: "exact" | "number" | "choice" | "regex" | "contains" | "icontains" | "notContains" | "json";
  readonly spec: { readonly expected: never; readonly options: object };
  readonly answer: string;
  readonly prompt?: string;
  readonly label: "right" | "wrong";
  readonly ambiguous?: boolean;
}

const shared = resolve(__dirname, "../../../shared/cases/grades/answers.jsonl");
if (!existsSync(shared)) console.warn(`skipped: ${shared} is not here`);
const sets = [...["first", "second", "third", "fourth"].map((name) => join(__dirname, `answers-${name}.jsonl`)), shared].filter((file) => existsSync(file)); // prettier-ignore

/** What a grader of the room says to a labelled answer. */
function gradeOf({ grader, spec, answer, prompt = "" }: Labelled): AnswerGrade {
  return graders[grader](answer, spec.expected, spec.options, prompt);
}

describe("graders on answers as models write them, labelled by hand", () => {
  it.each(sets)("judge %s as a person does, each wrong with a reason", (file) => {
    const items = readFileSync(file, "utf8").split("\n").filter(Boolean).map((line) => JSON.parse(line) as Labelled); // prettier-ignore
    const clear = items.filter(({ ambiguous }) => ambiguous !== true);
    expect(clear.length).toBeGreaterThanOrEqual(74);
    const otherwise = clear.flatMap((item) => {
      const { verdict, reason } = gradeOf(item);
      expect(reason).toMatch(/^[A-Z].*\.$/s);
      return (verdict === "right") === (item.label === "right") ? [] : [`${item.id} ${verdict}: ${reason}`];
    });
    // Labels are a person's: 97 of 100 is what is promised, and none is known that differs.
    expect(otherwise).toEqual([]);
  });
});
