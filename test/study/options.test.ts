import { describe, expect, it } from "vitest";

import type { Connection } from "../../src/llm";
import { UserError } from "../../src/records";
import { study } from "../../src/study";
import { agent } from "../../src/workload";

// A server that is asked anything fails the test.
const connection = new Proxy({}, { get: () => expect.fail("the server was asked") }) as Connection;
const asked = (options: object): Promise<unknown> => study({ connection, workload: agent("data/sample"), ...options });
const variant = (options: unknown): object => ({ variants: [{ name: "a", options }] });

describe("a study that cannot be meant so", () => {
  it.each<[string, object, RegExp]>([
    ["a mistyped option", variant({ num_ctxx: 2048 }), /^The variant "a" has num_ctxx.*did you mean num_ctx\?$/],
    [
      "an option of another type",
      variant({ num_ctx: "big" }),
      /^The variant "a" has num_ctx "big", but .* whole number/,
    ],
    ["an empty option", variant({ temperature: "" }), /has temperature without a value/],
    ["NaN", variant({ temperature: Number.NaN }), /has temperature NaN/],
    ["a negative context", variant({ num_ctx: -5 }), /has num_ctx -5/],
    ["stop as a text", variant({ stop: "END" }), /stop takes a list of texts/],
    ["options that are none", variant(null), /as options: give an object/],
    ["runs as a text", { runs: "3" }, /runs/],
    ["a seed that is no whole number", { seed: 0.5 }, /^seed must be a whole number from 0 to 2147483647, not 0\.5\.$/],
    ["a seed as a text", { seed: "one" }, /^seed must be .* not "one"\.$/],
    ["another word for the cache", { cache: "maybe" }, /^cache must be "avoid" or "allow", not "maybe"\.$/],
  ])("is refused before the first call: %s", async (_what, options, expected) => {
    const refused = asked(options);
    await expect(refused).rejects.toThrow(expected);
    await expect(refused).rejects.toMatchObject({ name: UserError.name, exitCode: 2 });
  });
});
