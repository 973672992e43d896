import { counted, isSpeedValid, isWarm, median, middleOf, sessionWordOf, stagesOfSessions } from "../stats";
import type { CountedCall } from "../stats";
import type { CallRecord, Metric } from "../records";
import { linearAxis, logAxis, roundTicks, axis, tickText } from "./axis";
import { markWords, measured, medianWords, stagesOf, thin, seriesOf } from "./calls";
import type { FigureSource } from "./calls";
import type { Figure, FigureAnnotation, FigureAxes, FigureAxis, FigureShape, ScatterTrace } from "./figure";
import { emptyFigure, figure, heading, stackedDomains } from "./layout";
import { plain, short } from "./text";
import { light, open } from "./theme";

/** Marks a series may have before it is thinned; cold calls and those set aside count among them. */
const mostMarks = 200;

/** One panel a stage, one place a run, variants side by side; a line at each warm median. */
export function perRun(source: FigureSource, metric: Metric): Figure {
  const name = `${metric.name}-per-run`;
  const title = `${metric.title} per run`;
  const calls = measured(source);
  const stages = stagesOf(calls);
  const variants = seriesOf(source, calls);
  const several = stagesOfSessions(calls);
  const sessionWord = sessionWordOf("manifest" in source ? source.manifest.config : {});
  if (calls.length === 0) return emptyFigure(name, title, "No calls yet.");
  const gap = stages.length > 1 ? 0.2 : 0;
  const domains = stackedDomains(stages.length, gap);
  const lastRun = calls.reduce((most, call) => Math.max(most, call.run), 1);
  const axes: FigureAxes = {};
  const data: ScatterTrace[] = [];
  const shapes: FigureShape[] = [];
  const annotations: FigureAnnotation[] = [];
  const words: string[] = [];
  let thinned = false;
  stages.forEach((stage, row) => {
    const id = row === 0 ? "" : row + 1;
    const last = row === stages.length - 1;
    const ofStage = calls.filter((call) => call.stage === stage);
    const stageValues = ofStage.flatMap((call) => (isSpeedValid(call) ? finite(metric.of(call)) : []));
    const middle = median(stageValues) ?? 1;
    const logarithmic =
      stageValues.length > 0 && stageValues.every((v) => v > 0) && stageValues.some((v) => v > 3 * middle);
    const y = logarithmic
      ? logAxis(stageValues, { domain: domains[row]!, anchor: `x${id}` as "x" })
      : linearAxis(stageValues, { domain: domains[row]!, anchor: `x${id}` as "x" });
    axes[`yaxis${id}`] = stageValues.length > 0 ? y : { ...y, tickvals: [], ticktext: [] };
    const runs = runAxis(lastRun, last, `y${id}` as "y");
    const [first, end] = runs.range;
    axes[`xaxis${id}`] = runs;
    const scaleWords = stageValues.length === 0 ? ", no value" : logarithmic ? ", log scale" : "";
    annotations.push(heading(`${plain(stage)} · ${metric.word}, ${metric.unit}${scaleWords}`, domains[row]![1]));
    variants.forEach(({ variant, ...style }, index) => {
      const shift = lastRun > 60 ? 0 : (index - (variants.length - 1) / 2) * Math.min(0.22, 0.7 / variants.length);
      const own = ofStage.filter((call) => call.variant === variant);
      const warm = own.filter((call) => isWarm(call) && metric.of(call) !== undefined);
      const cold = own.filter((call) => isSpeedValid(call) && !isWarm(call) && metric.of(call) !== undefined);
      const aside = own.filter((call) => !isSpeedValid(call) || metric.of(call) === undefined);
      thinned ||= [warm, cold, aside].some((some) => some.length > mostMarks);
      const series = (
        some: readonly CountedCall<CallRecord>[],
        part: Partial<ScatterTrace>,
        name: string,
      ): ScatterTrace => {
        const drawn = thin(some, mostMarks);
        return {
          type: "scatter",
          mode: "markers",
          x: drawn.map((call) => call.run + shift),
          y: drawn.map((call) => metric.of(call) ?? null),
          name,
          xaxis: `x${id}`,
          yaxis: `y${id}`,
          showlegend: false,
          hoverinfo: "text",
          hovertext: drawn.map((call) => hover(call, metric)),
          cliponaxis: false,
          ...part,
        };
      };
      const edge = { color: light.surface, width: 1 };
      const size = lastRun > 60 ? 5 : 9;
      data.push({
        ...series(warm, { marker: { color: style.colour, symbol: style.symbol, size, line: edge } }, plain(variant)),
        showlegend: row === 0,
      });
      const ring = { color: style.colour, width: 2 };
      if (cold.length > 0) {
        data.push(
          series(
            cold,
            { marker: { color: style.colour, symbol: open(style.symbol), size: size + 1, line: ring } },
            `${plain(variant)}, cold`,
          ),
        );
      }
      if (aside.length > 0) {
        const bottom = y.type === "log" ? 10 ** y.range[0] : y.range[0];
        data.push({
          ...series(
            aside,
            { marker: { color: light.bad, symbol: "x-thin-open", size: 10, line: { color: light.bad, width: 2.4 } } },
            `${plain(variant)}, set aside`,
          ),
          y: thin(aside, mostMarks).map(() => bottom),
        });
      }
      const centre = middleOf(metric, warm, several.has(stage));
      if (centre !== undefined) {
        shapes.push({
          type: "line",
          x0: first,
          x1: end,
          xref: `x${id}`,
          y0: centre,
          y1: centre,
          yref: `y${id}`,
          layer: "between",
          line: { color: style.colour, width: 1, dash: index === 0 ? "dash" : "dot" },
        });
      }
      words.push(
        `${variant}, ${stage}: ${medianWords(centre, metric.unit, several.has(stage) ? counted(new Set(warm.map(({ session }) => session)).size, sessionWord) : String(warm.length))}`,
      );
    });
  });
  return figure({
    name,
    title,
    data,
    axes,
    shapes,
    annotations,
    height: 90 + stages.length * 165,
    n: calls.length,
    alt: `${title}. ${words.join("; ")}.`,
    caption: `${markWords(calls)}. Lines: median of the warm calls${several.size === 0 ? "" : `, each ${sessionWord} counting once where a stage has several`}.${
      thinned ? ` At most ${mostMarks} marks a series are drawn, evenly spaced; medians are over all.` : ""
    }`,
  });
}

