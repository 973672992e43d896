import { describe, expect, it } from "vitest";

import { ingest } from "../../src/ingest";
import { scaled } from "../../src/ingest/values/scaled";
import { seededRandom } from "../../src/stats";

describe("scaling to canonical units", () => {
  it("keeps figures as people wrote them", () => {
    expect(scaled(0.0831, 1000)).toBe(83.1);
    expect(scaled(2.3260788, 1000)).toBe(2326.0788);
    expect(scaled(106.2, 0.01)).toBe(1.062);
    expect(scaled(-0.07, 1000)).toBe(-70);
    expect(scaled(0.123456789012345, 1000)).toBe(123.456789012345);
  });

  it("gives the nearest figure of 15 digits, whatever way it takes there", () => {
    const random = seededRandom(7);
    for (let at = 0; at < 200_000; at += 1) {
      const value = Number((random() * 10 ** (Math.floor(random() * 9) - 3)).toFixed(Math.floor(random() * 17)));
      for (const scale of [1000, 1e-3, 0.01, 1e-6]) {
        const product = value * scale;
        const nearest = Number.isSafeInteger(product) ? product : Number(product.toPrecision(15));
        if (scaled(value, scale) !== nearest)
          expect([value, scale, scaled(value, scale)]).toEqual([value, scale, nearest]);
      }
    }
  });

  it("has a value where the observation is ok, and only there", async () => {
    const { measurements, summary } = await ingest("data");
    expect(measurements.length).toBeGreaterThan(500);
    expect(measurements.filter((each) => (each.value === null) === (each.status === "ok"))).toEqual([]);
    expect(summary.failedObservations).toBe(measurements.filter((each) => each.status !== "ok").length);
    expect(summary.failedObservations).toBeGreaterThan(0);
  });
});
