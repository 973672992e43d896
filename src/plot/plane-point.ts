import type { Objective } from "../stats";
import type { ScatterTrace } from "./figure";
import { plain } from "./text";
import { light, open, seriesStyle } from "./theme";

/** A variant on a plane of two measures. */
export interface PlanePoint {
  readonly variant: string;
  /** Place of the variant in the manifest's order, for its colour. */
  readonly index: number;
  readonly axes: { readonly xaxis: `x${number | ""}`; readonly yaxis: `y${number | ""}` };
  readonly x: Objective;
  readonly y: Objective;
  /** Another variant is better in both, beyond the intervals: drawn hollow. */
  readonly beaten: boolean;
  readonly showlegend: boolean;
  readonly hovertext: string;
}

/** A point with its intervals in both directions: a line for the one of y, and a mark with the one of x. */
export function planePoint(point: PlanePoint): readonly [ScatterTrace, ScatterTrace] {
  const { variant, index, axes, x, y, beaten, showlegend, hovertext } = point;
  const { colour, symbol } = seriesStyle(index);
  const base = { type: "scatter", name: plain(variant), ...axes, cliponaxis: false } as const;
  const [low, high] = [span(x)[0]!, span(x).at(-1)!];
  return [
    {
      ...base,
      mode: "lines",
      x: span(y).map(() => x.value),
      y: [...span(y)],
      showlegend: false,
      hoverinfo: "skip",
      line: { color: colour, width: 2 },
    },
    {
      ...base,
      mode: "markers",
      x: [x.value],
      y: [y.value],
      showlegend,
      hoverinfo: "text",
      hovertext: [hovertext],
      marker: beaten
        ? { color: colour, symbol: open(symbol), size: 11, line: { color: colour, width: 2 } }
        : { color: colour, symbol, size: 11, line: { color: light.surface, width: 1.5 } },
      error_x: {
        type: "data",
        symmetric: false,
        array: [high - x.value],
        arrayminus: [x.value - low],
        color: colour,
        thickness: 2,
        width: 4,
      },
    },
  ];
}

/** Ends of an interval, or the value alone where it has none. */
export function span({ value, interval }: Objective): readonly number[] {
  return interval ?? [value];
}
