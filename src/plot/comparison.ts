import { comparedMetrics, metrics } from "../records";
import { countWords } from "../stats";
import type { CellComparison, Summary } from "../stats";
import { axis, namedAxis } from "./axis";
import type { Figure, ScatterTrace } from "./figure";
import { emptyFigure, figure, heading } from "./layout";
import { plain, shorten } from "./text";
import { light, open, seriesStyle } from "./theme";

/** One drawn verdict: its own ratio and interval. */
interface Row {
  readonly label: string;
  readonly of: CellComparison;
  readonly ratio: number;
  readonly low: number;
  readonly high: number;
}

/**
 * Time of each candidate over time of its baseline, with the interval of the verdict, against the band that does not matter: the numbers of
 * the summary's verdicts, and none where a verdict gives none.
 * @example
 * show(comparison(summarizeStudy(result.study)));
 */
export function comparison(summary: Summary): Figure {
  const title = "Is the difference real?";
  const { comparisons, margin, variants } = summary;
  const rows = inOrder(comparisons).flatMap((of): readonly Row[] => {
    const { ratio, interval } = of.verdict;
    if (ratio === null || interval === null) return [];
    return [{ label: labelOf(of, comparisons), of, ratio, low: interval[0], high: interval[1] }];
  });
  const left = comparisons.filter((of) => !rows.some((row) => row.of === of));
  const why = leftWords(left);
  if (rows.length === 0)
    return emptyFigure("comparison", title, why || "A comparison with an interval needs two variants.");
  const baselines = [...new Set(rows.map(({ of }) => of.baseline))];
  const against = baselines.length === 1 ? baselines[0]! : "its baseline";
  const ends = rows.flatMap(({ low, high }) => [1 / low, high]).filter(Number.isFinite);
  const far = Math.max(1.12, 1 + margin * 2, ...ends) * 1.02;
  const steps = [0.1, 0.2, 0.25, 0.5, 0.8, 0.9, 0.95, 1, 1.05, 1.1, 1.25, 2, 4, 5, 10];
  const wanted = far > 1.6 ? [0.1, 0.25, 0.5, 1, 2, 4, 10] : far > 1.2 ? [0.8, 0.9, 1, 1.1, 1.25, 1.5] : steps;
  const ticks = wanted.filter((tick) => tick >= 1 / far && tick <= far);
  const data = rows.map(({ of, label, ratio, low, high }, row): ScatterTrace => {
    const { colour, symbol } = seriesStyle(variants.indexOf(of.candidate));
    // What goes on without limit ends at the edge of the figure.
    const [from, to] = [Math.max(low, 1 / far), Math.min(high, far)];
    return {
      type: "scatter",
      mode: "markers",
      x: [ratio],
      y: [row],
      name: plain(of.candidate),
      xaxis: "x",
      yaxis: "y",
      showlegend: false,
      hoverinfo: "text",
      hovertext: [`${plain(`${label}: ${of.verdict.word}`)}<br>${sizeOf({ ratio, low, high })}<br>n = ${countWords(of.verdict)}`], // prettier-ignore
      marker: decided(of)
        ? { color: colour, symbol, size: 11, line: { color: light.surface, width: 1.5 } }
        : { color: colour, symbol: open(symbol), size: 11, line: { color: colour, width: 2 } },
      error_x: {
        type: "data",
        symmetric: false,
        array: [to - ratio],
        arrayminus: [ratio - from],
        color: colour,
        thickness: 2.2,
        width: 6,
      },
    };
  });
  const x = axis("log", [-Math.log10(far), Math.log10(far)], ticks, { title: `time, relative to ${plain(against)}` });
  const calls = [...new Set(rows.flatMap(({ of: { verdict } }) => (verdict.paired ? [] : countWords(verdict))))];
  const sessions = [...new Set(rows.flatMap(({ of: { verdict } }) => (verdict.paired ? countWords(verdict) : [])))];
  const counts = [...(calls.length > 0 ? [`${calls.join(", ")} warm calls`] : []), ...sessions].join(", ");
  return figure({
    name: "comparison",
    title,
    data,
    left: 168,
    height: 104 + rows.length * 44,
    axes: {
      xaxis: { ...x, ticktext: ticks.map((tick) => (tick === 1 ? "same" : percent(tick).replace(".0", ""))) },
      yaxis: namedAxis(
        rows.map((row) => plain(shorten(row.label, 25))),
        { anchor: "x", downwards: true },
      ),
    },
    shapes: [band(1 - margin, 1 + margin), band(1, 1)],
    annotations: [heading("← less time", 1), { ...heading("more time →", 1, 1), xanchor: "right" }],
    n: new Set(rows.flatMap(({ of }) => callsOf(summary, of))).size,
    alt: `${title} Time relative to ${against}: ${rows
      .map(
        (row) =>
          `${row.of.candidate}, ${row.label}: ${sizeOf(row)}, n = ${countWords(row.of.verdict)}, ${row.of.verdict.word}`,
      )
      .join("; ")}.`,
    caption: `n = ${counts}. Marks: the verdict's ratio with its 95 % interval, empty where nothing is decided; shaded: ±${margin * 100} %, differences that do not matter in practice.${why === "" ? "" : ` ${why}`}`,
  });
}

