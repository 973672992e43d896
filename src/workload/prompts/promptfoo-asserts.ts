import type { AnswerCheck, JsonValue } from "../../records";

type Mapping = (value: unknown) => readonly AnswerCheck[] | undefined;

const texts = (value: unknown): readonly string[] | undefined => {
  const list = Array.isArray(value) ? (value as readonly unknown[]) : [value];
  const all = list.flatMap((each) =>
    typeof each === "string" || typeof each === "number" || typeof each === "boolean" ? [String(each)] : [],
  );
  return all.length === list.length && all.length > 0 ? all : undefined;
};

const one =
  (grader: string, more: Partial<AnswerCheck> = {}): Mapping =>
  (value) => {
    const expected = texts(value);
    return expected?.length === 1 ? [{ grader, expected: expected[0]!, ...more }] : undefined;
  };

const each =
  (grader: string): Mapping =>
  (value) =>
    texts(value)?.map((expected) => ({ grader, expected }));

const anyOf =
  (more: Partial<AnswerCheck>): Mapping =>
  (value) => {
    const all = texts(value);
    return all && [{ grader: "regex", expected: all.map(literal).join("|"), ...more }];
  };

const json: Mapping = (value) => [
  { grader: "json", ...(typeof value === "object" && value !== null ? { schema: value as JsonValue } : {}) },
];

/** promptfoo's assertions that mean the same here. `equals` against a record is JSON, which no text is compared with. */
const mappings: Readonly<Record<string, Mapping>> = {
  equals: one("exact"),
  contains: one("contains"),
  icontains: one("icontains"),
  "not-contains": one("notContains"),
  "not-icontains": one("notContains", { ignoreCase: true }),
  "contains-all": each("contains"),
  "icontains-all": each("icontains"),
  "contains-any": anyOf({}),
  "icontains-any": anyOf({ ignoreCase: true }),
  "starts-with": (value) => {
    const all = texts(value);
    return all?.length === 1 ? [{ grader: "regex", expected: `^${literal(all[0]!)}` }] : undefined;
  },
  regex: one("regex"),
  "is-json": json,
  "contains-json": json,
};

/** The checks that a promptfoo assertion is, or one phrase that says why it is none. */
export function checkOf(
  assertion: Readonly<Record<string, unknown>>,
): { readonly checks: readonly AnswerCheck[] } | { readonly unmapped: string } {
  const type = typeof assertion["type"] === "string" ? assertion["type"] : "of no type";
  const value = assertion["value"];
  if (typeof value === "string" && value.startsWith("file://"))
    return { unmapped: `${type} with a file, which is not read` };
  const mapping = Object.hasOwn(mappings, type) ? mappings[type] : undefined;
  if (mapping === undefined) return { unmapped: `${type}, which has no grader here` };
  const checks = mapping(value);
  return checks === undefined ? { unmapped: `${type} with a value that is no text` } : { checks };
}

/** A text as a regular expression that matches it alone. */
function literal(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
}
