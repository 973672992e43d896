import { existsSync, readFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { describe, expect, it } from "vitest";

import { casesIn, expectationsOf, holds } from "./cases";
import { ingestFiles } from "./folder";

const folder = resolve(__dirname, "../../../shared/cases/ingest");
if (!existsSync(folder))
  console.warn("cases/ingest: the folder of small files is not here, so its tests are left out.");

describe.runIf(existsSync(folder))("small files as other programs write them", () => {
  const cases = existsSync(folder) ? casesIn(folder) : ["none"];

  it.each(cases)("%s", async (path) => {
    const result = await ingestFiles({ [basename(path)]: readFileSync(join(folder, path)) });
    const expected = expectationsOf(folder, path);
    expect(expected.length).toBeGreaterThan(0);
    expect(expected.filter((each) => !holds(each, result))).toEqual([]);
  });
});
