import type { JsonValue } from "../json";

/** Reads a value of unknown type as a T, or throws a `Misfit` that names the place and what belongs there. */
export type Shape<T> = (value: unknown, at: string) => T;

/** A field that may be missing; `null` does not stand for missing. */
export interface Optional<T> {
  readonly optional: Shape<T>;
}

/** One shape a field: leaving a field of T out does not compile. */
export type Fields<T> = {
  readonly [K in keyof T]-?: object extends Pick<T, K> ? Optional<Exclude<T[K], undefined>> : Shape<T[K]>;
};

/** What does not fit, as words that follow the name of a file: "clock.ttftMs must be a number, not null". */
export class Misfit extends Error {}

/** What became of a value: the typed one, or what does not fit. */
export type Read<T> = { readonly value: T } | { readonly misfit: string };

/** Reads a value by its shape; it never throws. */
export function readShape<T>(shape: Shape<T>, value: unknown): Read<T> {
  try {
    return { value: shape(value, "") };
  } catch (error) {
    if (error instanceof Misfit) return { misfit: error.message };
    throw error;
  }
}

/** A text of at most so many characters; 10,000 unless said. */
export function text(most = 10_000): Shape<string> {
  return (value, at) => {
    if (typeof value !== "string") throw misfit(at, "must be a text", value);
    if (value.length > most)
      throw new Misfit(`${named(at)} must be a text of at most ${most} characters, not ${value.length}`);
    return value;
  };
}

/** A finite number, of at least `least` where one is given. */
export function number(least = Number.NEGATIVE_INFINITY): Shape<number> {
  return (value, at) => {
    if (typeof value === "number" && Number.isFinite(value) && value >= least) return value;
    throw misfit(at, Number.isFinite(least) ? `must be a number of at least ${least}` : "must be a number", value);
  };
}

/** A whole number in a range. */
export function whole(least: number, most = Number.MAX_SAFE_INTEGER): Shape<number> {
  return (value, at) => {
    if (Number.isInteger(value) && (value as number) >= least && (value as number) <= most) return value as number;
    throw misfit(
      at,
      `must be a whole number from ${least}${most === Number.MAX_SAFE_INTEGER ? " up" : ` to ${most}`}`,
      value,
    );
  };
}

export const yesOrNo: Shape<boolean> = (value, at) => {
  if (typeof value === "boolean") return value;
  throw misfit(at, "must be true or false", value);
};

/** One of a few texts, numbers or truths. */
export function oneOf<const T extends string | number | boolean>(...choices: readonly T[]): Shape<T> {
  return (value, at) => {
    const found = choices.find((choice) => choice === value);
    if (found !== undefined) return found;
    throw misfit(at, `must be ${choices.map((each) => JSON.stringify(each)).join(" or ")}`, value);
  };
}

export function orNull<T>(shape: Shape<T>): Shape<T | null> {
  return (value, at) => (value === null ? null : shape(value, at));
}

export function optional<T>(shape: Shape<T>): Optional<T> {
  return { optional: shape };
}

/** A list of at most so many. */
export function list<T>(shape: Shape<T>, most = 1_000_000): Shape<readonly T[]> {
  return (value, at) => {
    if (!Array.isArray(value)) throw misfit(at, "must be a list", value);
    if (value.length > most) throw new Misfit(`${named(at)} must be a list of at most ${most}, not of ${value.length}`);
    return (value as readonly unknown[]).map((each, index) => shape(each, `${at}[${index}]`));
  };
}

/** An object with these fields; others are passed over. */
export function object<T extends object>(fields: Fields<T>): Shape<T> {
  const entries = Object.entries(fields as Readonly<Record<string, Shape<unknown> | Optional<unknown>>>);
  return (value, at) => {
    const given = members(value, at);
    const made: Record<string, unknown> = {};
    for (const [name, field] of entries) {
      const there = Object.hasOwn(given, name) ? given[name] : undefined;
      const place = at === "" ? name : `${at}.${name}`;
      if (typeof field === "function") {
        if (there === undefined) throw new Misfit(`${place} is missing`);
        made[name] = field(there, place);
      } else if (there !== undefined) made[name] = field.optional(there, place);
    }
    // Each field was read by the shape that its type asks for.
    return made as T;
  };
}

/** An object of any names, each with a value of one shape. */
export function record<T>(shape: Shape<T>, most = 10_000): Shape<Readonly<Record<string, T>>> {
  return (value, at) => {
    const names = Object.entries(members(value, at));
    if (names.length > most) throw new Misfit(`${named(at)} must have at most ${most} fields, not ${names.length}`);
    // As a list of own fields: no name means anything to the object that is made.
    return Object.fromEntries(names.map(([name, each]) => [name, shape(each, `${at}.${name.slice(0, 60)}`)]));
  };
}

/** One of several objects, told apart by the text in one field. */
export function tagged<T>(tag: string, shapes: Readonly<Record<string, Shape<T>>>): Shape<T> {
  return (value, at) => {
    const given = members(value, at)[tag];
    const shape = typeof given === "string" && Object.hasOwn(shapes, given) ? shapes[given] : undefined;
    if (shape !== undefined) return shape(value, at);
    throw misfit(at === "" ? tag : `${at}.${tag}`, `must be one of ${Object.keys(shapes).join(", ")}`, given);
  };
}

/** Anything that JSON can hold, not nested without end. */
export const json: Shape<JsonValue> = (value, at) => {
  let level: readonly unknown[] = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > 64) throw new Misfit(`${named(at)} must not be nested more than 64 deep`);
    level = level.flatMap((each) =>
      typeof each === "object" && each !== null ? (Object.values(each) as unknown[]) : [],
    );
  }
  if (value === undefined) throw new Misfit(`${named(at)} is missing`);
  return value as JsonValue;
};

function members(value: unknown, at: string): Readonly<Record<string, unknown>> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw misfit(at, "must be an object", value);
  return value as Readonly<Record<string, unknown>>;
}

function misfit(at: string, must: string, value: unknown): Misfit {
  return new Misfit(`${named(at)} ${must}, not ${shown(value)}`);
}

function named(at: string): string {
  return at === "" ? "what it holds" : at;
}

function shown(value: unknown): string {
  if (value === undefined) return "missing";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object" && value !== null) return "an object";
  const words = typeof value === "string" && value.length > 40 ? `${value.slice(0, 40)}…` : value;
  return JSON.stringify(words);
}
