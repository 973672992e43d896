import { describe, expect, test } from "vitest";

import { facts } from "../../src/facts";
import { mimeBundle } from "../../src/notebook/mime";
import { comparisonLines, report } from "../../src/report";
import { gradeSummary } from "../../src/stats";
import { gradedStudy } from "./graded";
import { sampleStudy } from "./sample";

const study = gradedStudy("Oslo");
const page = report({ study, registry: facts(undefined, study) });

describe("right answers on a page", () => {
  test("stand in one table with what they cost, the same in HTML, Markdown, terminal and cell", () => {
    const lines = comparisonLines(study).join("\n");
    const cell = String(mimeBundle(gradeSummary(study))["text/plain"]);
    for (const text of [page.html, page.markdown.replaceAll("\\", ""), lines, cell]) {
      expect(text).toContain("90 % [60, 98]");
      expect(text).toContain("20 % [6, 51]");
      expect(text).toContain("baseline is best: nobody gives more right answers beyond chance");
      expect(text).toContain("chimera gives fewer right answers than baseline");
    }
    expect(page.html).toContain("2 right, 8 wrong (1 of them not readable)");
    // Faster by far, and not called better.
    expect(page.html).toContain("Mind the right answers: chimera gives fewer right answers than baseline; see below.");
  });

  test("are shown case by case, what was said folded and cut", () => {
    expect(page.html.match(/<details><summary>[✓✗]/g)).toHaveLength(20);
    expect(page.html).not.toContain("Oslo ".repeat(125));
    expect(page.markdown).toContain("## Case by case");
  });

  test("are drawn as a plane, with the intervals and who is beaten", () => {
    expect(page.html).toContain("Right answers against speed");
    expect(page.markdown).toContain("On the front: baseline, chimera");
  });

  test("are not spoken of where nothing was expected", () => {
    const plain = sampleStudy();
    const { html, markdown } = report({ study: plain, registry: facts(undefined, plain) });
    for (const text of [html, markdown]) expect(text).not.toContain("Right answers");
    expect(comparisonLines(plain).join("\n")).not.toContain("right answers");
  });

  test("of a model that writes markup stand for themselves, on the page and in a cell", () => {
    for (const said of [
      "<img src=x onerror=alert(1)>",
      "</script><script>alert(1)</script>",
      '"><svg onload=alert(1)>',
      "{{7*7}}",
    ]) {
      const hostile = gradedStudy(said, (text) => `${text}${said}`);
      const { html, markdown } = report({ study: hostile, registry: facts(undefined, hostile) });
      // "{{7*7}}" is a text like any other, and stays one.
      expect(html.includes(said)).toBe(said === "{{7*7}}");
      expect(html.includes("<script>alert")).toBe(false);
      // Lines of a block of code, which is shown as it is, are no markup.
      const lines = markdown.split("\n").filter((line) => !line.startsWith("    "));
      expect(lines.some((line) => /(?<!\\)<(?:img|script|svg)/.test(line))).toBe(false);
      expect(String(mimeBundle(gradeSummary(hostile))["text/html"])).not.toMatch(/<(?:img|script|svg)/);
    }
  });

  test("keep opinions of a model apart, and call them that", () => {
    const opinion = { verdict: "right", grader: "judge gemma", reason: "I like it." } as const;
    const judged = { ...study, calls: study.calls.map((call) => ({ ...call, opinion })) };
    const { html, markdown } = report({ study: judged, registry: facts(undefined, judged) });
    expect(html).toContain("Opinions of a model, which are no grades");
    expect(markdown).toContain("10 good, 0 bad, 0 without an opinion, by judge gemma");
    expect(gradeSummary(judged)).toEqual(gradeSummary(study));
  });
});
