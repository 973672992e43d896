import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { decimal } from "../../src/ingest/stream/decimal";

describe("a decimal number read digit by digit", () => {
  it("is the double that Number gives, to the bit", () => {
    const digits = (maxLength: number) => fc.array(fc.nat(9), { maxLength }).map((each) => each.join(""));
    const texts = fc
      .tuple(fc.constantFrom("", "-", "+"), digits(9), fc.boolean(), digits(9))
      .map(([sign, whole, point, rest]) => `${sign}${whole}${point ? "." : ""}${rest}`);
    fc.assert(
      fc.property(texts, (text) => {
        const count = text.replaceAll(/\D/g, "").length;
        expect(decimal(text)).toBe(count >= 1 && count <= 15 ? Number(text) : Number.NaN);
      }),
      { numRuns: 20_000, seed: 1 },
    );
    for (const text of ["-0", "0", "007", ".5", "5.", "123456789012345", "0.00000000000001", "999999999.999999"]) {
      expect(Object.is(decimal(text), Number(text)), text).toBe(true);
    }
  });

  it("is left to others where a cell is written in another way", () => {
    for (const text of [
      "",
      "-",
      "+",
      ".",
      "-.",
      "1.2.3",
      "1e3",
      "0x1F",
      " 1",
      "1 ",
      "1,5",
      "--1",
      "1-",
      "nan",
      "１",
      "1234567890123456",
    ]) {
      expect(decimal(text), text).toBeNaN();
    }
  });
});
