import type { AnswerCheck } from "../../records";
import { checkOf } from "./promptfoo-asserts";
import { readChat } from "./chat";
import type { Found, FoundItem, PromptProblem } from "./types";

type Fields = Readonly<Record<string, unknown>>;

/** How many prompts the variables of one test may make: lists of values are multiplied. */
const mostCombinations = 1000;
const fileText = /^file:\/\//;
const placeholder = /\{\{\s*([\w.]+)\s*\}\}/g;

/**
 * Prompts of a promptfoo configuration: each of its prompts with the variables of each of its tests, and the assertions that have a grader here.
 * Nothing of it is run: templates are filled in by name alone, files that it names are not read, code is named and left out.
 */
export function readPromptfoo(config: Fields): Found {
  const problems: PromptProblem[] = [];
  const prompts = list(config["prompts"]).flatMap((prompt, index) => promptText(prompt, `prompts[${index}]`, problems));
  const defaults = record(config["defaultTest"]);
  if (typeof config["tests"] === "string")
    problems.push({
      at: "tests",
      kind: "file-reference",
      message: `the tests in ${config["tests"]} are not read: give that file itself`,
    });
  if (config["scenarios"] !== undefined)
    problems.push({ at: "scenarios", kind: "unmapped", message: "scenarios have no like here, so they are left out" });
  const tests = Array.isArray(config["tests"]) ? (config["tests"] as readonly unknown[]) : [];
  const items = tests.flatMap((test, index) => {
    const at = `tests[${index}]`;
    const own = record(test);
    const asserts = [...list(defaults["assert"]), ...list(own["assert"])];
    const checks = asserts.flatMap((assert, place) => checkAt(assert, `${at}.assert[${place}]`, problems));
    if (asserts.length === 0)
      problems.push({ at, kind: "no-grader", message: `${at} asserts nothing, so its answers are not judged` });
    const variables = { ...record(defaults["vars"]), ...record(own["vars"]) };
    return combinations(variables, at, problems).flatMap((vars) =>
      prompts.flatMap((template) => filledItem(template, vars, at, checks, problems)),
    );
  });
  return { items, problems, reading: "each prompt of a promptfoo configuration with each of its tests" };
}

function promptText(prompt: unknown, at: string, problems: PromptProblem[]): readonly string[] {
  const raw = typeof prompt === "string" ? prompt : (record(prompt)["raw"] ?? record(prompt)["id"]);
  if (typeof raw !== "string") {
    problems.push({ at, kind: "not-text", message: `${at} is no text, so it is left out` });
    return [];
  }
  if (!fileText.test(raw)) return [raw];
  problems.push({
    at,
    kind: "file-reference",
    message: `${at} names ${raw}, which is not read: put its text in its place`,
  });
  return [];
}

function checkAt(assert: unknown, at: string, problems: PromptProblem[]): readonly AnswerCheck[] {
  const found = checkOf(record(assert));
  if ("checks" in found) return found.checks;
  problems.push({ at, kind: "unmapped-assert", message: `${at} is ${found.unmapped}, so it is left out` });
  return [];
}

/** Every choice of one value for each variable: a variable may be a list. */
function combinations(
  variables: Fields,
  at: string,
  problems: PromptProblem[],
): readonly Readonly<Record<string, string>>[] {
  let all: readonly Readonly<Record<string, string>>[] = [{}];
  for (const [name, value] of Object.entries(variables)) {
    const values = (Array.isArray(value) ? (value as readonly unknown[]) : [value]).map(variableText);
    const named = values.find((each) => fileText.test(each));
    if (named !== undefined) {
      problems.push({
        at,
        kind: "file-reference",
        message: `${at} names ${named}, which is not read, so the test is left out`,
      });
      return [];
    }
    if (all.length * values.length > mostCombinations) {
      problems.push({
        at,
        kind: "too-long",
        message: `${at} makes more than ${mostCombinations} prompts, so it is left out: give fewer values`,
      });
      return [];
    }
    all = all.flatMap((vars) => values.map((each) => ({ ...vars, [name]: each })));
  }
  return all;
}

function filledItem(
  template: string,
  vars: Readonly<Record<string, string>>,
  at: string,
  checks: readonly AnswerCheck[],
  problems: PromptProblem[],
): readonly FoundItem[] {
  const missing = [...template.matchAll(placeholder)]
    .map((match) => match[1]!)
    .find((name) => !Object.hasOwn(vars, name));
  if (missing !== undefined || /\{%|\{\{/.test(template.replaceAll(placeholder, ""))) {
    const what = missing === undefined ? "a prompt that is more than names in braces" : `no value for {{${missing}}}`;
    problems.push({ at, kind: "missing-variable", message: `${at} has ${what}, so it is left out` });
    return [];
  }
  const prompt = template.replaceAll(placeholder, (_, name: string) => vars[name]!);
  const chat = asChat(prompt);
  if (chat === undefined) return [{ at, prompt: prompt.trim(), checks }];
  const found = readChat(chat, at);
  if ("kind" in found) {
    problems.push(found);
    return [];
  }
  problems.push(...found.problems);
  return [{ ...found.item, checks }];
}

/** A prompt that is written as the JSON of a chat. */
function asChat(prompt: string): readonly unknown[] | undefined {
  if (!/^\s*\[\s*\{/.test(prompt)) return undefined;
  try {
    const value: unknown = JSON.parse(prompt);
    return Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function variableText(value: unknown): string {
  return typeof value === "string" ? value : (JSON.stringify(value) ?? "");
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
}

function record(value: unknown): Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Fields) : {};
}
