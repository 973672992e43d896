import { describe, expect, test } from "vitest";

import { facts } from "../../src/facts";
import {
  comparison,
  distribution,
  figureSvg,
  pareto,
  runOrder,
  seriesMark,
  timeBudget,
  ttftPerRun,
} from "../../src/plot";
import type { Figure } from "../../src/plot";
import type { ScatterTrace } from "../../src/plot/figure";
import { variantNames } from "../../src/records";
import type { Study } from "../../src/records";
import { headline, report } from "../../src/report";
import { cardsView } from "../../src/report/cards";
import { cellRows } from "../../src/report/tables";
import { summarizeStudy } from "../../src/stats";
import type { VerdictCode } from "../../src/stats";
import { randomStudy } from "../support/random-study";

const studies = Array.from({ length: 100 }, (_, seed) => [seed, randomStudy(seed)] as const);
const scatter = (figure: Figure): readonly ScatterTrace[] => figure.data.filter((trace) => trace.type === "scatter");
const plainly = (name: string): string => name.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
/** Colour and shape of every variant that a figure shows; a figure that shows one in two ways fails. */
function looks(figure: Figure): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const { name, marker, showlegend } of scatter(figure)) {
    if (!marker || !showlegend || marker.symbol.startsWith("x-thin")) continue;
    const look = `${marker.color} ${marker.symbol.replace("-open", "")}`;
    expect(found.get(name) ?? look).toBe(look);
    found.set(name, look);
  }
  return found;
}
const inOrder = (some: readonly string[], all: readonly string[]): boolean =>
  some.every((name, at) => at === 0 || all.indexOf(some[at - 1]!) <= all.indexOf(name));

describe("what a figure draws is what the verdict says", () => {
  test("for every verdict of 100 studies: the same ratio and interval, and none where the verdict gives none", () => {
    const seen = new Set<VerdictCode>();
    for (const [, study] of studies) {
      const summary = summarizeStudy(study);
      const figure = comparison(summary);
      const drawn = scatter(figure).map(({ x, error_x: bars, marker }) => ({
        ratio: x[0]!,
        low: x[0]! - bars!.arrayminus[0]!,
        high: x[0]! + bars!.array[0]!,
        filled: !marker!.symbol.endsWith("-open"),
      }));
      const said = summary.comparisons.filter(({ verdict }) => verdict.ratio !== null && verdict.interval !== null);
      expect(drawn).toHaveLength(said.length);
      for (const { verdict, candidate } of said) {
        seen.add(verdict.code);
        const near = (value: number): unknown => expect.closeTo(value, 9);
        const mark = {
          ratio: near(verdict.ratio!),
          low: near(verdict.interval![0]),
          high: near(verdict.interval![1]),
          filled: verdict.code !== "inconclusive",
        };
        expect(drawn).toContainEqual(mark);
        expect(figure.alt).toContain(`${candidate}, `);
      }
      for (const { verdict } of summary.comparisons.filter((one) => !said.includes(one))) {
        seen.add(verdict.code);
        expect(figure.caption).toContain(`(${verdict.word})`);
      }
      expect(figureSvg(figure)).not.toMatch(/NaN|Infinity|undefined/);
    }
    const all: readonly VerdictCode[] = [
      ...(["faster", "slower", "equivalent", "small", "inconclusive", "refused", "not-enough"] as const),
      ...(["faster-by-open", "slower-by-open"] as const),
    ];
    expect([...seen].sort()).toEqual([...all].sort());
  });

  test("an interval that the test does not bear is not drawn: ties", () => {
    const base = randomStudy(3);
    const times = { first: [190, 130, 100, 100, 100, 190, 130, 100], second: [160, 220, 220, 160] };
    const calls = Object.entries(times).flatMap(
      ([variant, values]) =>
      values.map((ttftMs, at) => ({ ...base.calls[0]!, id: `${variant}${at}`, variant, run: at + 1, stage: "report", clock: { ttftMs } })), // prettier-ignore
    );
    const study = withVariants({ ...base, calls: calls.map((call) => ({ ...call, status: "ok" as const, speed: { valid: true as const } })) }, ["first", "second"]); // prettier-ignore
    const summary = summarizeStudy(study);
    const { verdict } = summary.comparisons.find(({ metric }) => metric === "ttft")!;
    expect(verdict).toMatchObject({ code: "inconclusive", interval: [1, expect.closeTo(2.2, 9) as number] });
    expect(comparison(summary).alt).toContain("(95 % interval ±0.0 % to +120.0 %), n = 8 + 4, inconclusive");
  });

  test("medians and intervals of the dots are the summary's, and beaten is said only beyond the intervals", () => {
    for (const [, study] of studies.slice(0, 60)) {
      const summary = summarizeStudy(study);
      const drawn = scatter(distribution(summary, { metric: "ttft" })).filter(
        ({ error_x: bars }) => bars !== undefined,
      );
      const cells = summary.cells.filter(({ ttft }) => ttft.interval !== null);
      expect(drawn.map(({ x }) => x[0])).toEqual(
        [...new Set(summary.cells.map(({ stage }) => stage))].flatMap((stage) =>
          cells.filter((cell) => cell.stage === stage).map(({ ttft }) => ttft.median),
        ),
      );
      const front = pareto(summary);
      for (const trace of scatter(front)) {
        if (!trace.marker?.symbol.endsWith("-open")) continue;
        const stage = /, ([^,]*)<br>/.exec(trace.hovertext![0]!)![1]!;
        const own = summary.cells.find((cell) => plainly(cell.variant) === trace.name && cell.stage === stage)!;
        const better = summary.cells.some(
          (cell) =>
            cell.stage === stage &&
            (cell.ttft.interval?.high ?? cell.ttft.median!) < (own.ttft.interval?.low ?? own.ttft.median!) &&
            (cell.throughput.interval?.low ?? cell.throughput.median!) > (own.throughput.interval?.high ?? own.throughput.median!), // prettier-ignore
        );
        expect(better).toBe(true);
      }
    }
  });
});

