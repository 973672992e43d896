import type { AnswerGrade, GradeVerdict } from "../records";

/** Says what a grader found, in one sentence. */
export function graded(grader: string, verdict: GradeVerdict, reason: string): AnswerGrade {
  return { verdict, grader, reason };
}
