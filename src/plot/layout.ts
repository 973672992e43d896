import type { Figure, FigureAnnotation, FigureAxes, FigureAxis, FigureLayout, FigureShape, Trace } from "./figure";
import { fontFamily, light } from "./theme";

export interface FigureParts {
  readonly name: string;
  readonly title: string;
  readonly alt: string;
  readonly caption: string;
  readonly n: number;
  readonly data: Trace[];
  readonly axes: Readonly<FigureAxes>;
  readonly height?: number;
  readonly left?: number;
  readonly annotations?: FigureAnnotation[];
  readonly shapes?: FigureShape[];
}

/** Puts the one theme around a figure's marks. */
export function figure(parts: FigureParts): Figure {
  const legend = parts.data.some((trace) => trace.showlegend);
  const layout: FigureLayout = {
    height: parts.height ?? 320,
    margin: { l: parts.left ?? 52, r: 24, t: legend ? 56 : 28, b: 44 },
    showlegend: legend,
    legend: {
      orientation: "h",
      x: 0,
      y: 1,
      xanchor: "left",
      yanchor: "bottom",
      font: { color: light.ink, size: 12 },
      itemclick: false,
      itemdoubleclick: false,
    },
    font: { family: fontFamily, size: 12, color: light.ink },
    paper_bgcolor: "rgba(0,0,0,0)",
    plot_bgcolor: "rgba(0,0,0,0)",
    hovermode: "closest",
    hoverlabel: {
      bgcolor: light.surface,
      bordercolor: light.line,
      font: { color: light.ink, size: 12 },
      align: "left",
    },
    barmode: "overlay",
    annotations: parts.annotations ?? [],
    shapes: parts.shapes ?? [],
    dragmode: false,
    ...parts.axes,
  };
  const plotHeight = layout.height - layout.margin.t - layout.margin.b;
  // Above the first panel's heading.
  layout.legend.y = 1 + 22 / plotHeight;
  return {
    name: parts.name,
    title: parts.title,
    data: parts.data,
    layout,
    config: { responsive: true, displayModeBar: false, displaylogo: false, showTips: false },
    alt: parts.alt,
    caption: parts.caption,
    n: parts.n,
  };
}

/** Heading at the top left of a panel. */
export function heading(text: string, top: number, left = 0): FigureAnnotation {
  return {
    text,
    x: left,
    y: top,
    xref: "paper",
    yref: "paper",
    xanchor: "left",
    yanchor: "bottom",
    showarrow: false,
    font: { color: light.muted, size: 12 },
  };
}

/** Heights of `count` panels under each other, the first on top, with room for a heading above each. */
export function stackedDomains(count: number, gap: number): [number, number][] {
  const height = (1 - gap * (count - 1)) / count;
  return Array.from({ length: count }, (_, i) => {
    const top = 1 - i * (height + gap);
    return [Math.max(0, top - height), top];
  });
}

/** A figure without marks that says so. */
export function emptyFigure(name: string, title: string, why: string): Figure {
  const none = { tickvals: [], ticktext: [] };
  const bare = bareAxis();
  return figure({
    name,
    title,
    alt: `${title}: ${why}`,
    caption: why,
    n: 0,
    data: [],
    height: 160,
    axes: { xaxis: { ...bare, ...none, anchor: "y" }, yaxis: { ...bare, ...none, anchor: "x" } },
    annotations: [{ ...heading(why, 0.5, 0.5), xanchor: "center", yanchor: "middle" }],
  });
}

function bareAxis(): FigureAxis {
  return {
    type: "linear",
    range: [0, 1],
    domain: [0, 1],
    anchor: "y",
    tickmode: "array",
    tickvals: [],
    ticktext: [],
    tickfont: { color: light.muted, size: 11 },
    tickangle: 0,
    showgrid: false,
    gridcolor: light.grid,
    zeroline: false,
    showline: false,
    linecolor: light.line,
    fixedrange: true,
    automargin: false,
    ticks: "",
    tickcolor: light.line,
  };
}
