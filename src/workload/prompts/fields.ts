/** Names under which files keep what an item needs, the likelier first; compared without case, spaces, `_` and `-`. */
export const fieldNames = {
  id: ["id", "customid", "promptid", "caseid", "questionid", "taskid", "key", "name"],
  prompt: [
    "prompt",
    "question",
    "query",
    "instruction",
    "input",
    "userprompt",
    "user",
    "request",
    "text",
    "message",
    "content",
    "problem",
  ],
  system: ["system", "systemprompt", "systemmessage"],
  expected: [
    "expected",
    "expectedoutput",
    "expectedanswer",
    "answer",
    "target",
    "reference",
    "referenceanswer",
    "ideal",
    "gold",
    "output",
    "response",
    "completion",
    "label",
    "solution",
    "correctanswer",
    "answerkey",
  ],
  grader: ["grader", "scorer", "metric", "check", "assertion"],
  tolerance: ["tolerance", "abstol", "atol", "epsilon"],
  relativeTolerance: ["relativetolerance", "reltol", "rtol"],
  unit: ["unit", "units"],
  flags: ["flags", "regexflags"],
  ignoreCase: ["ignorecase", "caseinsensitive"],
  ignoreSpace: ["ignorespace", "ignorewhitespace"],
  maxTokens: [
    "maxtokens",
    "maxcompletiontokens",
    "maxoutputtokens",
    "maxnewtokens",
    "outputtokens",
    "numpredict",
    "npredict",
  ],
  choices: ["choices", "options", "alternatives"],
  schema: ["schema", "jsonschema"],
  messages: ["messages", "conversations", "conversation", "chat", "dialog", "dialogue", "turns"],
} as const;

export type FieldName = keyof typeof fieldNames;

/** A name as names are compared. */
export function folded(name: string): string {
  return name
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/[\s_-]+/g, "");
}

/** Which of the names that a record has holds each field; a name serves one field. */
export function fieldsOf(names: readonly string[]): Partial<Record<FieldName, string>> {
  const byFolded = new Map(names.map((name) => [folded(name), name]));
  const found: Partial<Record<FieldName, string>> = {};
  for (const [field, known] of Object.entries(fieldNames) as [FieldName, readonly string[]][]) {
    const at = known.find((name) => byFolded.has(name));
    if (at === undefined) continue;
    found[field] = byFolded.get(at)!;
  }
  return found;
}
