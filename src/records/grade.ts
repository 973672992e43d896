import type { JsonValue } from "./json";

/** What an answer must satisfy, as a file of prompts states it. */
export interface AnswerCheck {
  /** Name of the grader, such as `exact`, `number`, `regex`; absent where the file gives an expected answer and no more. */
  readonly grader?: string;
  /** The expected answer; for `regex` the pattern. Absent where the check needs none, as for `json`. */
  readonly expected?: string;
  /** A JSON schema, for `json`. */
  readonly schema?: JsonValue;
  /** Text of the choices by letter, for `choice`. */
  readonly choices?: Readonly<Record<string, string>>;
  /** Greatest distance from the expected number. */
  readonly tolerance?: number;
  /** Greatest distance from the expected number as a share of it: .05 is 5 %. */
  readonly relativeTolerance?: number;
  /** Unit of the expected number, such as `g` or `min`: an answer in another unit of the same kind is converted. */
  readonly unit?: string;
  /** True where the file writes 4,5 for four and a half. */
  readonly decimalComma?: boolean;
  readonly ignoreCase?: boolean;
  /** Runs of space, line breaks too, count as one space. */
  readonly ignoreSpace?: boolean;
  /** Flags of the pattern, for `regex`. */
  readonly flags?: string;
}

/**
 * `unparsable`: wrong, as nothing in the answer could be held against what is expected; `problem`: the case itself cannot be judged, such as by a
 * pattern that is none, so that the answer is neither right nor wrong.
 */
export type GradeVerdict = "right" | "wrong" | "unparsable" | "problem";

/** What a grader says of one answer. */
export interface AnswerGrade {
  readonly verdict: GradeVerdict;
  /** Name of the grader, or of those that all had to hold. */
  readonly grader: string;
  /** One sentence. */
  readonly reason: string;
}

/** What was expected of the answers to one prompt, as far as it is shown. */
export interface StudyCase {
  /** Id of the session that asks it. */
  readonly session: string;
  /** Graders that all must hold. */
  readonly grader: string;
  /** What is right, in short; absent where the grader alone knows. */
  readonly expected?: string;
}