/** Candidate after candidate, metric by metric: the stages of a metric stand beside each other. */
function inOrder(comparisons: readonly CellComparison[]): readonly CellComparison[] {
  const sides = [...new Set(comparisons.map(sideOf))];
  return sides.flatMap((side) =>
    comparedMetrics.flatMap((metric) => comparisons.filter((one) => one.metric === metric && sideOf(one) === side)),
  );
}

function sideOf({ baseline, candidate }: CellComparison): string {
  return JSON.stringify([baseline, candidate]);
}

function labelOf({ metric, stage, candidate }: CellComparison, all: readonly CellComparison[]): string {
  const { word, better } = metrics[metric];
  const several = all.some((one) => one.candidate !== candidate);
  return `${better === "lower" ? word : "time per token"} · ${stage}${several ? ` · ${candidate}` : ""}`;
}

/** Whether the verdict says something: a difference, or that there is none that matters. */
function decided({ verdict: { code } }: CellComparison): boolean {
  return code !== "inconclusive" && code !== "difference-only";
}

function leftWords(left: readonly CellComparison[]): string {
  const words = [...new Set(left.map(({ verdict }) => verdict.word))].map((word) => {
    const own = left.filter(({ verdict }) => verdict.word === word);
    return `${own.map((one) => `${one.candidate}, ${metrics[one.metric].word}, ${one.stage}`).join("; ")} (${word})`;
  });
  return words.length === 0 ? "" : `Not drawn: ${words.join("; ")}.`;
}

function sizeOf({ ratio, low, high }: Pick<Row, "ratio" | "low" | "high">): string {
  return `${percent(ratio)} (95 % interval ${percent(low)} to ${percent(high)})`;
}

function percent(ratio: number): string {
  if (!Number.isFinite(ratio)) return "without limit";
  const size = Math.abs((ratio - 1) * 100).toFixed(1);
  return `${size === "0.0" ? "±" : ratio < 1 ? "−" : "+"}${size} %`;
}

function callsOf({ cells }: Summary, { baseline, candidate, stage }: CellComparison): readonly string[] {
  return cells
    .filter((cell) => cell.stage === stage && (cell.variant === baseline || cell.variant === candidate))
    .flatMap((cell) => cell.calls.map((id) => `${cell.variant}\n${id}`));
}

function band(x0: number, x1: number) {
  const line = x0 === x1;
  return {
    ...({ type: "rect", xref: "x", yref: "paper", layer: "below" } as const),
    ...(line ? ({ type: "line" } as const) : { fillcolor: light.band }),
    ...{ x0, x1, y0: 0, y1: 1 },
    line: { color: line ? light.line : light.band, width: line ? 1 : 0 },
  };
}
