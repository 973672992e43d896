import type { AnswerCheck, JsonValue } from "../../records";
import { readChat } from "./chat";
import { fieldsOf } from "./fields";
import type { FieldName } from "./fields";
import type { FoundItem, PromptProblem } from "./types";

/** One record of a file as an item, or as what is wrong with it; and the names that were not used. */
export interface RecordFound {
  readonly item?: FoundItem;
  readonly problems: readonly PromptProblem[];
  readonly unused: readonly string[];
}

type Fields = Readonly<Record<string, unknown>>;

/**
 * Reads a record of JSON or JSON Lines, or a row of a table: `prompt`, `expected` and their other names (see `fieldNames`), chats,
 * instructions with an input, requests of OpenAI's batch files.
 * @param at the record's place
 */
export function readRecord(record: unknown, at: string): RecordFound {
  if (typeof record === "string" || typeof record === "number")
    return { item: { at, prompt: String(record), checks: [] }, problems: [], unused: [] };
  if (typeof record !== "object" || record === null || Array.isArray(record))
    return refused({
      at,
      kind: "not-a-prompt",
      message: `${at} is neither a text nor a record with fields, so it is left out`,
    });
  const fields = record as Fields;
  if (typeof fields["body"] === "object" && fields["body"] !== null && "url" in fields)
    return readBatchRequest(fields, at);
  return readFields(fields, at);
}

function readFields(fields: Fields, at: string): RecordFound {
  const names = fieldsOf(Object.keys(fields).filter((name) => isGiven(fields[name])));
  const taken = new Set<string>(Object.values(names));
  const value = (field: keyof typeof names): unknown => (names[field] === undefined ? undefined : fields[names[field]]);
  const messages = value("messages");
  const prompted = names.prompt === undefined ? undefined : fields[names.prompt];
  const chat = [messages, prompted].find((each): each is readonly unknown[] => Array.isArray(each));
  const asked = chat ? readChat(chat, at) : readPrompt(fields, names.prompt, taken, at);
  if ("kind" in asked) return refused(asked);
  const id = text(value("id"));
  const system = text(value("system"));
  const maxTokens = wholeNumber(value("maxTokens"));
  const choices = readChoices(value("choices"));
  const check = readCheck(value, choices);
  if (choices === undefined && names.choices !== undefined) taken.delete(names.choices);
  const prompt = choices === undefined ? asked.item.prompt : withChoices(asked.item.prompt, choices);
  return {
    item: {
      ...asked.item,
      ...(id === undefined ? {} : { id }),
      prompt,
      ...(system === undefined ? {} : { system }),
      checks: check === undefined ? [] : [check],
      ...(maxTokens === undefined ? {} : { maxTokens }),
    },
    problems: asked.problems,
    unused: Object.keys(fields).filter((name) => isGiven(fields[name]) && !taken.has(name)),
  };
}

/** The prompt of a record without a chat; an instruction beside an input is one prompt in two parts. */
function readPrompt(
  fields: Fields,
  name: string | undefined,
  taken: Set<string>,
  at: string,
): { readonly item: Omit<FoundItem, "checks">; readonly problems: readonly PromptProblem[] } | PromptProblem {
  if (name === undefined)
    return {
      at,
      kind: "empty-prompt",
      message: `${at} has no prompt (none of prompt, question, input, instruction, messages), so it is left out`,
    };
  const { role } = fields;
  if (typeof role === "string" && !/^(?:user|human)$/i.test(role))
    return { at, kind: "not-a-prompt", message: `${at} is a message of ${role}, not of a person, so it is left out` };
  const main = text(fields[name]);
  if (main === undefined)
    return { at, kind: "not-text", message: `${at} has a ${name} that is no text, so it is left out` };
  const further = ["input", "context"].find((each) => each !== name && text(fields[each]) !== undefined);
  if (name.toLowerCase() !== "instruction" || further === undefined)
    return { item: { at, prompt: main }, problems: [] };
  taken.add(further);
  return { item: { at, prompt: `${main}\n\n${text(fields[further])!}` }, problems: [] };
}

