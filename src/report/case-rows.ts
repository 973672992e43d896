import { isMeasured } from "../stats";
import type { CallRecord, Study } from "../records";

/** Cases that a page lists, answers of one variant to one case, and characters of each. */
const mostCases = 200;
const mostAnswers = 3;
const mostCharacters = 600;

/** What one variant said to one case. */
export interface CaseAnswers {
  readonly variant: string;
  /** "2 of 3 right". */
  readonly count: string;
  readonly shape: "✓" | "✗" | "◇" | "—";
  readonly answers: readonly {
    readonly said: string;
    readonly cut: boolean;
    readonly verdict: string;
    readonly reason: string;
  }[];
  readonly left: number;
}

/** Case by case who got it right, and what they said; texts of a model, to be escaped where they are shown. */
export function caseRows({ manifest: { config }, calls }: Study) {
  const cases = config.cases ?? [];
  const names = config.variants.map(({ name }) => name);
  const byPlace = new Map<string, CallRecord[]>();
  for (const call of calls) {
    if (!isMeasured(call) || call.status === "cancelled") continue;
    const key = placeOf(call.variant, call.session ?? (cases.length === 1 ? cases[0]!.session : ""));
    const known = byPlace.get(key);
    if (known === undefined) byPlace.set(key, [call]);
    else known.push(call);
  }
  const rows = cases.slice(0, mostCases).map(({ session, expected, grader }) => ({
    session,
    expected: expected ?? "—",
    grader,
    answers: names.map((variant) => answersOf(variant, byPlace.get(placeOf(variant, session)) ?? [])),
  }));
  return { variants: names, rows, left: Math.max(0, cases.length - mostCases) };
}

function placeOf(variant: string, session: string): string {
  return JSON.stringify([variant, session]);
}

function answersOf(variant: string, calls: readonly CallRecord[]): CaseAnswers {
  const right = calls.filter(({ grade }) => grade?.verdict === "right").length;
  const problem = calls.some(({ grade }) => grade?.verdict === "problem");
  // The same answer is shown once.
  const unlike = [...new Map(calls.map((call) => [call.response, call] as const)).values()];
  return {
    variant,
    count: calls.length === 0 ? "—" : problem ? "not judged" : `${right} of ${calls.length}`,
    shape: calls.length === 0 ? "—" : problem ? "◇" : right === calls.length ? "✓" : right === 0 ? "✗" : "◇",
    answers: unlike.slice(0, mostAnswers).map(({ response, grade, error }) => ({
      said: response.slice(0, mostCharacters),
      cut: response.length > mostCharacters,
      verdict: grade?.verdict === "unparsable" ? "wrong, not readable" : (grade?.verdict ?? "failed"),
      reason: grade?.reason ?? error ?? "No answer came.",
    })),
    left: Math.max(0, unlike.length - mostAnswers),
  };
}
