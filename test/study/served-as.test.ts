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

it("a study asks for its model to stay between two calls, whatever the server does by default", async () => {
  const { server, result } = await studyOf({ say: reporting(wholeReport()) }, { narrative: false, runs: 2 });
  const planned = server.asked.filter(({ kind }) => kind === "analysis" || kind === "report");
  expect(planned.length).toBeGreaterThanOrEqual(result.study.manifest.order.length);
  const minutes = planned.map((asked) =>
    Number(/^(\d+)m$/.exec(String((asked as { keep_alive?: unknown }).keep_alive))?.[1]),
  );
  // Longer than any call.
  expect(Math.min(...minutes)).toBeGreaterThanOrEqual(5);
});
