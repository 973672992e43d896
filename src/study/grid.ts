import { UserError } from "../records";
import type { JsonValue, Variant } from "../records";

/** Values to combine: models, servers and prompts by their names, all else as options. */
export interface Grid {
  readonly model?: readonly string[];
  readonly server?: readonly string[];
  readonly prompt?: readonly string[];
  readonly [option: string]: readonly JsonValue[] | undefined;
}

const mostVariants = 1000;
const longestName = 60;

/**
 * Every combination of values as a variant, named after them; the first values make the baseline.
 * @param axes lists by `model`, `server`, `prompt`, or the name of an option
 * @throws UserError (wrong usage) for a list without a value, and more than 1,000 variants
 * @example
 * console.log(grid({ model: ["gemma3:1b", "smollm2"], num_ctx: [2048, 8192] }).map(({ name }) => name));
 */
export function grid(axes: Grid): readonly Variant[] {
  const lists = Object.entries(axes).filter((entry): entry is [string, readonly JsonValue[]] => entry[1] !== undefined);
  for (const [axis, values] of lists) {
    if (!Array.isArray(values) || values.length === 0)
      throw new UserError(`grid needs a list of values for ${axis}, such as ${axis}: [${example(axis)}].`, 2);
  }
  const many = lists.reduce((product, [, values]) => product * values.length, 1);
  if (lists.length === 0 || many > mostVariants)
    throw new UserError(
      `grid makes ${lists.length === 0 ? 0 : many} variants: give lists that make 1 to ${mostVariants}.`,
      2,
    );
  let cells: readonly (readonly (readonly [string, JsonValue, number])[])[] = [[]];
  for (const [axis, values] of lists)
    cells = cells.flatMap((cell) => values.map((value, at) => [...cell, [axis, value, at + 1] as const]));
  const varied = new Set(lists.filter(([, values]) => values.length > 1).map(([axis]) => axis));
  return named(
    cells.map((cell) => ({
      label: cell
        .filter(([axis]) => varied.has(axis) || (varied.size === 0 && axis === "model"))
        .map(([axis, value, at]) => partName(axis, value, at))
        .join("-"),
      variant: variantOf(cell),
    })),
  );
}

/**
 * Each model in each variant that names none, after those the variants that name one; without models, the variants as they are.
 * @param models names, at least none
 */
export function crossModels(models: readonly string[], variants: readonly Variant[]): readonly Variant[] {
  const free = variants.filter(({ model }) => model === undefined);
  const bound = variants.filter(({ model }) => model !== undefined);
  if (models.length < 2) return variants;
  const crossed = models.flatMap((model) =>
    free.length === 0
      ? [{ label: modelLabel(model), variant: { model } }]
      : free.map(({ name, ...rest }) => ({ label: `${modelLabel(model)}-${name}`, variant: { ...rest, model } })),
  );
  return [...named(crossed), ...bound];
}

function variantOf(cell: readonly (readonly [string, JsonValue, number])[]): Omit<Variant, "name"> {
  const own = new Set(["model", "server", "prompt"]);
  const options = Object.fromEntries(cell.filter(([axis]) => !own.has(axis)).map(([axis, value]) => [axis, value]));
  const rest = Object.fromEntries(cell.filter(([axis]) => own.has(axis)).map(([axis, value]) => [axis, value]));
  return { ...rest, ...(Object.keys(options).length === 0 ? {} : { options }) };
}

function partName(axis: string, value: JsonValue, at: number): string {
  if (axis === "model" && typeof value === "string") return modelLabel(value);
  if (axis === "server" || axis === "prompt") return `${axis}${at}`;
  return `${axis}${typeof value === "object" ? at : String(value)}`;
}

/** `gemma3-4b` for `gemma3:4b`, without the tag that says nothing and the folders of its registry. */
export function modelLabel(model: string): string {
  const short = model
    .split("/")
    .at(-1)!
    .replace(/:latest$/, "");
  const plain = short.replace(/[^\w.-]+/g, "-").replace(/^-+|-+$/g, "");
  return /^[A-Za-z]/.test(plain) ? plain : `model-${plain}`;
}

/** A name of its own for each. */
function named(
  given: readonly { readonly label: string; readonly variant: Omit<Variant, "name"> }[],
): readonly Variant[] {
  const used = new Set<string>();
  return given.map(({ label, variant }) => {
    const plain = label.replace(/[^\w.-]+/g, "-").slice(0, longestName) || "variant";
    let name = /^[A-Za-z]/.test(plain) ? plain : `v-${plain}`.slice(0, longestName);
    for (let again = 2; used.has(name); again += 1) name = `${plain.slice(0, longestName - 5)}-${again}`;
    used.add(name);
    return { name, ...variant };
  });
}

function example(axis: string): string {
  if (axis === "model") return '"gemma3:1b", "smollm2"';
  return axis === "num_ctx" ? "2048, 8192" : "…";
}
