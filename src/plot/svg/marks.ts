import type { BarTrace, MarkerSymbol, ScatterTrace } from "../figure";
import type { Scale } from "./scale";
import { at, fill, label, stroke, unescapeLabel, xml } from "./xml";

const dashes = { solid: "", dot: ' stroke-dasharray="1.5 3.5"', dash: ' stroke-dasharray="6 4"' } as const;

export function dash(kind: keyof typeof dashes | undefined): string {
  return dashes[kind ?? "solid"];
}

/** The path of a marker around 0, 0, in relative steps, so that many can follow one another in one path. */
function outline(symbol: MarkerSymbol, size: number): string {
  const r = size / 2;
  if (symbol === "x-thin-open") return `m${-r},${-r}l${size},${size}m0,${-size}l${-size},${size}`;
  const d = round(r * 1.3);
  if (symbol.startsWith("diamond")) return `m0,${-d}l${d},${d}l${-d},${d}l${-d},${-d}z`;
  if (symbol.startsWith("square")) return `m${-r},${-r}h${size}v${size}h${-size}z`;
  const t = round(r * 1.15);
  if (symbol.startsWith("triangle")) return `m0,${-t}l${t},${size}h${-2 * t}z`;
  return `m${-r},0a${r},${r} 0 1 1 ${size},0a${r},${r} 0 1 1 ${-size},0z`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

/** From here on a trace's marks are one path without texts of their own: pages stay small. */
const manyMarks = 60;

function crowd(
  trace: NonNullable<ScatterTrace["marker"]>,
  points: readonly { readonly x: number; readonly y: number }[],
): string {
  if (trace.symbol === "circle") {
    // A dot as the round end of a line without length: a quarter of the characters of an outline.
    const dots = points.map(({ x, y }) => `M${at(x)},${at(y)}h.01`).join("");
    const faint = trace.opacity === undefined ? "" : ` opacity="${trace.opacity}"`;
    return `<path d="${dots}" ${stroke(trace.color)} fill="none" stroke-width="${trace.size}" stroke-linecap="round"${faint}/>`;
  }
  const shape = outline(trace.symbol, trace.size);
  return `<path d="${points.map(({ x, y }) => `M${at(x)},${at(y)}${shape}`).join("")}" ${paintOf(trace)}/>`;
}

function paintOf(trace: NonNullable<ScatterTrace["marker"]>): string {
  const paint = trace.symbol.endsWith("-open")
    ? `${stroke(trace.line?.color ?? trace.color)} fill="none" stroke-width="${trace.line?.width ?? 2}"`
    : fill(trace.color);
  return trace.opacity === undefined ? paint : `${paint} opacity="${trace.opacity}"`;
}

export function marker(trace: NonNullable<ScatterTrace["marker"]>, x: number, y: number, title = ""): string {
  const inside = title === "" ? "" : `<title>${xml(title)}</title>`;
  return `<path d="M${at(x)},${at(y)}${outline(trace.symbol, trace.size)}" ${paintOf(trace)}>${inside}</path>`;
}

export function scatter(trace: ScatterTrace, scale: Scale): string {
  const points = trace.x.flatMap((x, i) => {
    const y = trace.y[i];
    return x === null || y == null ? [] : [{ x: scale.x(x, trace.xaxis), y: scale.y(y, trace.yaxis), i }];
  });
  const out: string[] = [];
  if (trace.mode.includes("lines") && trace.line) {
    const path = points
      .map(({ x, y }, i) =>
        i === 0 ? `M${at(x)},${at(y)}` : trace.line!.shape === "hv" ? `H${at(x)}V${at(y)}` : `L${at(x)},${at(y)}`,
      )
      .join("");
    out.push(
      `<path d="${path}" ${stroke(trace.line.color)} fill="none" stroke-width="${trace.line.width}" stroke-linejoin="round"${dash(trace.line.dash)}/>`,
    );
  }
  if (trace.error_x) {
    const { arrayminus, array, color, thickness, width } = trace.error_x;
    for (const { y, i } of points) {
      const low = scale.x(trace.x[i]! - arrayminus[i]!, trace.xaxis);
      const high = scale.x(trace.x[i]! + array[i]!, trace.xaxis);
      out.push(
        `<path d="M${at(low)},${at(y)}H${at(high)}M${at(low)},${at(y - width)}v${2 * width}M${at(high)},${at(y - width)}v${2 * width}" ${stroke(color)} fill="none" stroke-width="${thickness}"/>`,
      );
    }
  }
  if (trace.mode.includes("markers") && trace.marker) {
    if (points.length > manyMarks) out.push(crowd(trace.marker, points));
    else
      for (const { x, y, i } of points) out.push(marker(trace.marker, x, y, unescapeLabel(trace.hovertext?.[i] ?? "")));
  }
  if (trace.mode === "text") {
    for (const { x, y, i } of points) {
      const colours = trace.textfont!.color;
      const colour = Array.isArray(colours) ? colours[i]! : colours;
      out.push(
        `<text x="${at(x)}" y="${at(y + 4)}" text-anchor="middle" font-size="${trace.textfont!.size}" ${fill(colour)}>${label(trace.text?.[i] ?? "")}</text>`,
      );
    }
  }
  return out.join("");
}

export function bar(trace: BarTrace, scale: Scale): string {
  return trace.x
    .map((length, i) => {
      const [left, right] = [scale.x(trace.base[i]!, trace.xaxis), scale.x(trace.base[i]! + length, trace.xaxis)];
      const [a, b] = [
        scale.y(trace.y[i]! - trace.width / 2, trace.yaxis),
        scale.y(trace.y[i]! + trace.width / 2, trace.yaxis),
      ];
      if (right - left < 0.05) return "";
      return `<rect x="${at(left)}" y="${at(Math.min(a, b))}" width="${at(Math.max(0.3, right - left - (right - left > 3 ? 1 : 0)))}" height="${at(Math.abs(b - a))}" ${fill(trace.marker.color)}><title>${xml(unescapeLabel(trace.hovertext[i]!))}</title></rect>`;
    })
    .join("");
}
