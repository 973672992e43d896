import type { Config, Data, Layout } from "plotly.js";
import { describe, expect, test } from "vitest";

import {
  comparison,
  dark,
  distribution,
  figureSvg,
  light,
  pareto,
  rightAgainstSpeed,
  runOrder,
  smallMultiples,
  sweepHeatmap,
  throughputPerRun,
  timeBudget,
  tokenTimeline,
  ttftPerRun,
  withTheme,
} from "../../src/plot";
import type { Figure } from "../../src/plot";
import { gradeSummary, summarizeStudy } from "../../src/stats";
import type { CallRecord, Measurement } from "../../src/records";
import { judged } from "../support/judged";
import { gradedStudy } from "../report/graded";
import { sampleStudy } from "../report/sample";

const sample = sampleStudy();
const { calls } = sample;
const summary = summarizeStudy(sample);
const measurements: readonly Measurement[] = [512, 1024].flatMap((num_ctx) =>
  [40, 80].flatMap((num_gpu) =>
    [1, 2].map((row): Measurement => ({
      file: "sweep.csv",
      row,
      kind: "generic",
      subject: { model: "sample:1b" },
      settings: { num_ctx, num_gpu },
      settingsFrom: "record",
      metric: "throughput",
      unit: "tokens/s",
      value: num_gpu + row,
      original: { value: num_gpu + row, unit: "tok/s" },
      status: "ok",
    })),
  ),
);
const figures: readonly Figure[] = [
  comparison(summary),
  ttftPerRun(sample),
  throughputPerRun(sample),
  distribution(summary, { metric: "ttft" }),
  timeBudget(sample),
  runOrder(sample),
  tokenTimeline(sample),
  pareto(summary),
  rightAgainstSpeed(gradeSummary(gradedStudy())!, ["baseline", "chimera"]),
  sweepHeatmap(measurements),
  smallMultiples(measurements),
];

describe.each(figures.map((figure) => [figure.name, figure] as const))("%s", (_, figure) => {
  test("is plain JSON that Plotly's own types accept, with a text, a caption with n and marks in the theme's colours", () => {
    expect(JSON.parse(JSON.stringify(figure))).toEqual(figure);
    const data: readonly Partial<Data>[] = figure.data;
    const layout = figure.layout as unknown as Partial<Layout>;
    const config: Partial<Config> = figure.config;
    expect([data.length > 0, layout.height, config.displaylogo]).toEqual([true, figure.layout.height, false]);
    expect(figure.alt.length).toBeGreaterThan(40);
    expect(figure.caption).toMatch(/n = |of \d/);
    expect(figure.n).toBeGreaterThan(0);
    const colours = JSON.stringify(figure).match(/#[0-9a-f]{6}/g) ?? [];
    for (const colour of colours) expect(Object.values(light)).toContain(colour);
  });

  test("changes to dark colours and back to the same marks", () => {
    const night = withTheme(figure, "dark");
    for (const colour of JSON.stringify(night).match(/#[0-9a-f]{6}/g) ?? [])
      expect(Object.values(dark)).toContain(colour);
    expect(withTheme(figure, "light")).toBe(figure);
    expect(night.data.length).toBe(figure.data.length);
  });

  test("draws as static SVG at any width, without a number that is none", () => {
    for (const width of [340, 640]) {
      const svg = figureSvg(figure, { width });
      expect(svg).toContain(`viewBox="0 0 ${width} `);
      expect(svg).toContain('role="img"');
      expect(svg).not.toMatch(/NaN|undefined|Infinity/);
    }
  });
});

const marksOf = (figure: Figure) =>
  figure.data.flatMap((trace) =>
    trace.type === "scatter" && trace.marker
      ? [{ symbol: trace.marker.symbol, n: trace.x.length, y: trace.y, name: trace.name }]
      : [],
  );

describe("per run", () => {
  test("no call is dropped: warm ones filled, cold ones empty, failures as crosses on the axis", () => {
    const marks = marksOf(ttftPerRun(calls));
    const count = (wanted: (symbol: string) => boolean): number =>
      marks.filter(({ symbol }) => wanted(symbol)).reduce((sum, { n }) => sum + n, 0);
    expect(count((s) => s === "x-thin-open")).toBe(1);
    expect(count((s) => s.endsWith("-open") && s !== "x-thin-open")).toBe(2);
    expect(count(() => true)).toBe(calls.length);
    expect(marks.find(({ symbol }) => symbol === "x-thin-open")!.y).toEqual([0]);
  });

  test("a study without any success still shows every failure", () => {
    const failed = calls.map((call): CallRecord => judged({ ...call, status: "timeout", clock: {} }));
    const figure = ttftPerRun(failed);
    expect(
      marksOf(figure)
        .filter(({ symbol }) => symbol === "x-thin-open")
        .reduce((sum, { n }) => sum + n, 0),
    ).toBe(failed.length);
    expect(figureSvg(figure)).not.toMatch(/NaN|Infinity/);
  });

  test("thousands of calls are thinned and the caption says so", () => {
    const many = sampleStudy({ runs: 500 }).calls;
    const figure = throughputPerRun(many);
    expect(Math.max(...marksOf(figure).map(({ n }) => n))).toBe(200);
    expect(figure.caption).toContain("evenly spaced");
  });

  test("a name from outside is no markup", () => {
    const named = sampleStudy({ name: (text) => `<b>${text}</b><a href="x">` });
    const summed = summarizeStudy(named);
    for (const figure of [
      ttftPerRun(named),
      comparison(summed),
      distribution(summed),
      timeBudget(named),
      runOrder(named),
      tokenTimeline(named),
      pareto(summed),
    ]) {
      expect(JSON.stringify([figure.data, figure.layout])).not.toMatch(/<b>|<a /);
      expect(figureSvg(figure)).not.toMatch(/<b>|<a /);
    }
  });
});

test("a name of a hundred thousand characters is cut in one pass", () => {
  const named = sampleStudy({ name: (text) => text + "é|".repeat(50_000) });
  const summed = summarizeStudy(named);
  for (const made of [ttftPerRun(named), distribution(summed), timeBudget(named), tokenTimeline(named)]) {
    const svg = figureSvg(made, { width: 340 });
    expect(svg).toContain("…</text>");
  }
});

test.each([0, 1, 2])("%i calls make no false marks", (n) => {
  const few = { ...sample, calls: calls.slice(0, n) };
  const summed = summarizeStudy(few);
  const ofCalls = [ttftPerRun, throughputPerRun, timeBudget, runOrder, tokenTimeline].map((make) => make(few));
  for (const made of [comparison(summed), distribution(summed), pareto(summed), ...ofCalls]) {
    const svg = figureSvg(made);
    expect(svg).not.toMatch(/NaN|undefined|Infinity/);
  }
});

test("the comparison's marks are the ratio and its interval", () => {
  const figure = comparison(summary);
  const mark = figure.data[0]!;
  if (mark.type !== "scatter") throw new Error("a mark is expected");
  expect(mark.x[0]).toBeGreaterThan(0.84);
  expect(mark.x[0]).toBeLessThan(0.92);
  expect(mark.x[0]! + mark.error_x!.array[0]!).toBeLessThan(0.95);
});
