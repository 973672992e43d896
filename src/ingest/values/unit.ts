import type { CanonicalUnit } from "../../records";

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
  ["msecond", ["ms", 1]],
  ["msec", ["ms", 1]],
  ["msecs", ["ms", 1]],
  ["millis", ["ms", 1]],
  ["millisecond", ["ms", 1]],
  ["milliseconds", ["ms", 1]],
  ["microseconds", ["ms", 1e-3]],
  ["nanoseconds", ["ms", 1e-6]],
  ["nsec", ["ms", 1e-6]],
  ["nanos", ["ms", 1e-6]],
  ["usec", ["ms", 1e-3]],
  ["micros", ["ms", 1e-3]],
  ["s", ["ms", 1000]],
  ["sec", ["ms", 1000]],
  ["secs", ["ms", 1000]],
  ["second", ["ms", 1000]],
  ["seconds", ["ms", 1000]],
  ["minutes", ["ms", 60_000]],
  ["hours", ["ms", 3_600_000]],
  ["tokens/s", ["tokens/s", 1]],
  ["token/s", ["tokens/s", 1]],
  ["tok/s", ["tokens/s", 1]],
  ["t/s", ["tokens/s", 1]],
  ["tokens/sec", ["tokens/s", 1]],
  ["tok/sec", ["tokens/s", 1]],
  ["tokens/second", ["tokens/s", 1]],
  ["token/second", ["tokens/s", 1]],
  ["tps", ["tokens/s", 1]],
  ["toks/s", ["tokens/s", 1]],
  ["tokens/min", ["tokens/min", 1]],
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
  ["kbytes", ["bytes", 1e3, kilo]],
  ["mbytes", ["bytes", 1e6, kilo]],
  ["gbytes", ["bytes", 1e9, kilo]],
  ["mb", ["bytes", 1e6, kilo]],
  ["mbyte", ["bytes", 1e6]],
  ["gb", ["bytes", 1e9, kilo]],
  ["gbyte", ["bytes", 1e9]],
  ["byte/second", ["bytes/s", 1]],
  ["byte/s", ["bytes/s", 1]],
  ["kbyte/second", ["bytes/s", 1e3]],
  ["mbyte/second", ["bytes/s", 1e6]],
  ["gbyte/second", ["bytes/s", 1e9]],
  ["tbyte/second", ["bytes/s", 1e12]],
  ["kbyte/s", ["bytes/s", 1e3]],
  ["mbyte/s", ["bytes/s", 1e6]],
  ["gbyte/s", ["bytes/s", 1e9]],
  ["tbyte/s", ["bytes/s", 1e12]],
  ["kb/s", ["bytes/s", 1e3]],
  ["mb/s", ["bytes/s", 1e6]],
  ["gb/s", ["bytes/s", 1e9]],
  ["tb/s", ["bytes/s", 1e12]],
  ["kib/s", ["bytes/s", 1024]],
  ["mib/s", ["bytes/s", 2 ** 20]],
  ["gib/s", ["bytes/s", 2 ** 30]],
  ["flop/s", ["flop/s", 1]],
  ["gflop/s", ["flop/s", 1e9]],
  ["tflop/s", ["flop/s", 1e12]],
  ["gflops", ["flop/s", 1e9]],
  ["tflops", ["flop/s", 1e12]],
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
  ["1/min", ["1/min", 1]],
  ...["req/s", "reqs/s", "requests/s", "requests/sec", "requests/second", "it/s", "qps", "rps"].map(
    (word): [string, readonly [CanonicalUnit, number]] => [word, ["1/s", 1]],
  ),
  ...["requests", "errors", "calls"].map((word): [string, readonly [CanonicalUnit, number]] => [word, ["count", 1]]),
  ["cycle/second", ["Hz", 1]],
  ["cycle/usecond", ["Hz", 1e6]],
  ["cycle/nsecond", ["Hz", 1e9]],
]);

/** A large prefix before a small b: in rates that is a bit, in sizes mostly carelessness. */
const bitRate = /^\s*[KMGT]b\/s\s*$/;
const smallB = /^\s*[KMGT]b\s*$/;

/** Too short to be trusted as the last word of a name: `vitamin_c`, `flag_w`. */
const notAsSuffix = new Set([
  "tps",
  "c",
  "w",
  "t/s",
  "count",
  "characters",
  "samples",
  "ratio",
  "token",
  "tok",
  "qps",
  "rps",
  "requests",
  "errors",
  "calls",
]);

/** Meaning of a unit's word, or undefined where it is none. `asSuffix`: it is the last word of a name. */
export function unitOf(word: string, asSuffix = false): Unit | undefined {
  // The Greek letter and the micro sign are one prefix.
  const key = units.has(word) ? word : word.trim().toLowerCase().replace("\u03bc", "\u00b5");
  if (asSuffix && notAsSuffix.has(key)) return undefined;
  const found = units.get(key);
  if (found === undefined) return undefined;
  const [unit, scale, ambiguous] = found;
  if (bitRate.test(word))
    return { unit, scale: scale / 8, text: word, ambiguous: "bits a second, as its b is a small one" };
  if (smallB.test(word)) return { unit, scale, text: word, ambiguous: "bytes, though its small b could mean bits" };
  return ambiguous === undefined ? { unit, scale, text: word } : { unit, scale, text: word, ambiguous };
}
