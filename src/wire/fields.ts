/** An answer's fields, each of any kind until it was looked at. */
export type Fields = Readonly<Record<string, unknown>>;

/** Longer texts are no names, digests or versions. */
const mostCharacters = 512;

/** A text that is not empty and of a length that a name may have; undefined for all else. */
export function textOf(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" && value.length <= mostCharacters ? value : undefined;
}

/** A finite number of at least 0; undefined for all else. */
export function amountOf(value: unknown): number | undefined {
  return typeof value === "number" && Number.isFinite(value) && value >= 0 ? value : undefined;
}

/** A number, also one beyond all bounds, such as 1e999: whether it can be is judged elsewhere. */
export function numberOf(value: unknown): number | undefined {
  return typeof value === "number" ? value : undefined;
}

/** An object that is no list; undefined for all else. */
export function fieldsOf(value: unknown): Fields | undefined {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Fields) : undefined;
}

/** The short texts of a list; undefined where it is none. */
export function shortTextsOf(value: unknown): readonly string[] | undefined {
  if (!Array.isArray(value)) return undefined;
  return (value as readonly unknown[]).map(textOf).filter((each) => each !== undefined);
}

/** What kind of value it is, to stand after "not". */
export function kindOf(value: unknown): string {
  if (value === undefined) return "nothing";
  if (value === null) return "null";
  if (Array.isArray(value)) return value.length === 0 ? "an empty list" : "a list";
  if (value === "") return "an empty text";
  if (typeof value === "string") {
    return value.length > mostCharacters ? `a text of ${value.length.toLocaleString("en-US")} characters` : "a text";
  }
  return typeof value === "object" ? "an object" : `a ${typeof value}`;
}

/** The object without the fields that are undefined. */
export function present<T extends object>(fields: T): { [Name in keyof T]?: Exclude<T[Name], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [Name in keyof T]?: Exclude<T[Name], undefined>;
  };
}
