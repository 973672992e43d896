import type { AnswerGrade, JsonValue } from "../records";
import { answerText } from "./answer-text";
import { jsonIn } from "./json-in-text";
import { readSchema } from "./json-schema";
import { quoted } from "./quoted";
import { sameJson } from "./same-json";
import { graded } from "./types";

/**
 * Right where the answer gives JSON - alone, in a code block, or in a sentence - that fits the schema and is the expected value, where such are given. Of
 * several values the last that fits the schema counts.
 * @param expected the JSON that is right, as text; null where any that fits is
 * @example
 * console.log(json('{"age": 31}', null, { schema: { required: ["age"] } }).verdict);
 */
export function json(
  answer: string,
  expected: string | null = null,
  options: { readonly schema?: JsonValue } = {},
): AnswerGrade {
  let right: unknown;
  try {
    right = expected === null || expected.trim() === "" ? undefined : JSON.parse(expected);
  } catch {
    return graded("json", "problem", `The case expects ${quoted(expected!)}, which is not JSON.`);
  }
  const check = options.schema === undefined ? undefined : readSchema(options.schema);
  if (check !== undefined && "problem" in check) return graded("json", "problem", check.problem);
  const text = answerText(answer);
  if (text === "") return graded("json", "unparsable", "There is no answer outside the thoughts.");
  const found = jsonIn(text);
  if (found.length === 0) return graded("json", "unparsable", "The answer holds no JSON that can be read.");
  try {
    const misfits = found.map(({ value }) => check?.(value));
    const fitting = found.filter((_, at) => misfits[at] === undefined);
    const last = fitting.at(-1);
    if (last === undefined) return graded("json", "wrong", `The JSON does not fit the schema: ${misfits.at(-1)!}.`);
    if (right === undefined || sameJson(last.value, right))
      return graded("json", "right", check === undefined ? "The answer is JSON." : "The JSON fits the schema.");
    return graded(
      "json",
      "wrong",
      `The JSON is ${quoted(JSON.stringify(last.value))}, and ${quoted(expected!)} is expected.`,
    );
  } catch (error) {
    return graded(
      "json",
      "problem",
      `The schema cannot judge it: ${error instanceof Error ? error.message : String(error)}.`,
    );
  }
}
