import { describe, expect, it } from "vitest";

import { answerText, choice, contains, exact, gradeAnswer, json, number, regex, settledCheck } from "../../src/grade";

const asked = { prompt: "How many?" };

describe("graders on what is meant to break them", () => {
  it("ends a pattern that never would, and calls it a problem of the case", () => {
    const started = performance.now();
    const found = regex("x".repeat(50), "(x+x+)+y");
    expect(found).toMatchObject({ verdict: "problem", grader: "regex" });
    expect(found.reason).toContain("250 ms");
    expect(performance.now() - started).toBeLessThan(20_000);
    expect(regex("a", "(").verdict).toBe("problem");
    expect(regex("a", "a".repeat(20_000)).verdict).toBe("problem");
  });

  it("ends a pattern of a schema too, and takes a schema that is none for a problem", () => {
    const slow = { type: "object", properties: { a: { type: "string", pattern: "^(a+)+$" } } };
    expect(json(`{"a": "${"a".repeat(40)}!"}`, null, { schema: slow }).verdict).toBe("problem");
    expect(json("{}", null, { schema: { type: "nonsense" } }).verdict).toBe("problem");
    expect(json("{}", null, { schema: { $ref: "https://example.org/schema.json" } }).verdict).toBe("problem");
    expect(json("{}", "{no json").verdict).toBe("problem");
  });

  it("runs no code of a schema, and changes no prototype by an answer", () => {
    const schema = {
      type: "object",
      properties: { "'];globalThis.gone=1;['": { type: "string" } },
      required: ["`${globalThis.gone=1}`"],
    };
    expect(json('{"__proto__": {"polluted": 1}, "x": 1}', null, { schema }).verdict).toBe("wrong");
    expect((globalThis as { gone?: unknown }).gone).toBeUndefined();
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });

  it("reads long and deep answers in time", () => {
    const started = performance.now();
    expect(json("{".repeat(200_000)).verdict).toBe("unparsable");
    expect(json("[".repeat(200_000)).verdict).toBe("unparsable");
    expect(json(`${'{"a":'.repeat(5000)}1${"}".repeat(5000)}`).verdict).toBe("unparsable");
    const long = ["1 ".repeat(100_000), "- ".repeat(100_000), "the answer is ".repeat(20_000), "**".repeat(50_000), "\\text{".repeat(20_000), "(A) ".repeat(30_000)]; // prettier-ignore
    for (const text of long) {
      expect(["wrong", "unparsable", "right"]).toContain(number(text, 42).verdict);
      expect(["wrong", "unparsable", "right"]).toContain(
        choice(text, "B", { choices: { A: "one", B: "two", C: "three" } }).verdict,
      );
      expect(contains(text, "zebra").verdict).toBe("wrong");
    }
    expect(performance.now() - started).toBeLessThan(60_000);
  });

  it("says nothing of an answer with control characters that a terminal would obey", () => {
    const { reason } = exact("\u001b[2J\u202eevil\u0007", "good");
    expect(reason).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  });

  it("takes a case that expects no number, or none of its choices, for a problem", () => {
    expect(number("42", "many").verdict).toBe("problem");
    expect(number("1e999", 42).verdict).toBe("unparsable");
    expect(choice("B", "Z", { choices: { A: "one", B: "two" } }).verdict).toBe("problem");
    expect(contains("x", "").verdict).toBe("problem");
  });
});

describe("the answer", () => {
  it.each([
    ["<think>a</think>b", "b"],
    ["a</think>b", "b"],
    ["<think>a", ""],
    ["[THINK]a[/THINK]b", "b"],
    ["<|channel|>analysis<|message|>a<|end|><|start|>assistant<|channel|>final<|message|>b", "b"],
    ["b<|im_end|>\n<|im_start|>user", "b"],
    ["<think>a<think>b</think>c</think>d", "c</think>d"],
  ])("of %j is %j", (text, answer) => {
    // A nested thought ends at the first mark, as the servers that cut them out have it.
    expect(answerText(text)).toBe(answer);
  });
});

describe("checks of a case", () => {
  it("must all hold; a problem says more than a wrong answer, and that more than a right one", async () => {
    const right = { grader: "contains", expected: "4" };
    const wrong = { grader: "contains", expected: "5" };
    expect(await gradeAnswer("42", [right, wrong], asked)).toMatchObject({ verdict: "wrong", grader: "contains" });
    expect(await gradeAnswer("42", [right, { grader: "number", expected: "42" }], asked)).toMatchObject({
      verdict: "right",
      grader: "contains + number",
    });
    expect(await gradeAnswer("42", [wrong, { grader: "regex", expected: "(" }], asked)).toMatchObject({
      verdict: "problem",
    });
    expect(await gradeAnswer("42", [{ grader: "judge", expected: "is polite" }], asked)).toBeUndefined();
  });

  it("may have graders of one's own: what they throw, give and take too long for is a problem of the case", async () => {
    const graders = {
      even: (answer: string) => Number(answer) % 2 === 0,
      slow: () => {
        for (;;) if (Date.now() < 0) return true;
      },
      never: () => new Promise<boolean>(() => undefined),
      throws: () => {
        throw new Error("no idea");
      },
      odd: () => "yes" as never,
    };
    const verdicts = await Promise.all(
      Object.keys(graders).map(async (grader) => (await gradeAnswer("42", [{ grader }], { ...asked, graders }))!),
    );
    expect(verdicts.map(({ verdict }) => verdict)).toEqual(["right", "problem", "problem", "problem", "problem"]);
    expect(verdicts[3]!.reason).toContain("no idea");
  }, 30_000);

  it("name their grader, or one is taken by what they expect", () => {
    expect(settledCheck({ expected: "12.5" })).toMatchObject({ grader: "number" });
    expect(settledCheck({ expected: "Paris" })).toMatchObject({ grader: "exact", ignoreCase: true });
    expect(settledCheck({ expected: '{"a":1}' })).toMatchObject({ grader: "json" });
    expect(settledCheck({ expected: "B", choices: { A: "x", B: "y" } })).toMatchObject({ grader: "choice" });
    expect(settledCheck({ grader: "Not-Contains", expected: "x" })).toMatchObject({ grader: "notContains" });
    expect(settledCheck({ grader: "numbr", expected: "1" })).toEqual({
      unknown: 'names the grader "numbr", which is not known (did you mean number?)',
    });
    expect(settledCheck({ grader: "toString", expected: "1" })).toHaveProperty("unknown");
    expect(settledCheck({ grader: "number" })).toHaveProperty("unknown");
  });
});
