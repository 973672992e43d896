import type { AxisId, FigureAxis } from "./figure";
import { light } from "./theme";

export interface AxisOptions {
  readonly title?: string;
  readonly domain?: readonly [number, number];
  readonly anchor?: AxisId<"x"> | AxisId<"y">;
  readonly grid?: boolean;
  readonly line?: boolean;
  readonly labels?: boolean;
}

/** Round tick values (1, 2 or 5 times a power of ten) that cover the range. */
export function roundTicks(low: number, high: number, wanted = 5): number[] {
  const span = high - low || Math.abs(high) || 1;
  const power = 10 ** Math.floor(Math.log10(span / wanted));
  const step = [1, 2, 5, 10].map((k) => k * power).find((s) => span / s <= wanted) ?? 10 * power;
  const first = Math.ceil(low / step - 1e-9);
  const last = Math.floor(high / step + 1e-9);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => Number(((first + i) * step).toPrecision(12)));
}

/** Ticks of a logarithmic axis: powers of ten, with 2 and 5 between while few. */
export function logTicks(low: number, high: number): number[] {
  const decades = Math.log10(high / low);
  const steps = decades > 4 ? [1] : decades > 2 ? [1, 3] : [1, 2, 5];
  const ticks: number[] = [];
  for (let power = Math.floor(Math.log10(low)); power <= Math.ceil(Math.log10(high)); power += 1) {
    for (const step of steps) {
      const tick = Number((step * 10 ** power).toPrecision(6));
      if (tick >= low * 0.999 && tick <= high * 1.001) ticks.push(tick);
    }
  }
  return ticks.length >= 2 ? ticks : roundTicks(low, high, 4).filter((tick) => tick > 0);
}

/** An axis over the values: from 0 unless `zero` is false, with room above. Values that are not finite are left out. */
export function linearAxis(values: readonly number[], options: AxisOptions & { readonly zero?: boolean }): FigureAxis {
  const { low, high } = extent(values);
  const bottom = options.zero === false ? low : Math.min(0, low);
  const room = (high - bottom || Math.abs(high) || 1) * 0.06;
  const range: [number, number] = [options.zero === false ? bottom - room : bottom, high + room];
  return axis("linear", range, roundTicks(range[0], range[1]), options);
}

/** A logarithmic axis over values above 0. */
export function logAxis(values: readonly number[], options: AxisOptions): FigureAxis {
  const { low, high } = extent(values.filter((value) => value > 0));
  const bottom = low > 0 ? low : 1;
  const top = Math.max(high, bottom);
  const room = Math.max(1.12, (top / bottom) ** 0.06);
  return axis("log", [Math.log10(bottom / room), Math.log10(top * room)], logTicks(bottom / room, top * room), options);
}

/** An axis with one named place per entry, at 0, 1, 2, … */
export function namedAxis(
  names: readonly string[],
  options: AxisOptions & { readonly downwards?: boolean },
): FigureAxis {
  const range: [number, number] = [-0.5, names.length - 0.5];
  const built = axis("linear", options.downwards ? [range[1], range[0]] : range, [], { grid: false, ...options });
  return { ...built, tickvals: names.map((_, i) => i), ticktext: [...names] };
}

/** An axis with given ends and ticks. */
export function axis(
  type: "linear" | "log",
  range: [number, number],
  ticks: readonly number[],
  options: AxisOptions,
): FigureAxis {
  return {
    type,
    range,
    domain: [...(options.domain ?? [0, 1])],
    anchor: options.anchor ?? "y",
    tickmode: "array",
    tickvals: [...ticks],
    ticktext: options.labels === false ? ticks.map(() => "") : ticks.map(tickText),
    tickfont: { color: light.muted, size: 11 },
    tickangle: 0,
    ...(options.title === undefined
      ? {}
      : { title: { text: options.title, font: { color: light.muted, size: 12 }, standoff: 8 } }),
    showgrid: options.grid ?? true,
    gridcolor: light.grid,
    zeroline: false,
    showline: options.line ?? false,
    linecolor: light.line,
    fixedrange: true,
    automargin: false,
    ticks: "",
    tickcolor: light.line,
  };
}

/** "12,000", "0.5", "−3": digits as people write them. */
export function tickText(value: number): string {
  const text = Math.abs(value) >= 1000 ? value.toLocaleString("en-US") : String(Number(value.toPrecision(6)));
  return text.replace(/^-/, "−");
}

function extent(values: readonly number[]): { readonly low: number; readonly high: number } {
  let low = Infinity;
  let high = -Infinity;
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return low <= high ? { low, high } : { low: 0, high: 1 };
}
