import type { AxisId, FigureAxis, FigureLayout } from "../figure";

/** From values of an axis (or shares of the plot area, for `paper`) to pixels. */
export interface Scale {
  readonly x: (value: number, ref?: string) => number;
  readonly y: (value: number, ref?: string) => number;
  readonly width: number;
  readonly height: number;
}

export function scaleOf(layout: FigureLayout, width: number): Scale {
  const { l, r, t, b } = layout.margin;
  const plotWidth = width - l - r;
  const plotHeight = layout.height - t - b;
  const share = (axis: FigureAxis, value: number): number => {
    const [low, high] = axis.range;
    const place = axis.type === "log" ? Math.log10(value) : value;
    const [from, to] = axis.domain;
    return from + ((place - low) / (high - low)) * (to - from);
  };
  return {
    width,
    height: layout.height,
    x: (value, ref = "paper") =>
      l + (ref === "paper" ? value : share(axisOf(layout, ref as AxisId<"x">), value)) * plotWidth,
    y: (value, ref = "paper") =>
      t + (1 - (ref === "paper" ? value : share(axisOf(layout, ref as AxisId<"y">), value))) * plotHeight,
  };
}

/** `x2` → the axis under `xaxis2`. */
export function axisOf(layout: FigureLayout, id: AxisId<"x"> | AxisId<"y">): FigureAxis {
  const number = id.slice(1);
  return id.startsWith("x") ? layout[`xaxis${number}`]! : layout[`yaxis${number}`]!;
}
