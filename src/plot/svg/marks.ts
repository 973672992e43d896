import type { BarTrace, MarkerSymbol, ScatterTrace } from "../figure";
import type { Scale } from "./scale";
import { at, fill, label, stroke, unescapeLabel, xml } from "./xml";

const dashes = { solid: "", dot: ' stroke-dasharray="1.5 3.5"', dash: ' stroke-dasharray="6 4"' } as const;

export function dash(kind: keyof typeof dashes | undefined): string {
  return dashes[kind ?? "solid"];
}

/** The path of a marker around 0, 0. */
function outline(symbol: MarkerSymbol, size: number): string {
  const r = size / 2;
  if (symbol === "x-thin-open") return `M${-r},${-r}L${r},${r}M${r},${-r}L${-r},${r}`;
  if (symbol.startsWith("diamond")) return `M0,${-r * 1.3}L${r * 1.3},0L0,${r * 1.3}L${-r * 1.3},0Z`;
  if (symbol.startsWith("square")) return `M${-r},${-r}H${r}V${r}H${-r}Z`;
  if (symbol.startsWith("triangle")) return `M0,${-r * 1.15}L${r * 1.15},${r * 0.85}H${-r * 1.15}Z`;
  return `M${-r},0A${r},${r} 0 1 1 ${r},0A${r},${r} 0 1 1 ${-r},0Z`;
}

export function marker(trace: NonNullable<ScatterTrace["marker"]>, x: number, y: number, title = ""): string {
  const hollow = trace.symbol.endsWith("-open");
  const paint = hollow
    ? `${stroke(trace.line?.color ?? trace.color)} fill="none" stroke-width="${trace.line?.width ?? 2}"`
    : fill(trace.color);
  const opacity = trace.opacity === undefined ? "" : ` opacity="${trace.opacity}"`;
  const inside = title === "" ? "" : `<title>${xml(title)}</title>`;
  return `<path transform="translate(${at(x)},${at(y)})" d="${outline(trace.symbol, trace.size)}" ${paint}${opacity}>${inside}</path>`;
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
