import { counted } from "../stats";
import type { Summary } from "../stats";
import { capital } from "../text";
import { metrics } from "../records";
import type { MetricName } from "../records";
import { linearAxis, namedAxis } from "./axis";
import { thin } from "./calls";
import type { Figure, ScatterTrace } from "./figure";
import { emptyFigure, figure } from "./layout";
import { plain, short, shorten } from "./text";
import { light, seriesStyle } from "./theme";

export interface DistributionOptions {
  readonly metric?: MetricName;
}

const mostDots = 200;

/**
 * Every warm call a dot, or the median of every session's calls where a stage has several; one row per stage and variant, with the median and its interval as the summary has them.
 * @example
 * show(distribution(summarizeStudy(result.study), { metric: "ttft" }));
 */
export function distribution({ cells, variants }: Summary, options: DistributionOptions = {}): Figure {
  const { name: metric, word, unit } = metrics[options.metric ?? "throughput"];
  const label = capital(word);
  const name = `distribution-${metric}`;
  const stages = [...new Set(cells.map(({ stage }) => stage))];
  const every = stages.flatMap((stage) => cells.filter((cell) => cell.stage === stage));
  const rows = every.filter((cell) => cell[metric].n > 0);
  const all = rows.flatMap((cell) => cell[metric].values);
  const over = rows.flatMap((cell) => cell[metric].sessions?.word ?? [])[0];
  const title = `${label}: every ${over ?? "warm call"}`;
  if (all.length === 0) return emptyFigure(name, title, "No warm call with a value.");
  const none = every.filter((cell) => !rows.includes(cell)).map(({ stage, variant }) => `${stage} · ${variant}`);
  const data: ScatterTrace[] = [];
  const words: string[] = [];
  rows.forEach(({ stage, variant, [metric]: { values, median: centre, interval } }, row) => {
    const style = seriesStyle(variants.indexOf(variant));
    const drawn = thin(
      [...values].sort((a, b) => a - b),
      mostDots,
    );
    const base = { type: "scatter", name: plain(variant), xaxis: "x", yaxis: "y", hoverinfo: "text" } as const;
    data.push({
      ...base,
      mode: "markers",
      x: [...drawn],
      y: drawn.map((_, i) => row - 0.06 - spread(i) * 0.26),
      showlegend: false,
      hovertext: drawn.map((value) => `${short(value)} ${unit}`),
      marker: { color: style.colour, symbol: "circle", size: drawn.length > 60 ? 4 : 6, opacity: 0.55 },
    });
    if (centre === null) return;
    const sure = interval
      ? ` [${short(interval.low)}, ${short(interval.high)}], ${short(interval.confidence * 100)} %`
      : "";
    words.push(
      `${variant}, ${stage}: median ${short(centre)} ${unit}${sure} (n = ${over === undefined ? values.length : counted(values.length, over)})`,
    );
    data.push({
      ...base,
      mode: "markers",
      x: [centre],
      y: [row + 0.2],
      showlegend: false,
      hovertext: [`median ${short(centre)} ${unit}${sure}`],
      marker: { color: style.colour, symbol: style.symbol, size: 11, line: { color: light.surface, width: 1.5 } },
      ...(interval
        ? {
            error_x: {
              type: "data",
              symmetric: false,
              array: [interval.high - centre],
              arrayminus: [centre - interval.low],
              color: style.colour,
              thickness: 2,
              width: 5,
            },
          }
        : {}),
    });
  });
  return figure({
    name,
    title,
    data,
    left: 132,
    height: 74 + rows.length * 58,
    axes: {
      xaxis: linearAxis(all, { title: `${label}, ${unit}`, zero: false }),
      yaxis: namedAxis(
        rows.map(({ stage, variant }) => plain(shorten(`${stage} · ${variant}`, 20))),
        { anchor: "x", downwards: true },
      ),
    },
    n: all.length,
    alt: `${title}. ${words.join("; ")}.`,
    caption: `n = ${over === undefined ? `${all.length.toLocaleString("en-US")} warm calls` : `${counted(all.length, over)}, each the median of its warm calls`}. Below the dots: median with its order-statistic interval (95 % from n = 6 on).${all.length > mostDots ? ` At most ${mostDots} dots a row are drawn, evenly spaced by rank.` : ""}${none.length > 0 ? ` Without a warm call: ${none.join(", ")}.` : ""}`,
  });
}

/** A fixed spread from 0 to 1 that keeps neighbours apart (golden ratio sequence). */
function spread(index: number): number {
  return (index * 0.6180339887) % 1;
}
