import { UserError } from "../../records";
import { nearest, printable } from "../../text";
import { ollamaOptions, retiredOptions, serverOptions, taken } from "./table";
import type { OptionRule } from "./table";

/**
 * Refuses options that Ollama would ignore or answer with an error: a name that it does not have, a value of another type or out of range.
 * @param where whose options they are, as a sentence begins: `The variant "wide"`
 * @param any lets names pass that are not in the table, for an Ollama that is newer than it
 * @throws UserError (wrong usage) for the first that is wrong, with what was probably meant
 * @example
 * checkOptions({ num_ctx: 4096, stop: ["END"] }, "The call");
 */
export function checkOptions(options: unknown, where: string, { any = false }: { readonly any?: boolean } = {}): void {
  if (typeof options !== "object" || options === null || Array.isArray(options))
    throw new UserError(`${where} has ${shown(options)} as options: give an object such as { num_ctx: 4096 }.`, 2);
  for (const [name, value] of Object.entries(options) as readonly (readonly [string, unknown])[]) {
    const rule = ruleOf(name);
    if (rule) checkValue(name, value, rule, where);
    else if (!any) throw unknownOption(name, where);
  }
}

function ruleOf(name: string): OptionRule | undefined {
  const table = [ollamaOptions, serverOptions].find((each) => Object.hasOwn(each, name));
  return table?.[name];
}

function checkValue(name: string, value: unknown, rule: OptionRule, where: string): void {
  // What is undefined is not sent: it is as if it were not there.
  if (value === undefined || fits(value, rule)) return;
  const given = value === "" ? `${name} without a value` : `${name} ${shown(value)}`;
  throw new UserError(`${where} has ${given}, but ${name} takes ${taken(rule)}, such as ${rule.example}.`, 2);
}

function fits(value: unknown, { kind, least = 0, most = 0 }: OptionRule): boolean {
  if (kind === "switch") return typeof value === "boolean";
  if (kind === "texts")
    return Array.isArray(value) && value.length > 0 && value.every((each) => typeof each === "string" && each !== "");
  if (typeof value !== "number" || !(value >= least && value <= most)) return false;
  return kind === "number" || Number.isInteger(value);
}

/** An Ollama may be newer than the table; what it ignores must not be measured by mistake. */
function unknownOption(name: string, where: string): UserError {
  const names = Object.keys(ollamaOptions);
  const close = nearest(name, names);
  const why = retiredOptions.includes(name)
    ? "which newer versions of Ollama ignore: leave it out, or let it pass with --any-option (anyOption: true in a cell)."
    : close === undefined
      ? `which is no option of Ollama (it has ${names.join(", ")}): a newer Ollama's passes with --any-option (anyOption: true in a cell).`
      : `which is no option of Ollama: did you mean ${close}?`;
  return new UserError(`${where} has ${shownName(name)}, ${why}`, 2);
}

const shownName = (name: string): string => printable(name.length > 40 ? `${name.slice(0, 40)}…` : name);

/** A value as it was given, short. */
function shown(value: unknown): string {
  if (typeof value === "number" || value === undefined) return String(value);
  if (typeof value === "function" || typeof value === "symbol" || typeof value === "bigint") return `a ${typeof value}`;
  let text: string;
  try {
    text = JSON.stringify(value) ?? typeof value;
  } catch {
    text = "an object that holds itself";
  }
  return printable(text.length > 60 ? `${text.slice(0, 60)}…` : text);
}
