import { afterEach, expect, it } from "vitest";

import { report } from "../../src/report";
import { closeAll, reporting, studyOf, wholeReport } from "./scripted-study";

afterEach(closeAll);

it("a study keeps and shows what the model is loaded with where its variants are silent", async () => {
  const parameters =
    'num_thread                     1\nstop                           "a b"\nstop                           "c"\ntemperature 0.7';
  const { result } = await studyOf(
    { say: reporting(wholeReport()), parameters, vramShare: 0.25 },
    { narrative: false },
  );
  expect(result.study.manifest.served).toEqual({
    baseline: { modelfile: { num_thread: 1, stop: '"a b", "c"', temperature: 0.7 }, threads: 1 },
  });
  const warmUps = result.study.calls.filter(({ stage }) => stage === "warm-up");
  expect(warmUps.map(({ memory }) => memory)).toEqual([{ bytes: 1000, videoBytes: 250, contextTokens: 4096 }]);
  const { markdown } = report(result);
  expect(markdown).toContain("num_thread");
  expect(markdown).toContain("25 % of the model");
});