describe("one baseline, one order, one look", () => {
  test("of 100 studies whose calls lie in any order: figures, cards, tables, facts and sentences", () => {
    for (const [, study] of studies) {
      const names = variantNames(study);
      const summary = summarizeStudy(study);
      expect(summary.variants).toEqual(names);
      expect(summary.comparisons.every(({ baseline, candidate }) => baseline === names[0] && candidate !== baseline)).toBe(true); // prettier-ignore
      const mark = (name: string): string => seriesMark(names.indexOf(name));
      const perRun = looks(ttftPerRun(study));
      for (const figure of [ttftPerRun(study), runOrder(study), pareto(summary)]) {
        const shown = looks(figure);
        const back = new Map(names.map((name) => [plainly(name), name]));
        for (const [name, look] of shown) {
          const [colour] = look.split(" ");
          expect(mark(back.get(name)!)).toContain(colour);
        }
        expect(inOrder([...shown.keys()].map((name) => back.get(name)!), names)).toBe(true); // prettier-ignore
        for (const [name, look] of shown) expect(perRun.get(name) ?? look).toBe(look);
      }
      for (const card of cardsView(summary)) {
        expect(inOrder(card.variants.map(({ name }) => name), names)).toBe(true); // prettier-ignore
        for (const { name, mark: own } of card.variants) expect(own.markup).toBe(mark(name));
      }
      expect(inOrder(cellRows(summary.cells).map(({ variant }) => variant), names)).toBe(true); // prettier-ignore
      for (const { about } of facts(undefined, study).facts)
        if (about?.role === "verdict") expect(about.against).toMatchObject({ name: names[0] });
      for (const sentence of headline(study)[1].split("; "))
        if (/ against /.test(sentence)) expect(sentence).toContain(` against ${names[0]!} in `);
      expect(timeBudget(study).n).toBeGreaterThanOrEqual(0);
    }
  });

  test("a variant's look stays when the calls of another are missing or come first", () => {
    const study = withVariants(randomStudy(5), ["c1", "c2", "c3", "c4", "c5", "c6", "c7"]);
    const one = study.calls[0]!;
    const calls = ["c7", "c3", "c6", "c2", "c5"].flatMap(
      (variant) =>
      [1, 2, 3].map((run) => ({ ...one, id: `${variant}${run}`, variant, run, status: "ok" as const, speed: { valid: true as const }, clock: { ttftMs: 100 + run } })), // prettier-ignore
    );
    const shown = looks(ttftPerRun({ ...study, calls }));
    expect([...shown.keys()]).toEqual(["c2", "c3", "c5", "c6", "c7"]);
    expect(new Set(shown.values()).size).toBe(5);
    expect(looks(ttftPerRun({ ...study, calls: calls.filter(({ variant }) => variant === "c7") })).get("c7")).toBe(
      shown.get("c7"),
    );
  });

  test("the headline of more than three variants says how many it leaves out, and the page counts one family", () => {
    for (const [, study] of studies.slice(0, 40)) {
      const summary = summarizeStudy(study);
      const timed = summary.cells.filter(({ ttft, throughput }) => ttft.n + throughput.n > 0);
      const stages = [...new Set(timed.map(({ stage }) => stage))];
      const more = stages.some((stage) => timed.filter((cell) => cell.stage === stage).length > 3);
      expect(/and \d+ more variants?/.test(headline(study)[0])).toBe(more);
    }
    for (const [, study] of studies.slice(0, 12)) {
      const { family, comparisons } = summarizeStudy(study);
      const { markdown } = report({ study, registry: facts(undefined, study) });
      const said = /(\d+)(?: of the (\d+))? comparisons are one family/.exec(markdown);
      expect(said ? Number(said[1]) : family).toBe(family);
      if (said?.[2] !== undefined) expect(Number(said[2])).toBe(comparisons.length);
      for (const [, among] of markdown.matchAll(/among (\d+) comparisons/g)) expect(Number(among)).toBe(family);
    }
  });
});

function withVariants(study: Study, names: readonly string[]): Study {
  const variants = names.map((name) => ({ name, options: {} }));
  return { ...study, manifest: { ...study.manifest, config: { ...study.manifest.config, variants } } };
}
