import type { AnswerGrade } from "../records";
import { answerText } from "./answer-text";
import { folded } from "./fold";
import type { Folding } from "./fold";
import { quoted } from "./quoted";
import { graded } from "./types";

/**
 * Right where the answer, outside its thoughts and without space around it, is the expected text; case and runs of space are folded on request.
 * @example
 * console.log(exact("Paris ", "Paris").verdict);
 */
export function exact(answer: string, expected: string, options: Folding = {}): AnswerGrade {
  const text = answerText(answer);
  if (text === "") return graded("exact", "unparsable", "There is no answer outside the thoughts.");
  return folded(text, options) === folded(expected, options)
    ? graded("exact", "right", "The answer is the expected text.")
    : graded("exact", "wrong", `The answer is ${quoted(text)}, and ${quoted(expected)} is expected.`);
}
