import { describe, expect, it } from "vitest";

import { progressHtml, progressLine } from "../../src/notebook/progress-view";

const state = {
  step: "run 2 of 3: chimera, report",
  done: 4,
  of: 12,
  elapsedMs: 61_400,
  leftMs: 24_000,
  lastTtftMs: 6.24,
  lastThroughput: 1240.4,
};

describe("a bar of progress", () => {
  it("says stage, run, count, time gone and left, and the last call, in one line", () => {
    expect(progressLine(state)).toBe(
      "4 of 12 · run 2 of 3: chimera, report · 1 min 1 s, about 24 s left · last call: TTFT 6.2 ms, 1,240 tokens/s",
    );
  });

  it("is a bar for people who see it and for those who hear it", () => {
    expect(progressHtml(state)).toContain('aria-valuemax="12" aria-valuenow="4"');
    expect(progressHtml(state)).toContain("width:33.3%");
    expect(progressHtml({ step: "waiting" })).not.toContain("progressbar");
  });

  it("shows the end of the text that comes in, escaped", () => {
    const html = progressHtml({ step: "s", text: `${"x".repeat(500)}<script>\nend` });
    expect(html).toContain("&lt;script&gt; end");
    expect(html.length).toBeLessThan(900);
  });

  it("never says more than whole", () => {
    expect(progressHtml({ step: "s", done: 3, of: 2 })).toContain("width:100.0%");
    expect(progressLine({ step: "s", done: 0, of: 0 })).toBe("s");
  });
});
