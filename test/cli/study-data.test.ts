import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { sampleData, studyData } from "../../src/cli/study-data";

let place: string;
const before = process.cwd();
beforeAll(() => {
  place = realpathSync(mkdtempSync(join(tmpdir(), "chimera-data-")));
  mkdirSync(join(place, "work", "bench"), { recursive: true });
  mkdirSync(join(place, "other"));
  symlinkSync(join(place, "other"), join(place, "work", "link"));
  process.chdir(join(place, "work"));
});
afterAll(() => {
  process.chdir(before);
  rmSync(place, { recursive: true, force: true });
});

describe("the data of a study that goes on", () => {
  it.each([["bench"], ["./bench/"], ["."]])("is read unasked where it lies in the working folder: %s", (recorded) => {
    expect(studyData(undefined, recorded, "s")).toBe(recorded);
  });

  it("is read unasked where it is the bundled sample", () => {
    expect(studyData(undefined, sampleData(), "s")).toBe(sampleData());
    expect(studyData(undefined, undefined, undefined)).toBe(sampleData());
  });

  it.each([["/proc"], ["/"], ["../other"], [".."], ["link"], ["bench/../../other"]])(
    "is not read unasked where a sent study may name anything: %s",
    (recorded) => {
      expect(() => studyData(undefined, recorded, "s")).toThrow(
        /^The study in s was measured with .*: give --data with/,
      );
    },
  );

  it("is read where the person names it, and said to be missing where it is", () => {
    expect(studyData("../other", "/proc", "s")).toBe("../other");
    expect(() => studyData(undefined, "gone", "s")).toThrow(/^The folder gone does not exist/);
  });
});
