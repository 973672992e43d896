import type { AnswerGrade } from "../records";
import { answerText } from "./answer-text";
import { graded } from "./types";
import { withinTime } from "./within-time";

/** Time that a grader of one's own has for one answer, ms. */
export const customLimitMs = 2000;

/** What a grader of one's own is given beside the answer. */
export interface GradedCase {
  readonly prompt: string;
  readonly expected?: string;
}

/** What it gives back: whether the answer is right, with a sentence why where it has one. */
export type CustomVerdict = boolean | { readonly right: boolean; readonly reason?: string };

/** A grader that is written in a cell: the answer, outside its thoughts, and its case in, right or not out. */
export type CustomGrader = (answer: string, asked: GradedCase) => CustomVerdict | Promise<CustomVerdict>;

/** Asks a grader of one's own within its time; one that throws, is late or gives something else is a problem of the case, and no wrong answer. */
export async function custom(
  name: string,
  grader: CustomGrader,
  answer: string,
  asked: GradedCase,
): Promise<AnswerGrade> {
  const text = answerText(answer);
  if (text === "") return graded(name, "unparsable", "There is no answer outside the thoughts.");
  try {
    const said = withinTime(customLimitMs, () => grader(text, asked));
    const verdict = "late" in said ? "late" : await inTime(said.value);
    if (verdict === "late")
      return graded(name, "problem", `The grader "${name}" was not done after ${customLimitMs} ms.`);
    const right = typeof verdict === "boolean" ? verdict : (verdict as { readonly right?: unknown } | null)?.right;
    if (typeof right !== "boolean")
      return graded(
        name,
        "problem",
        `The grader "${name}" gave neither true nor false: let it give one, or { right, reason }.`,
      );
    const reason =
      typeof verdict === "object" && typeof verdict.reason === "string" ? verdict.reason.slice(0, 500) : "";
    return graded(
      name,
      right ? "right" : "wrong",
      reason || `The grader "${name}" says that it is ${right ? "right" : "wrong"}.`,
    );
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return graded(name, "problem", `The grader "${name}" failed: ${why.slice(0, 300)}.`);
  }
}

async function inTime(verdict: CustomVerdict | Promise<CustomVerdict>): Promise<CustomVerdict | "late"> {
  if (!(verdict instanceof Promise)) return verdict;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<"late">((resolve) => (timer = setTimeout(() => resolve("late"), customLimitMs)));
  try {
    return await Promise.race([verdict, late]);
  } finally {
    clearTimeout(timer);
  }
}
