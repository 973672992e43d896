import type { AnswerGrade } from "../records";
import { answerText } from "./answer-text";
import { matchPattern } from "./pattern";
import { quoted } from "./quoted";
import { graded } from "./types";

/**
 * Right where the pattern matches anywhere in the answer. It has a limited time: a pattern that would take longer is a problem of its case.
 * @param options `flags` are those of JavaScript, such as `is`
 * @example
 * console.log(regex("The capital is Paris.", "\\bparis\\b", { flags: "i" }).verdict);
 */
export function regex(
  answer: string,
  pattern: string,
  options: { readonly flags?: string; readonly ignoreCase?: boolean } = {},
): AnswerGrade {
  const text = answerText(answer);
  const flags = options.flags ?? "";
  const found = matchPattern(pattern, options.ignoreCase === true && !flags.includes("i") ? `${flags}i` : flags, text);
  if ("problem" in found) return graded("regex", "problem", found.problem);
  if (text === "") return graded("regex", "unparsable", "There is no answer outside the thoughts.");
  return graded(
    "regex",
    found.matches ? "right" : "wrong",
    `The answer ${found.matches ? "matches" : "does not match"} ${quoted(pattern)}.`,
  );
}
