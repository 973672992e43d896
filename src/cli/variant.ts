import { checkOptions, readOption } from "../llm";
import { UserError } from "../records";
import type { JsonValue, Variant } from "../records";
import type { Grid } from "../study";

/**
 * Reads one `--variant` argument, `name:key=value,key=value`; `name` alone is a variant without options. `model` and `server` are its own; all else are
 * options: each value is read in the type
 * that its option takes; `stop` is one text, given more than once for several, or a JSON list of texts.
 * @param any lets options pass that the table of Ollama's does not have
 * @throws UserError (wrong usage) when it has another form, an option that Ollama does not know, or a value that it does not take
 */
export function parseVariant(argument: string, any = false): Variant {
  const [name = "", ...rest] = argument.split(":");
  if (!/^[A-Za-z][\w.-]{0,59}$/.test(name)) {
    throw new UserError(
      `--variant "${argument}" has no usable name: write name:key=value,key=value, the name in letters, digits, -, _ and .`,
      2,
    );
  }
  const where = `--variant "${argument}"`;
  const options = new Map<string, JsonValue>();
  const own: { model?: string; server?: string } = {};
  for (const pair of pairsOf(rest.join(":"))) {
    if (pair.trim() === "") continue;
    const at = pair.indexOf("=");
    const key = pair.slice(0, at).trim();
    if (at < 0 || !/^[a-z][a-z0-9_]*$/.test(key))
      throw new UserError(`${where} has "${pair}" where key=value was expected, such as num_ctx=1024.`, 2);
    if (key === "model" || key === "server") {
      if (own[key] !== undefined) throw new UserError(`${where} gives ${key} twice: name it once.`, 2);
      own[key] = pair.slice(at + 1).trim();
      continue;
    }
    const value = readOption(key, pair.slice(at + 1).trim());
    const before = options.get(key);
    if (Array.isArray(before) && Array.isArray(value))
      options.set(key, [...(before as JsonValue[]), ...(value as JsonValue[])]);
    else if (before !== undefined) throw new UserError(`${where} gives ${key} twice: name each option once.`, 2);
    else options.set(key, value);
  }
  const given = Object.fromEntries(options);
  checkOptions(given, where, { any });
  return { name, ...own, options: given };
}

/** All variants of a command line; throws a UserError (wrong usage) when two have one name. */
export function parseVariants(given: readonly string[], any = false): readonly Variant[] {
  const variants = given.map((argument) => parseVariant(argument, any));
  const names = variants.map((variant) => variant.name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw new UserError(`Two variants are named "${twice}": give each a name of its own.`, 2);
  return variants;
}

/**
 * Reads `--grid` arguments, `key=value,value`: lists of values by `model`, `server` or the name of an option.
 * @throws UserError (wrong usage) when one has another form, comes twice, or has a value that its option does not take
 */
export function parseGrid(given: readonly string[], any = false): Grid {
  const axes = new Map<string, readonly JsonValue[]>();
  for (const argument of given) {
    const where = `--grid "${argument}"`;
    const at = argument.indexOf("=");
    const key = argument.slice(0, at).trim();
    if (at < 0 || !/^[a-z][a-z0-9_]*$/.test(key))
      throw new UserError(`${where} is no list of values: write key=value,value, such as num_ctx=1024,2048.`, 2);
    if (axes.has(key)) throw new UserError(`${where} gives ${key} a second time: put all of its values into one.`, 2);
    const texts = argument
      .slice(at + 1)
      .split(",")
      .map((each) => each.trim())
      .filter((each) => each !== "");
    const values = key === "model" || key === "server" ? texts : texts.map((each) => readOption(key, each));
    if (key !== "model" && key !== "server") for (const value of values) checkOptions({ [key]: value }, where, { any });
    axes.set(key, values);
  }
  return Object.fromEntries(axes);
}

/** Split at commas, but not at those inside a JSON list. */
function pairsOf(text: string): readonly string[] {
  return text.match(/(?:=\s*\[(?:"(?:[^"\\]|\\.)*"|[^"\]])*\]|[^,])+/g) ?? [];
}
