import { metrics } from "../records";
import { counted, paretoFront } from "../stats";
import type { CellSummary, Objective, Summary } from "../stats";
import { linearAxis } from "./axis";
import type { Figure, FigureAnnotation, FigureAxes, ScatterTrace } from "./figure";
import { emptyFigure, figure, heading, stackedDomains } from "./layout";
import { planePoint, span } from "./plane-point";
import { plain, short } from "./text";

interface Point {
  readonly variant: string;
  readonly ttft: Objective;
  readonly throughput: Objective;
  readonly n: number;
  /** What n counts, as printed. */
  readonly counts: string;
  /** Another variant is better in both, beyond the intervals. */
  readonly beaten: boolean;
  readonly by: readonly string[];
}

/**
 * Median TTFT against median throughput: one panel a stage, for stages send other prompts and are no rivals, and a point a variant, with the
 * intervals of the medians. A variant counts as beaten only where another is better in both beyond the intervals.
 * @example
 * show(pareto(summarizeStudy(result.study)));
 */
export function pareto({ cells, variants }: Summary): Figure {
  const title = "TTFT against throughput";
  const stages = [...new Set(cells.map((cell) => cell.stage))].flatMap((stage) => {
    const points = pointsOf(cells.filter((cell) => cell.stage === stage));
    return points.length < 2 ? [] : [{ stage, points }];
  });
  if (stages.length === 0) return emptyFigure("pareto", title, "Needs two variants of one stage with both medians.");
  const domains = stackedDomains(stages.length, stages.length > 1 ? 0.3 / stages.length + 0.06 : 0);
  const axes: FigureAxes = {};
  const annotations: FigureAnnotation[] = [];
  const data: ScatterTrace[] = [];
  const legend = new Set<string>();
  stages.forEach(({ stage, points }, row) => {
    const id = row === 0 ? "" : row + 1;
    const place = { xaxis: `x${id}`, yaxis: `y${id}` } as const;
    const last = row === stages.length - 1;
    axes[`xaxis${id}`] = linearAxis(points.flatMap(({ ttft }) => span(ttft)), {
      anchor: `y${id}` as "y",
      zero: false,
      ...(last ? { title: `median ${metrics.ttft.word}, ${metrics.ttft.unit} (less is better)` } : {}),
    }); // prettier-ignore
    axes[`yaxis${id}`] = linearAxis(points.flatMap(({ throughput }) => span(throughput)), {
      anchor: `x${id}` as "x",
      domain: domains[row]!,
      zero: false,
    }); // prettier-ignore
    annotations.push(heading(`${plain(stage)} · median throughput, tokens/s (more is better)`, domains[row]![1]));
    for (const point of points) {
      const { variant, ttft, throughput, beaten } = point;
      data.push(
        ...planePoint({
          ...{ variant, index: variants.indexOf(variant), axes: place, x: ttft, y: throughput, beaten },
          showlegend: !legend.has(variant),
          hovertext: `${plain(`${variant}, ${stage}`)}<br>${plain(words(point))}<br>n = ${point.counts}`,
        }),
      );
      legend.add(variant);
    }
  });
  const all = stages.flatMap(({ stage, points }) => points.map((point) => ({ stage, ...point })));
  const beaten = all.filter((point) => point.beaten);
  const verdict =
    beaten.length === 0
      ? "None is beaten in both beyond the intervals."
      : `Beaten in both, beyond the intervals: ${beaten.map(({ stage, variant, by }) => `${variant}, ${stage} (by ${by.join(" and ")})`).join("; ")}.`;
  // The legend lists the variants in their order, also one that is missing in the first panel.
  const place = new Map(variants.map((variant, index) => [plain(variant), index]));
  data.sort((a, b) => place.get(a.name)! - place.get(b.name)!);
  return figure({
    name: "pareto",
    title,
    data,
    height: 110 + stages.length * 200,
    left: 60,
    axes,
    annotations,
    n: all.reduce((sum, { n }) => sum + n, 0),
    alt: `${title}: ${all.map((point) => `${point.variant}, ${point.stage}: ${words(point)}`).join("; ")}. ${verdict}`,
    caption: `Medians of warm calls with their intervals: ${all.map(({ variant, stage, counts }) => `${variant}, ${stage}: n = ${counts}`).join("; ")}. Variants are compared within a stage. ${verdict}`,
  });
}

function pointsOf(cells: readonly CellSummary[]): readonly Point[] {
  const known = cells.flatMap((cell) => {
    const [ttft, throughput] = [objective(cell.ttft), objective(cell.throughput)];
    const { n, sessions } = cell.ttft;
    const counts = sessions === undefined ? String(n) : counted(n, sessions.word);
    return ttft && throughput ? [{ variant: cell.variant, ttft, throughput, n, counts }] : [];
  });
  const front = paretoFront(
    known.map(({ variant, ttft, throughput }) => ({ name: variant, objectives: [ttft, throughput] })),
    [metrics.ttft.better, metrics.throughput.better],
  );
  return known.map((point, index) => {
    const { standing, behind } = front[index]!;
    return { ...point, beaten: standing === "dominated", by: behind };
  });
}

/** A median with its interval; one of less than 95 % counts as least to greatest value, as everywhere. */
function objective({ median, interval }: CellSummary["ttft"]): Objective | undefined {
  if (median === null) return undefined;
  return interval ? { value: median, interval: [interval.low, interval.high] } : { value: median };
}

function words({ ttft, throughput }: Point): string {
  const of = (objective: Objective, unit: string): string =>
    `${short(objective.value)}${objective.interval ? ` [${objective.interval.map(short).join(", ")}]` : ""} ${unit}`;
  return `${of(ttft, metrics.ttft.unit)}, ${of(throughput, metrics.throughput.unit)}`;
}