function finite(value: number | undefined): readonly number[] {
  return value !== undefined && Number.isFinite(value) ? [value] : [];
}

function hover(call: CountedCall<CallRecord>, metric: Metric): string {
  const value = metric.of(call);
  const head = `${plain(call.variant)}, ${plain(call.stage)}, run ${call.run}`;
  if (!call.speed.valid) return `${head}<br>${call.speed.fault}: ${plain(call.speed.reason.slice(0, 120))}`;
  return `${head}<br>${value === undefined ? "no value" : `${short(value)} ${metric.unit}`}${call.cold ? ", cold" : ""}`;
}

/** Whole runs only. */
function runAxis(lastRun: number, labels: boolean, anchor: "y"): FigureAxis {
  const every = lastRun <= 12 ? Array.from({ length: lastRun }, (_, i) => i + 1) : roundTicks(1, lastRun, 8);
  const ticks = every.filter((tick) => Number.isInteger(tick) && tick >= 1);
  const room = lastRun > 60 ? lastRun * 0.02 : 0.5;
  const built = axis("linear", [1 - room, lastRun + room], ticks, { grid: false, line: true, anchor, labels });
  return labels
    ? {
        ...built,
        ticktext: ticks.map(tickText),
        title: { text: "run", font: { color: light.muted, size: 12 }, standoff: 8 },
      }
    : built;
}
