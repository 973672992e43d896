import { describe, expect, it } from "vitest";

import { unitOf } from "../../src/ingest/values/unit";

/** What one of each unit is in the unit that values are kept in; written down by hand from what the words mean, not from the code. */
const meant: readonly (readonly [word: string, unit: string, one: number])[] = [
  ["ns", "ms", 0.000_001],
  ["us", "ms", 0.001],
  ["µs", "ms", 0.001],
  ["ms", "ms", 1],
  ["s", "ms", 1000],
  ["seconds", "ms", 1000],
  ["minutes", "ms", 60_000],
  ["hours", "ms", 3_600_000],
  ["tps", "tokens/s", 1],
  ["t/s", "tokens/s", 1],
  ["tok/s", "tokens/s", 1],
  ["toks/s", "tokens/s", 1],
  ["tokens/sec", "tokens/s", 1],
  ["tokens/min", "tokens/min", 1],
  ["tokens", "tokens", 1],
  ["byte", "bytes", 1],
  ["kB", "bytes", 1000],
  ["MB", "bytes", 1_000_000],
  ["GB", "bytes", 1_000_000_000],
  ["KiB", "bytes", 1024],
  ["MiB", "bytes", 1_048_576],
  ["GiB", "bytes", 1_073_741_824],
  ["MiB/s", "bytes/s", 1_048_576],
  ["GFLOP/s", "flop/s", 1_000_000_000],
  ["%", "ratio", 0.01],
  ["W", "W", 1],
  ["MHz", "Hz", 1_000_000],
  ["GHz", "Hz", 1_000_000_000],
  ["req/s", "1/s", 1],
  ["rps", "1/s", 1],
];

describe("scales of units", () => {
  it.each(meant)("one %s is so many %s: %d", (word, unit, one) => {
    expect(unitOf(word)).toMatchObject({ unit });
    expect(unitOf(word)!.scale).toBeCloseTo(one, 12);
  });
});
