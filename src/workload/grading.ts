import { gradeAnswer, settledCheck } from "../grade";
import type { CustomGrader } from "../grade";
import { UserError } from "../records";
import type { AnswerCheck, AnswerGrade, CallRecord, StudyCase } from "../records";
import { digestOf } from "./digest";
import type { PromptFile, PromptItem, PromptProblem } from "./prompts";
import type { OpenWorkload } from "./types";

/** Longest expected answer that a manifest keeps, characters. */
const mostExpected = 200;

/** How the answers to the prompts of a file are graded. */
export interface Grading extends Pick<OpenWorkload, "config"> {
  readonly grade?: (call: CallRecord) => Promise<AnswerGrade | undefined>;
  /** Checks that cannot be made, each with its place. */
  readonly problems: readonly PromptProblem[];
}

/**
 * Reads which grader judges the answers to each prompt.
 * @param graders those that are written in a cell, by name
 * @param every true where each prompt must say what is right
 * @throws UserError (wrong usage) where it must and does not
 */
export function gradingOf(file: PromptFile, graders: Readonly<Record<string, CustomGrader>>, every: boolean): Grading {
  const problems: PromptProblem[] = [];
  const own = Object.keys(graders);
  const cases = file.items.flatMap((item) => {
    const checks = item.checks.flatMap((check) => {
      const settled = settledCheck(check, own);
      if (!("unknown" in settled)) return [settled];
      const message = `${item.at} ${settled.unknown}, so its answers are not held against it`;
      problems.push({ at: item.at, kind: "no-grader", message });
      return [];
    });
    return checks.length === 0 ? [] : [{ item, checks }];
  });
  if (every) refuseUnjudged(file, cases.length, problems);
  if (cases.length === 0) return { config: {}, problems };
  const bySession = new Map(cases.map((each) => [each.item.id, each] as const));
  const only = file.items.length === 1 ? file.items[0]!.id : undefined;
  return {
    problems,
    config: {
      cases: cases.map(noteOf),
      casesSha256: digestOf(cases.map(({ item, checks }) => [item.id, checks, ownCode(checks, graders)])),
    },
    grade: async ({ session = only, response, answer }) => {
      const asked = session === undefined ? undefined : bySession.get(session);
      if (asked === undefined || answer === "none") return undefined;
      return gradeAnswer(response, asked.checks, { prompt: asked.item.prompt, graders });
    },
  };
}

/** A grader that was changed in its cell is another one. */
function ownCode(checks: readonly AnswerCheck[], graders: Readonly<Record<string, CustomGrader>>): readonly string[] {
  return checks.flatMap(({ grader = "" }) => (Object.hasOwn(graders, grader) ? [String(graders[grader])] : []));
}

function refuseUnjudged({ items }: PromptFile, judged: number, problems: readonly PromptProblem[]): void {
  const silent = items.find(({ checks }) => checks.length === 0);
  const [first] = problems;
  if (first === undefined && silent === undefined) return;
  const why = first?.message ?? `${silent!.at} does not say what a right answer is`;
  const many = items.length - judged;
  throw new UserError(
    `Not every case can be judged (${why}${many > 1 ? `; ${many} of ${items.length} cases have no grader` : ""}): give each an expected answer, and a grader where it needs one, or measure the file with --prompts.`,
    2,
  );
}

function noteOf({ item, checks }: { readonly item: PromptItem; readonly checks: readonly AnswerCheck[] }): StudyCase {
  const grader = [...new Set(checks.map((check) => check.grader!))].join(" + ").slice(0, 200);
  const expected = checks
    .flatMap((check) => (check.expected === undefined ? [] : [[check.expected, check.unit].filter(Boolean).join(" ")]))
    .join("; ");
  return { session: item.id, grader, ...(expected === "" ? {} : { expected: expected.slice(0, mostExpected) }) };
}
