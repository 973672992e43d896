import { gradeAnswer, opinionOf, settledCheck } from "../grade";
import type { CustomGrader, Judge } from "../grade";
import { UserError } from "../records";
import type { AnswerCheck, StudyCase } from "../records";
import { digestOf } from "./digest";
import type { PromptFile, PromptItem, PromptProblem } from "./prompts";
import type { OpenWorkload } from "./types";

/** Longest expected answer that a manifest keeps, characters. */
const mostExpected = 200;

/** How the answers to the prompts of a file are graded. */
export interface Grading extends Pick<OpenWorkload, "config" | "grade" | "opinion"> {
  /** Checks that cannot be made, each with its place. */
  readonly problems: readonly PromptProblem[];
}

/** Who grades beside the kit's own graders. */
export interface OwnGraders {
  /** Those that are written in a cell, by name. */
  readonly graders: Readonly<Record<string, CustomGrader>>;
  readonly judge?: Judge;
}

/**
 * Reads which grader judges the answers to each prompt.
 * @param every true where each prompt must say what is right
 * @throws UserError (wrong usage) where it must and does not
 */
export function gradingOf(file: PromptFile, { graders, judge }: OwnGraders, every: boolean): Grading {
  const problems: PromptProblem[] = [];
  const own = Object.keys(graders);
  const judged = file.items.flatMap((item) => {
    const checks = item.checks.flatMap((check) => {
      const settled = settledCheck(check, own);
      const silent = "grader" in settled && settled.grader === "judge" && judge === undefined;
      if (!("unknown" in settled) && !silent) return [settled];
      const why = "unknown" in settled ? settled.unknown : "asks for the opinion of a judge, and none is given";
      const message = `${item.at} ${why}, so its answers are not held against it`;
      problems.push({ at: item.at, kind: "no-grader", message });
      return [];
    });
    return checks.length === 0 ? [] : [{ item, checks }];
  });
  if (every) refuseUnjudged(file, judged.length, problems);
  if (judged.length === 0) return { config: {}, problems };
  const cases = judged.filter(({ checks }) => checks.some(({ grader }) => grader !== "judge"));
  const bySession = new Map(judged.map((each) => [each.item.id, each] as const));
  const only = file.items.length === 1 ? file.items[0]!.id : undefined;
  return {
    problems,
    ...(judge === undefined
      ? {}
      : {
          opinion: async ({ session = only, response, answer }) => {
            const asked = session === undefined ? undefined : bySession.get(session);
            const criteria = asked?.checks
              .filter(({ grader }) => grader === "judge")
              .flatMap(({ expected }) => expected ?? []);
            if (asked === undefined || criteria === undefined || criteria.length === 0 || answer === "none")
              return undefined;
            return opinionOf(judge, response, criteria.join("\n"), asked.item.prompt);
          },
        }),
    config:
      cases.length === 0
        ? {}
        : {
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
  const grader = [
    ...new Set(checks.flatMap(({ grader }) => (grader === undefined || grader === "judge" ? [] : [grader]))),
  ]
    .join(" + ")
    .slice(0, 200);
  const expected = checks
    .flatMap((check) => (check.expected === undefined ? [] : [[check.expected, check.unit].filter(Boolean).join(" ")]))
    .join("; ");
  return { session: item.id, grader, ...(expected === "" ? {} : { expected: expected.slice(0, mostExpected) }) };
}
