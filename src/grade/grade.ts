import type { AnswerCheck, AnswerGrade } from "../records";
import { choice } from "./choice";
import { contains, icontains, notContains } from "./contains";
import { custom } from "./custom";
import type { CustomGrader } from "./custom";
import { exact } from "./exact";
import { json } from "./json";
import type { GraderName } from "./known";
import { number } from "./number";
import { regex } from "./regex";
import { graded } from "./types";
import { withinTime } from "./within-time";

/** Time that one check has for one answer, ms: more than any needs. */
const limitMs = 5000;

type Computed = Exclude<GraderName, "judge">;

const graders: Readonly<Record<Computed, (answer: string, check: AnswerCheck, prompt: string) => AnswerGrade>> = {
  exact: (answer, { expected = "", ...folding }) => exact(answer, expected, folding),
  number: (answer, check, prompt) =>
    number(
      answer,
      check.expected ?? "",
      {
        ...(check.tolerance === undefined ? {} : { absTol: check.tolerance }),
        ...(check.relativeTolerance === undefined ? {} : { relTol: check.relativeTolerance }),
        ...(check.unit === undefined ? {} : { unit: check.unit }),
        ...(check.decimalComma === undefined ? {} : { decimalComma: check.decimalComma }),
      },
      prompt,
    ),
  choice: (answer, { expected = "", choices }) => choice(answer, expected, choices === undefined ? {} : { choices }),
  regex: (answer, { expected = "", ...options }) => regex(answer, expected, options),
  contains: (answer, { expected = "", ...folding }) => contains(answer, expected, folding),
  icontains: (answer, { expected = "", ...folding }) => icontains(answer, expected, folding),
  notContains: (answer, { expected = "", ...folding }) => notContains(answer, expected, folding),
  json: (answer, { expected = null, schema }) => json(answer, expected, schema === undefined ? {} : { schema }),
};

export interface GradeOptions {
  /** What was asked. */
  readonly prompt: string;
  /** Graders that are written in a cell, by name. */
  readonly graders?: Readonly<Record<string, CustomGrader>>;
}

/**
 * Holds an answer against checks that all must hold, each with its grader named. A grader that fails makes a problem of the case, and no wrong answer; an
 * opinion (`judge`) is no check and is passed over.
 * @returns undefined where there is nothing to hold it against
 */
export async function gradeAnswer(
  answer: string,
  checks: readonly AnswerCheck[],
  { prompt, graders: own = {} }: GradeOptions,
): Promise<AnswerGrade | undefined> {
  const found: AnswerGrade[] = [];
  for (const check of checks) {
    const name = check.grader ?? "";
    if (name === "judge") continue;
    const mine = Object.hasOwn(own, name) ? own[name] : undefined;
    found.push(
      mine === undefined
        ? computed(name, answer, check, prompt)
        : await custom(name, mine, answer, {
            prompt,
            ...(check.expected === undefined ? {} : { expected: check.expected }),
          }),
    );
  }
  // A problem says more than a wrong answer, and that more than a right one.
  const decisive =
    (["problem", "wrong", "unparsable"] as const)
      .map((verdict) => found.find((each) => each.verdict === verdict))
      .find((each) => each !== undefined) ?? found[0];
  if (decisive === undefined || found.length === 1) return decisive;
  const grader = [...new Set(found.map((each) => each.grader))].join(" + ");
  return { ...decisive, grader: grader.slice(0, 200) };
}

function computed(name: string, answer: string, check: AnswerCheck, prompt: string): AnswerGrade {
  if (!Object.hasOwn(graders, name))
    return graded(name || "none", "problem", `There is no grader ${JSON.stringify(name.slice(0, 60))}.`);
  try {
    const found = withinTime(limitMs, () => graders[name as Computed](answer, check, prompt));
    return "value" in found
      ? found.value
      : graded(name, "problem", `The grader ${name} was not done with the answer after ${limitMs} ms.`);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return graded(name, "problem", `The grader ${name} failed: ${why.slice(0, 300)}.`);
  }
}
