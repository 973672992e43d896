import { formatNumber } from "../facts";
import { metrics } from "../records";
import type { Study } from "../records";
import { countWords, pText } from "../stats";
import type { CellComparison, CellSummary, Summary } from "../stats";
import { medianTexts } from "./format";
import { gradesView } from "./grades-view";
import { decidedRace, summaryOf } from "./race";
import { rankView } from "./rank-view";

/**
 * What a study measured as aligned lines for a terminal: with three variants or more a ranked table a stage and the sets of the best, then
 * a line a comparison, as benchstat has them: median → median, change with its interval, p, n, verdict. None where nothing is compared.
 * @example
 * for (const line of comparisonLines(result.study)) console.log(line);
 */
export function comparisonLines(study: Study): readonly string[] {
  const summary = summaryOf(study);
  return [...gradeLines(study), ...rankLines(summary, study), ...changeLines(summary)];
}

function gradeLines(study: Study): readonly string[] {
  const grades = gradesView(study);
  if (grades === null) return [];
  return [
    "",
    ...aligned([
      ["right answers", "share [95 %]", "seconds per correct answer", "seconds of a call", "answers"],
      ...grades.rows.map((row) => [
        `${row.model === "" ? row.name : `${row.name} (${row.model})`} ${row.best || " "}`,
        row.share,
        row.perCorrect,
        row.perCall,
        row.made,
      ]),
    ]),
    grades.counts,
    ...grades.sentences,
  ];
}

function rankLines(summary: Summary, study: Study): readonly string[] {
  return rankView(summary, study.calls, decidedRace(study)).flatMap(({ stage, order, columns, rows, sets, more }) => [
    "",
    ...aligned([
      [stage, ...columns.map(({ title, unit }) => `${title}, ${unit}`), ...more.map(uncapital), "whole"],
      ...rows.map((row) => [
        row.model === "" ? row.name : `${row.name} (${row.model})`,
        ...row.cells.map(({ value, interval, best }) => `${`${value} ${interval}`.trim()} ${best || " "}`),
        ...row.more,
        row.whole,
      ]),
    ]),
    order,
    ...sets,
  ]);
}

function changeLines({ comparisons, cells, family }: Summary): readonly string[] {
  const p = family > 1 ? `p, adjusted for ${family}` : "p";
  const groups = [...new Set(comparisons.map(({ stage, metric }) => JSON.stringify([stage, metric])))];
  const by = comparisons.flatMap(({ verdict }) => verdict.paired?.by ?? [])[0];
  const note = by === undefined ? [] : [`Changes are taken ${by} by ${by}: they need not be those of the medians.`];
  return [
    ...groups.flatMap((group) => {
      const own = comparisons.filter(({ stage, metric }) => JSON.stringify([stage, metric]) === group);
      const { metric, stage, baseline } = own[0]!;
      const { word, unit } = metrics[metric];
      const head = [`${word}, ${stage}, ${unit}`, `${baseline} →`, "change", "95 % interval", p, "n", ""];
      return ["", ...aligned([head, ...own.map((one) => changeRow(one, cells))])];
    }),
    ...note,
  ];
}

function changeRow({ candidate, baseline, stage, metric, verdict }: CellComparison, cells: readonly CellSummary[]) {
  const of = (variant: string): string => {
    const cell = cells.find((one) => one.variant === variant && one.stage === stage);
    return cell ? medianTexts(cell[metric]).value : "—";
  };
  const share = (ratio: number): number => (metrics[metric].better === "lower" ? ratio : 1 / ratio) - 1;
  const { ratio, interval, p, pAdjusted, word } = verdict;
  const ends = ratio === null || interval === null ? undefined : interval.map(share).sort((a, b) => a - b);
  const chance = pAdjusted ?? p;
  return [
    candidate,
    `${of(baseline)} → ${of(candidate)}`,
    ratio === null ? "—" : signed(share(ratio)),
    ends ? `${signed(ends[0]!)} to ${signed(ends[1]!)}` : "—",
    chance === null ? "—" : pText(chance).replace(/^p = /, "").replace(/^p /, ""),
    countWords(verdict),
    word,
  ];
}

function signed(share: number): string {
  if (!Number.isFinite(share)) return "no limit";
  const text = formatNumber(Math.abs(share) * 100, 1);
  return `${text === "0.0" ? "±" : share < 0 ? "−" : "+"}${text} %`;
}

function uncapital(text: string): string {
  return text.replace(/^[A-Z](?=[a-z])/, (letter) => letter.toLowerCase());
}

/** Columns of equal width: the first and the last to the left, the others to the right. */
function aligned(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => Array.from(row[column] ?? "").length)));
  const last = widths.length - 1;
  return rows.map((row) =>
    row
      .map((text, column) => {
        const gap = " ".repeat(widths[column]! - Array.from(text).length);
        return column === 0 || (column === last && last > 0) ? text + gap : gap + text;
      })
      .join("  ")
      .trimEnd(),
  );
}
