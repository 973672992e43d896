import type { AnswerGrade } from "../records";
import { answerText } from "./answer-text";
import { folded } from "./fold";
import type { Folding } from "./fold";
import { quoted } from "./quoted";
import { graded } from "./types";

/**
 * Right where the expected text stands anywhere in the answer, by the letter.
 * @example
 * console.log(contains("I love New York!", "New York").verdict);
 */
export function contains(answer: string, expected: string, options: Folding = {}): AnswerGrade {
  return look("contains", answer, expected, options);
}

/**
 * The same without regard to case.
 * @example
 * console.log(icontains("Error 404", "error").verdict);
 */
export function icontains(answer: string, expected: string, options: Folding = {}): AnswerGrade {
  return look("icontains", answer, expected, { ...options, ignoreCase: true });
}

/**
 * Right where there is an answer, and the text stands nowhere in it.
 * @example
 * console.log(notContains("The colour is red.", "color").verdict);
 */
export function notContains(answer: string, expected: string, options: Folding = {}): AnswerGrade {
  return look("notContains", answer, expected, options);
}

function look(grader: string, answer: string, expected: string, options: Folding): AnswerGrade {
  const text = answerText(answer);
  if (expected === "") return graded(grader, "problem", "The case expects an empty text, which every answer contains.");
  if (text === "") return graded(grader, "unparsable", "There is no answer outside the thoughts.");
  const there = folded(text, options).includes(folded(expected, options));
  const reason = `The answer ${there ? "contains" : "does not contain"} ${quoted(expected)}.`;
  return graded(grader, there === (grader !== "notContains") ? "right" : "wrong", reason);
}
