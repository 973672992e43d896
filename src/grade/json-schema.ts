import { createRequire } from "node:module";

import type { JsonValue } from "../records";
import { formats } from "./json-formats";
import { matchPattern } from "./pattern";
import { withinTime } from "./within-time";

/** What is used of ajv, which is loaded with the first schema: few studies have one. */
interface Validate {
  (value: unknown): unknown;
  readonly errors?: readonly SchemaError[] | null;
}
interface SchemaError {
  readonly instancePath: string;
  readonly message?: string;
  readonly params: Readonly<Record<string, unknown>>;
}
type Ajv = new (options: object) => { readonly compile: (schema: object | boolean) => Validate };

function load(isNew: boolean): Ajv {
  const loaded = createRequire(__filename)(isNew ? "ajv/dist/2020" : "ajv") as { readonly default: Ajv };
  return loaded.default;
}

/** Time for reading a schema and for holding one value against it, ms. */
const limitMs = 1000;
/** Longest schema, characters. */
const longestSchema = 200_000;
const newWords =
  /"(?:prefixItems|dependentRequired|dependentSchemas|unevaluatedProperties|unevaluatedItems|minContains|maxContains|\$dynamicRef)"/;

/** Holds a value against the schema: what does not fit, in words, or undefined where all does. */
export type SchemaCheck = (value: unknown) => string | undefined;

/**
 * Reads a JSON schema of a file, of draft 7 or 2020-12. Nothing outside it is fetched; its patterns have a limited time.
 * @returns the check, or why there is none, one sentence
 */
export function readSchema(schema: JsonValue): SchemaCheck | { readonly problem: string } {
  if (typeof schema !== "object" && typeof schema !== "boolean")
    return { problem: "The schema is no JSON schema: it must be an object." };
  const text = JSON.stringify(schema);
  if (text.length > longestSchema)
    return { problem: `The schema has ${text.length} characters, more than ${longestSchema}: shorten it.` };
  const { $schema: named, ...rest } = (typeof schema === "boolean" ? {} : schema) as Readonly<
    Record<string, JsonValue>
  >;
  const isNew = newWords.test(text) || (typeof named === "string" && /20(?:19-09|20-12)/.test(named));
  try {
    const options = { strict: false, allErrors: false, formats, code: { regExp: pattern }, logger: false } as const;
    const Reader = load(isNew);
    const made = withinTime(limitMs, () =>
      new Reader(options).compile(typeof schema === "boolean" ? schema : { ...rest }),
    );
    if (!("value" in made)) return { problem: `The schema was not read after ${limitMs} ms: make it simpler.` };
    const validate = made.value;
    return (value) => {
      const fits = withinTime(limitMs, () => validate(value));
      if (!("value" in fits)) throw new Error(`the schema was not done with the answer after ${limitMs} ms`);
      return fits.value === true ? undefined : words(validate.errors?.[0]);
    };
  } catch (error) {
    return { problem: `The schema is none: ${error instanceof Error ? error.message : String(error)}.` };
  }
}

function words(error: SchemaError | undefined): string {
  if (error === undefined) return "it does not fit";
  const where = error.instancePath === "" ? "it" : error.instancePath.slice(1).replaceAll("/", ".");
  const extra: unknown = error.params["additionalProperty"] ?? error.params["unevaluatedProperty"];
  return `${where} ${error.message ?? "does not fit"}${typeof extra === "string" ? ` (${JSON.stringify(extra.slice(0, 60))})` : ""}`;
}

/** A pattern of the schema, held against texts within its time. */
function pattern(source: string, flags: string): RegExpLike {
  // Refused while the schema is read, where it is no pattern.
  new RegExp(source, flags);
  return {
    test: (text) => {
      const found = matchPattern(source, flags, text);
      if ("problem" in found) throw new Error(found.problem);
      return found.matches;
    },
  };
}
pattern.code = "new RegExp";

interface RegExpLike {
  readonly test: (text: string) => boolean;
}
