import type { AxisId, Figure, FigureLayout, FigureShape } from "../figure";
import { dash, marker } from "./marks";
import { axisOf } from "./scale";
import type { Scale } from "./scale";
import { at, fill, fit, label, stroke, textWidth, unescapeLabel, xml } from "./xml";

/** Grid lines, tick labels and titles of every axis. */
export function axes(layout: FigureLayout, scale: Scale): string {
  const ids = Object.keys(layout).flatMap((key) => {
    const found = /^([xy])axis(\d*)$/.exec(key);
    return found ? [`${found[1]!}${found[2]!}` as AxisId<"x"> | AxisId<"y">] : [];
  });
  return ids
    .map((id) =>
      id.startsWith("x") ? across(layout, id as AxisId<"x">, scale) : upwards(layout, id as AxisId<"y">, scale),
    )
    .join("");
}

function across(layout: FigureLayout, id: AxisId<"x">, scale: Scale): string {
  const axis = axisOf(layout, id);
  const other = axisOf(layout, axis.anchor);
  const [top, bottom] = [scale.y(other.domain[1]), scale.y(other.domain[0])];
  const [left, right] = [scale.x(axis.domain[0]), scale.x(axis.domain[1])];
  const out: string[] = [];
  let free = -Infinity;
  axis.tickvals.forEach((value, i) => {
    const x = scale.x(value, id);
    if (axis.showgrid) out.push(`<path d="M${at(x)},${at(top)}V${at(bottom)}" ${stroke(axis.gridcolor)} fill="none"/>`);
    const text = axis.ticktext[i] ?? "";
    const half = textWidth(text, axis.tickfont.size) / 2;
    const centre = Math.min(x, scale.width - half);
    if (text !== "" && centre - half > free) {
      free = centre + half + 6;
      out.push(
        `<text x="${at(centre)}" y="${at(bottom + 16)}" text-anchor="middle" font-size="${axis.tickfont.size}" ${fill(axis.tickfont.color)}>${label(text)}</text>`,
      );
    }
  });
  if (axis.showline)
    out.push(`<path d="M${at(left)},${at(bottom)}H${at(right)}" ${stroke(axis.linecolor)} fill="none"/>`);
  if (axis.title) {
    out.push(
      `<text x="${at((left + right) / 2)}" y="${at(bottom + 36)}" text-anchor="middle" font-size="${axis.title.font.size}" ${fill(axis.title.font.color)}>${label(axis.title.text)}</text>`,
    );
  }
  return out.join("");
}

function upwards(layout: FigureLayout, id: AxisId<"y">, scale: Scale): string {
  const axis = axisOf(layout, id);
  const other = axisOf(layout, axis.anchor);
  const [left, right] = [scale.x(other.domain[0]), scale.x(other.domain[1])];
  const size = axis.tickfont.size;
  return axis.tickvals
    .map((value, i) => {
      const y = scale.y(value, id);
      const grid = axis.showgrid
        ? `<path d="M${at(left)},${at(y)}H${at(right)}" ${stroke(axis.gridcolor)} fill="none"/>`
        : "";
      const lines = wrapped(unescapeLabel(axis.ticktext[i] ?? ""), size, left - 9);
      const texts = lines.map(
        (line, row) =>
          `<text x="${at(left - 7)}" y="${at(y + 4 + (row - (lines.length - 1) / 2) * 13)}" text-anchor="end" font-size="${size}" ${fill(axis.tickfont.color)}>${xml(line)}</text>`,
      );
      return grid + texts.join("");
    })
    .join("");
}

/** A label in one line, or in two where it is too long and has a place to break. */
function wrapped(text: string, size: number, room: number): readonly string[] {
  if (text === "") return [];
  const place = text.indexOf(" · ");
  if (textWidth(text, size) <= room || place < 0) return [fit(text, size, room)];
  return [fit(text.slice(0, place), size, room), fit(text.slice(place + 3), size, room)];
}

export function shape(part: FigureShape, scale: Scale): string {
  const [x0, x1] = [scale.x(part.x0, part.xref), scale.x(part.x1, part.xref)];
  const [y0, y1] = [scale.y(part.y0, part.yref), scale.y(part.y1, part.yref)];
  if (part.type === "line") {
    return `<path d="M${at(x0)},${at(y0)}L${at(x1)},${at(y1)}" ${stroke(part.line.color)} fill="none" stroke-width="${part.line.width}"${dash(part.line.dash)}/>`;
  }
  return `<rect x="${at(Math.min(x0, x1))}" y="${at(Math.min(y0, y1))}" width="${at(Math.abs(x1 - x0))}" height="${at(Math.abs(y1 - y0))}" ${fill(part.fillcolor ?? "none")}/>`;
}

export function annotations(layout: FigureLayout, scale: Scale): string {
  const anchors = { left: "start", center: "middle", right: "end" } as const;
  const shifts = { bottom: -7, middle: 4, top: 12 } as const;
  return layout.annotations
    .map((note) => {
      const [x, y] = [scale.x(note.x, note.xref), scale.y(note.y, note.yref) + shifts[note.yanchor]];
      const room = note.xanchor === "left" ? scale.width - x - 4 : scale.width;
      const text = fit(unescapeLabel(note.text), note.font.size, room);
      return `<text x="${at(x)}" y="${at(y)}" text-anchor="${anchors[note.xanchor]}" font-size="${note.font.size}" ${fill(note.font.color)}>${xml(text)}</text>`;
    })
    .join("");
}

/** Entries in a row above the plot, in new rows where they do not fit. */
export function legend(figure: Figure, scale: Scale): { readonly svg: string; readonly rows: number } {
  const seen = new Set<string>();
  const entries = figure.data.filter((trace) => trace.showlegend && !seen.has(trace.name) && seen.add(trace.name));
  let [x, row] = [8, 0];
  const svg = entries.map((trace) => {
    const name = fit(unescapeLabel(trace.name), 12, scale.width - 48);
    const width = 34 + textWidth(name, 12);
    if (x + width > scale.width && x > 8) [x, row] = [8, row + 1];
    const y = 16 + row * 20;
    const sample =
      trace.type === "bar"
        ? `<rect x="${at(x)}" y="${y - 6}" width="12" height="12" ${fill(trace.marker.color)}/>`
        : trace.marker
          ? marker({ ...trace.marker, size: 9 }, x + 6, y)
          : "";
    const part = `${sample}<text x="${at(x + 18)}" y="${y + 4}" font-size="12" ${fill(figure.layout.legend.font.color)}>${xml(name)}</text>`;
    x += width;
    return part;
  });
  return { svg: svg.join(""), rows: entries.length === 0 ? 0 : row + 1 };
}
