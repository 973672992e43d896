import { UserError } from "../records";
import { nearest } from "../text";

/** Values that a parameter can have. */
export type ParameterValue = string | number | boolean;

type Widened<T> = { [K in keyof T]: T[K] extends number ? number : T[K] extends boolean ? boolean : string };

/** Environment variable through which the headless runner gives parameters, as a JSON object. */
export const parametersVariable = "CHIMERA_PARAMETERS";

/**
 * A notebook's parameters: the defaults, overridden by `chimera notebook -p name=value`, or by the environment variable
 * `CHIMERA_PARAMETERS` (a JSON object). An overriding value takes the type of its default.
 * @throws UserError for a name that has no default, and for a value of another type
 */
export function parameters<T extends Record<string, ParameterValue>>(defaults: T): Widened<T> {
  const given = readGiven();
  const result: Record<string, ParameterValue> = { ...defaults };
  for (const [name, value] of Object.entries(given)) {
    const fallback = Object.hasOwn(defaults, name) ? defaults[name] : undefined;
    if (fallback === undefined) throw unknownName(name, Object.keys(defaults));
    result[name] = convert(name, value, fallback);
  }
  return result as Widened<T>;
}

function readGiven(): Readonly<Record<string, unknown>> {
  const text = process.env[parametersVariable];
  if (text === undefined || text === "") return {};
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    value = undefined;
  }
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  throw new UserError(`${parametersVariable} in the environment is not a JSON object: write {"name": value}.`);
}

function convert(name: string, value: unknown, fallback: ParameterValue): ParameterValue {
  if (typeof fallback === "string") return String(value);
  if (typeof fallback === "number") {
    const number = typeof value === "string" && value.trim() === "" ? Number.NaN : Number(value);
    if (Number.isFinite(number)) return number;
  } else if (value === true || value === "true") return true;
  else if (value === false || value === "false") return false;
  throw new UserError(
    `Parameter ${name} is "${String(value)}", but takes a ${typeof fallback} such as ${fallback}.`,
    2,
  );
}

/** The error for a name that the notebook does not have, with the one that was probably meant. */
export function unknownName(name: string, known: readonly string[]): UserError {
  const close = nearest(name, known);
  const names = known.length === 0 ? "it has none" : `it has ${known.join(", ")}`;
  const hint = close === undefined ? `${names}.` : `did you mean ${close}? (${names})`;
  return new UserError(`The notebook has no parameter "${name}": ${hint}`, 2);
}
