import { readPromptfoo } from "./promptfoo";
import { readRecord } from "./record";
import type { Found, FoundItem, PromptProblem } from "./types";

/** Names under which a document keeps its list of prompts. */
const listNames = ["prompts", "data", "examples", "questions", "items", "cases", "rows", "instances", "requests"];

/** Prompts of a JSON document: a list of texts and records, an object with such a list, a promptfoo configuration, or one record. */
export function readDocument(value: unknown): Found {
  if (Array.isArray(value)) return readRecords(value.map((record: unknown, index) => [record, `[${index}]`] as const));
  if (typeof value === "object" && value !== null) {
    const fields = value as Readonly<Record<string, unknown>>;
    if (Array.isArray(fields["tests"]) || typeof fields["tests"] === "string") return readPromptfoo(fields);
    const name = listNames.find((each) => Array.isArray(fields[each]));
    if (name !== undefined) {
      const list = fields[name] as readonly unknown[];
      return readRecords(list.map((record, index) => [record, `${name}[${index}]`] as const));
    }
  }
  return readRecords([[value, "the document"]]);
}

/** Prompts of JSON Lines; a line that is no JSON is named, blank lines are none. */
export function readJsonLines(text: string): Found {
  const problems: PromptProblem[] = [];
  const records = text.split(/\r\n|\n|\r/).flatMap((line, index): (readonly [unknown, string])[] => {
    const at = `line ${index + 1}`;
    if (line.trim() === "") return [];
    try {
      return [[JSON.parse(line) as unknown, at]];
    } catch {
      problems.push({ at, kind: "bad-json", message: `${at} is not JSON, so it is left out` });
      return [];
    }
  });
  const found = readRecords(records);
  return { ...found, problems: [...problems, ...found.problems] };
}

/** Prompts of records with their places. */
export function readRecords(records: readonly (readonly [record: unknown, at: string])[]): Found {
  const items: FoundItem[] = [];
  const problems: PromptProblem[] = [];
  const unused = new Set<string>();
  for (const [record, at] of records) {
    const found = readRecord(record, at);
    if (found.item) items.push(found.item);
    problems.push(...found.problems);
    for (const name of found.unused) unused.add(name);
  }
  return { items, problems, reading: "one prompt a record", unused: [...unused] };
}
