/** Colours of marks are always one of the theme's, so that a figure can change between light and dark. */
export interface ScatterTrace {
  type: "scatter";
  mode: "markers" | "lines" | "lines+markers" | "text";
  x: (number | null)[];
  y: (number | null)[];
  name: string;
  xaxis: AxisId<"x">;
  yaxis: AxisId<"y">;
  showlegend: boolean;
  hoverinfo: "text" | "skip";
  hovertext?: string[];
  text?: string[];
  textfont?: { color: string | string[]; size: number };
  marker?: {
    color: string;
    symbol: MarkerSymbol;
    size: number;
    opacity?: number;
    line?: { color: string; width: number };
  };
  line?: { color: string; width: number; dash?: "solid" | "dot" | "dash"; shape?: "linear" | "hv" };
  error_x?: {
    type: "data";
    symmetric: false;
    array: number[];
    arrayminus: number[];
    color: string;
    thickness: number;
    width: number;
  };
  cliponaxis?: boolean;
}

/** A horizontal bar from `base` to `base + x` at height `y`. */
export interface BarTrace {
  type: "bar";
  orientation: "h";
  x: number[];
  y: number[];
  base: number[];
  width: number;
  name: string;
  xaxis: AxisId<"x">;
  yaxis: AxisId<"y">;
  showlegend: boolean;
  hoverinfo: "text";
  hovertext: string[];
  marker: { color: string; line: { color: string; width: number } };
}

export type Trace = ScatterTrace | BarTrace;
export type AxisId<L extends "x" | "y"> = L | `${L}${number}`;
export type MarkerSymbol =
  | "circle"
  | "circle-open"
  | "diamond"
  | "diamond-open"
  | "square"
  | "square-open"
  | "triangle-up"
  | "triangle-up-open"
  | "x-thin-open";

export interface FigureAxis {
  type: "linear" | "log";
  /** Ends as Plotly wants them: logarithms (base 10) where `type` is `log`. */
  range: [number, number];
  domain: [number, number];
  anchor: AxisId<"x"> | AxisId<"y">;
  tickmode: "array";
  tickvals: number[];
  ticktext: string[];
  tickfont: { color: string; size: number };
  tickangle: 0;
  title?: { text: string; font: { color: string; size: number }; standoff: number };
  showgrid: boolean;
  gridcolor: string;
  zeroline: false;
  showline: boolean;
  linecolor: string;
  fixedrange: boolean;
  automargin: boolean;
  ticks: "" | "outside";
  tickcolor: string;
}

export interface FigureAnnotation {
  text: string;
  x: number;
  y: number;
  xref: "paper" | AxisId<"x">;
  yref: "paper" | AxisId<"y">;
  xanchor: "left" | "center" | "right";
  yanchor: "bottom" | "middle" | "top";
  showarrow: false;
  font: { color: string; size: number };
}

export interface FigureShape {
  type: "rect" | "line";
  x0: number;
  x1: number;
  y0: number;
  y1: number;
  xref: "paper" | AxisId<"x">;
  yref: "paper" | AxisId<"y">;
  /** `between`: above the grid and below the marks; Plotly draws it there only where both places are values of axes. */
  layer: "below" | "between" | "above";
  fillcolor?: string;
  opacity?: number;
  line: { color: string; width: number; dash?: "solid" | "dot" | "dash" };
}

export interface FigureLayout {
  height: number;
  margin: { l: number; r: number; t: number; b: number };
  showlegend: boolean;
  legend: {
    orientation: "h";
    x: number;
    y: number;
    xanchor: "left";
    yanchor: "bottom";
    font: { color: string; size: number };
    itemclick: false;
    itemdoubleclick: false;
  };
  font: { family: string; size: number; color: string };
  paper_bgcolor: string;
  plot_bgcolor: string;
  hovermode: "closest";
  hoverlabel: { bgcolor: string; bordercolor: string; font: { color: string; size: number }; align: "left" };
  barmode: "overlay";
  annotations: FigureAnnotation[];
  shapes: FigureShape[];
  dragmode: false;
  [axis: `xaxis${string}`]: FigureAxis;
  [axis: `yaxis${string}`]: FigureAxis;
}

/** Axes by Plotly's names: `xaxis`, `yaxis2`, … */
export type FigureAxes = Record<`xaxis${string}` | `yaxis${string}`, FigureAxis>;

/** A Plotly figure as plain JSON, with what a reader who cannot see it needs. */
export interface Figure {
  /** File-name-safe name, such as `ttft-per-run`. */
  readonly name: string;
  readonly title: string;
  readonly data: Trace[];
  readonly layout: FigureLayout;
  readonly config: { responsive: true; displayModeBar: false; displaylogo: false; showTips: false };
  /** What the figure shows, in a sentence or two, for readers who cannot see it. */
  readonly alt: string;
  /** What is drawn, with n, and what the marks mean. */
  readonly caption: string;
  /** Observations in the figure; 0 = there was nothing to draw. */
  readonly n: number;
}
