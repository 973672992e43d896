import type { CanonicalUnit } from "../records";

/** A unit as a file writes it: canonical value = value × scale. */
export interface Unit {
  readonly unit: CanonicalUnit;
  readonly scale: number;
  readonly text: string;
  /** Set where the word has two meanings in use. */
  readonly ambiguous?: string;
}

const kilo = "thousands of bytes (SI), though some programs mean 1,024";
const units = new Map<string, readonly [CanonicalUnit, number, string?]>([
  ["ns", ["ms", 1e-6]],
  ["nsecond", ["ms", 1e-6]],
  ["us", ["ms", 1e-3]],
  ["µs", ["ms", 1e-3]],
  ["usecond", ["ms", 1e-3]],
  ["ms", ["ms", 1]],
  ["msec", ["ms", 1]],
  ["milliseconds", ["ms", 1]],
  ["s", ["ms", 1000]],
  ["sec", ["ms", 1000]],
  ["secs", ["ms", 1000]],
  ["second", ["ms", 1000]],
  ["seconds", ["ms", 1000]],
  ["tokens/s", ["tokens/s", 1]],
  ["token/s", ["tokens/s", 1]],
  ["tok/s", ["tokens/s", 1]],
  ["t/s", ["tokens/s", 1]],
  ["tokens/sec", ["tokens/s", 1]],
  ["tokens", ["tokens", 1]],
  ["token", ["tokens", 1]],
  ["tok", ["tokens", 1]],
  ["byte", ["bytes", 1]],
  ["bytes", ["bytes", 1]],
  ["kib", ["bytes", 1024]],
  ["mib", ["bytes", 2 ** 20]],
  ["gib", ["bytes", 2 ** 30]],
  ["kb", ["bytes", 1e3, kilo]],
  ["kbyte", ["bytes", 1e3]],
  ["mb", ["bytes", 1e6, kilo]],
  ["mbyte", ["bytes", 1e6]],
  ["gb", ["bytes", 1e9, kilo]],
  ["gbyte", ["bytes", 1e9]],
  ["byte/second", ["bytes/s", 1]],
  ["gb/s", ["bytes/s", 1e9]],
  ["%", ["ratio", 0.01]],
  ["percent", ["ratio", 0.01]],
  ["pct", ["ratio", 0.01]],
  ["ratio", ["ratio", 1]],
  ["w", ["W", 1]],
  ["watts", ["W", 1]],
  ["mw", ["W", 1e-3]],
  ["c", ["°C", 1]],
  ["°c", ["°C", 1]],
  ["celsius", ["°C", 1]],
  ["hz", ["Hz", 1]],
  ["khz", ["Hz", 1e3]],
  ["mhz", ["Hz", 1e6]],
  ["ghz", ["Hz", 1e9]],
  ["count", ["count", 1]],
  ["characters", ["count", 1]],
  ["samples", ["count", 1]],
  ["1/s", ["1/s", 1]],
]);

/** Too short to be trusted as the last word of a name: `vitamin_c`, `flag_w`. */
const notAsSuffix = new Set(["c", "w", "t/s", "count", "characters", "samples", "ratio", "token", "tok"]);

/** Meaning of a unit's word, or undefined where it is none. `asSuffix`: it is the last word of a name. */
export function unitOf(word: string, asSuffix = false): Unit | undefined {
  const key = word.trim().toLowerCase();
  if (asSuffix && notAsSuffix.has(key)) return undefined;
  const found = units.get(key);
  if (found === undefined) return undefined;
  const [unit, scale, ambiguous] = found;
  return ambiguous === undefined ? { unit, scale, text: word } : { unit, scale, text: word, ambiguous };
}
