import { UserError } from "../records";
import type { JsonValue, Variant } from "../records";
import { nearest } from "../text";

/** Options that Ollama knows. It ignores others without a word, so that a mistyped one would measure nothing. */
const optionNames = [
  ...["num_ctx", "num_batch", "num_gpu", "main_gpu", "num_thread", "use_mmap", "use_mlock", "numa", "low_vram"],
  ...["num_keep", "num_predict", "seed", "stop", "temperature", "top_k", "top_p", "min_p", "typical_p", "tfs_z"],
  ...["repeat_last_n", "repeat_penalty", "presence_penalty", "frequency_penalty", "penalize_newline"],
  ...["mirostat", "mirostat_eta", "mirostat_tau", "draft_num_predict"],
];

/**
 * Reads one `--variant` argument, `name:key=value,key=value`; `name` alone is a variant without options.
 * Numbers and `true`/`false` become such, everything else stays text.
 * @throws UserError (wrong usage) when it has another form
 */
export function parseVariant(argument: string): Variant {
  const [name = "", ...rest] = argument.split(":");
  if (!/^[A-Za-z][\w-]{0,39}$/.test(name)) {
    throw new UserError(
      `--variant "${argument}" has no usable name: write name:key=value,key=value, the name in letters, digits, - and _.`,
      2,
    );
  }
  const options = new Map<string, JsonValue>();
  for (const pair of rest.join(":").split(",")) {
    if (pair.trim() === "") continue;
    const at = pair.indexOf("=");
    const key = pair.slice(0, at).trim();
    if (at < 0 || !/^[a-z][a-z0-9_]*$/.test(key)) {
      throw new UserError(
        `--variant "${argument}" has "${pair}" where key=value was expected, such as num_ctx=1024.`,
        2,
      );
    }
    if (!optionNames.includes(key)) {
      const close = nearest(key, optionNames);
      const hint =
        close === undefined ? `it has ${optionNames.slice(0, 3).join(", ")}, temperature, …` : `did you mean ${close}?`;
      throw new UserError(`--variant "${argument}" has ${key}, which is no option of Ollama: ${hint}`, 2);
    }
    if (options.has(key)) throw new UserError(`--variant "${argument}" gives ${key} twice: name each option once.`, 2);
    options.set(key, optionValue(pair.slice(at + 1).trim()));
  }
  return { name, options: Object.fromEntries(options) };
}

/** All variants of a command line; throws a UserError (wrong usage) when two have one name. */
export function parseVariants(given: readonly string[]): readonly Variant[] {
  const variants = given.map(parseVariant);
  const names = variants.map((variant) => variant.name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw new UserError(`Two variants are named "${twice}": give each a name of its own.`, 2);
  return variants;
}

function optionValue(given: string): JsonValue {
  if (given === "true") return true;
  if (given === "false") return false;
  return /^-?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(given) ? Number(given) : given;
}
