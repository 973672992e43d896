import { nearest } from "../text";
import type { AnswerCheck } from "../records";

/** Graders that a file may name. */
export const graderNames = [
  "exact",
  "number",
  "choice",
  "regex",
  "contains",
  "icontains",
  "notContains",
  "json",
  "judge",
] as const;

export type GraderName = (typeof graderNames)[number];

/** Other words for them, without case, space and marks. */
const others: Readonly<Record<string, GraderName>> = {
  equals: "exact",
  exactmatch: "exact",
  numeric: "number",
  numerical: "number",
  math: "number",
  multiplechoice: "choice",
  mcq: "choice",
  pattern: "regex",
  regexp: "regex",
  includes: "contains",
  isjson: "json",
  jsonschema: "json",
  llmrubric: "judge",
  rubric: "judge",
};
const byWord = new Map<string, GraderName>([
  ...graderNames.map((name) => [name.toLowerCase(), name] as const),
  ...Object.entries(others),
]);
const plainNumber = /^\s*[-+−]?\s*(?:[$€£]\s?)?\d[\d.,' ]*(?:[eE][-+]?\d+)?\s*(?:%|[€$£]|\p{L}{1,4})?\s*$/u;

/**
 * Which grader a check asks for; where it names none, `choice` for one with choices, `json` for a record, a list or a schema, `number` for a number, else
 * `exact` with case and space folded.
 * @param own names of graders that are written in a cell
 * @returns the check with its grader, or why there is none, words that follow the place of the case
 */
export function settledCheck(
  check: AnswerCheck,
  own: readonly string[] = [],
): AnswerCheck | { readonly unknown: string } {
  const { grader, expected, schema, choices } = check;
  if (grader !== undefined) {
    if (own.includes(grader)) return check;
    const known = byWord.get(grader.toLowerCase().replaceAll(/[\s_-]+/g, ""));
    if (known === undefined) {
      const like = nearest(grader, [...graderNames, ...own]);
      const all =
        like === undefined ? `none of ${[...graderNames, ...own].join(", ")}` : `not known (did you mean ${like}?)`;
      return { unknown: `names the grader ${JSON.stringify(grader.slice(0, 60))}, which is ${all}` };
    }
    if (expected === undefined && known !== "json") return { unknown: `has the grader ${known} and nothing expected` };
    return { ...check, grader: known };
  }
  if (expected === undefined)
    return schema === undefined ? { unknown: "expects nothing" } : { ...check, grader: "json" };
  if (choices !== undefined) return { ...check, grader: "choice" };
  if (schema !== undefined || /^\s*[{[]/.test(expected)) return { ...check, grader: "json" };
  if (plainNumber.test(expected)) return { ...check, grader: "number" };
  return { ...check, grader: "exact", ignoreCase: true, ignoreSpace: true };
}