function readCheck(
  value: (field: FieldName) => unknown,
  choices: Readonly<Record<string, string>> | undefined,
): AnswerCheck | undefined {
  const given = { expected: value("expected"), schema: schemaOf(value("schema")) };
  // A number beside a list of choices is its place, counted from 0, as MMLU writes it.
  const isPlace =
    choices !== undefined && Number.isInteger(given.expected) && letterOf(given.expected as number) in choices;
  const expected = isPlace ? letterOf(given.expected as number) : answerText(given.expected);
  const grader = text(value("grader")) ?? (choices === undefined || expected === undefined ? undefined : "choice");
  if (expected === undefined && grader === undefined) return undefined;
  const share = shareOf(value("tolerance"));
  const tolerance = share === undefined ? numberOf(value("tolerance")) : undefined;
  const relativeTolerance = share ?? shareOf(value("relativeTolerance")) ?? numberOf(value("relativeTolerance"));
  const [unit, flags] = [text(value("unit")), text(value("flags"))];
  return {
    ...(grader === undefined ? {} : { grader }),
    ...(expected === undefined ? {} : { expected }),
    ...(tolerance === undefined ? {} : { tolerance }),
    ...(relativeTolerance === undefined ? {} : { relativeTolerance }),
    ...(unit === undefined ? {} : { unit }),
    ...(flags === undefined ? {} : { flags }),
    ...(isYes(value("ignoreCase")) ? { ignoreCase: true } : {}),
    ...(isYes(value("ignoreSpace")) ? { ignoreSpace: true } : {}),
    ...(given.schema === undefined ? {} : { schema: given.schema as JsonValue }),
    ...(choices === undefined ? {} : { choices }),
  };
}

/** Choices by letter: from a list, a record of letters, or ARC's lists of texts and labels; other records, such as sampling options, are none. */
function readChoices(choices: unknown): Readonly<Record<string, string>> | undefined {
  if (typeof choices !== "object" || choices === null) return undefined;
  const { text: texts, label: labels } = choices as { readonly text?: unknown; readonly label?: unknown };
  const entries: readonly (readonly [string, unknown])[] = Array.isArray(choices)
    ? choices.map((each: unknown, index) => [letterOf(index), each] as const)
    : Array.isArray(texts) && Array.isArray(labels) && texts.length === labels.length
      ? texts.map((each: unknown, index) => [String(labels[index]), each] as const)
      : Object.entries(choices);
  const said = entries.flatMap(([letter, each]) => {
    const words = text(each);
    return words === undefined || !/^(?:[A-Za-z]|\d)$/.test(letter) ? [] : [[letter, words] as const];
  });
  return said.length < 2 || said.length > 26 || said.length < entries.length ? undefined : Object.fromEntries(said);
}

function letterOf(index: number): string {
  return String.fromCharCode(65 + index);
}

/** A question whose choices stand beside it is asked with them. */
function withChoices(prompt: string, choices: Readonly<Record<string, string>>): string {
  const lines = Object.entries(choices).map(([letter, each]) => `${letter}. ${each}`);
  return `${prompt}\n${lines.join("\n")}`;
}

/** A line of OpenAI's batch files: what is sent is taken over, the model's name is not. */
function readBatchRequest(fields: Fields, at: string): RecordFound {
  const url = text(fields["url"]) ?? "";
  const body = fields["body"] as Fields;
  if (!/\/(?:chat\/)?completions$|\/responses$/.test(url))
    return refused({
      at,
      kind: "not-a-prompt",
      message: `${at} is a request to ${url || "nowhere"}, which answers no prompt, so it is left out`,
    });
  const found = readFields({ ...body, custom_id: fields["custom_id"] }, at);
  return { ...found, unused: [] };
}

function refused(problem: PromptProblem): RecordFound {
  return { problems: [problem], unused: [] };
}

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null && value !== "";
}

/** A text, or a number or yes/no as it would be written; undefined for what is missing, empty or no text. */
function text(value: unknown): string | undefined {
  if (typeof value === "string") return value.trim() === "" ? undefined : value;
  return typeof value === "number" || typeof value === "boolean" ? String(value) : undefined;
}

/** An expected answer; a record or list is the JSON that it is. */
function answerText(value: unknown): string | undefined {
  return typeof value === "object" && value !== null ? JSON.stringify(value) : text(value);
}

/** A schema, which a table has as text. */
function schemaOf(value: unknown): unknown {
  if (typeof value !== "string" || value.trim() === "") return value === "" ? undefined : value;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return value;
  }
}

function isYes(value: unknown): boolean {
  return value === true || (typeof value === "string" && /^(?:true|yes|1)$/i.test(value.trim()));
}

/** "5%" is .05; undefined for what is no share. */
function shareOf(value: unknown): number | undefined {
  const found = typeof value === "string" ? /^\s*(\d+(?:\.\d+)?)\s*%\s*$/.exec(value) : null;
  return found === null ? undefined : Number(found[1]) / 100;
}

function numberOf(value: unknown): number | undefined {
  const number =
    typeof value === "number" ? value : typeof value === "string" && value.trim() !== "" ? Number(value) : NaN;
  return Number.isFinite(number) && number >= 0 ? number : undefined;
}

function wholeNumber(value: unknown): number | undefined {
  const number = numberOf(value);
  return number !== undefined && Number.isInteger(number) && number >= 1 ? number : undefined;
}
