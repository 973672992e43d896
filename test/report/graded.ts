import type { AnswerGrade, Study } from "../../src/records";
import { sampleStudy } from "./sample";

/** The sample as a study of 10 cases, asked once: the baseline gives 9 right answers, the faster one 2 and a text that is meant to break a page. */
export function gradedStudy(said = "<img src=x onerror=alert(1)>", name?: (text: string) => string): Study {
  const { manifest, calls } = sampleStudy({ runs: 10, faster: 0.3, ...(name === undefined ? {} : { name }) });
  const [baseline] = manifest.config.variants.map((variant) => variant.name);
  const own = calls.filter(({ stage, run }) => stage === "report" && run > 0);
  const gradeOf = (variant: string, at: number): AnswerGrade => {
    const right = variant === baseline ? at !== 4 : at === 3 || at === 5;
    return {
      verdict: right ? "right" : at === 7 ? "unparsable" : "wrong",
      grader: "number",
      reason: `It says ${said}.`,
    };
  };
  return {
    manifest: {
      ...manifest,
      config: {
        ...manifest.config,
        cases: Array.from({ length: 10 }, (_, at) => ({
          session: `${said} ${at + 1}`,
          grader: "number",
          expected: said,
        })),
      },
    },
    workflow: [],
    calls: own.map((call) => ({
      ...call,
      run: 1,
      session: `${said} ${call.run}`,
      response: `${said} `.repeat(100),
      status: "ok",
      speed: { valid: true },
      answer: "whole",
      grade: gradeOf(call.variant, call.run),
    })),
  };
}
