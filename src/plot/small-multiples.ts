import { median } from "../stats";
import { capital } from "../text";
import type { Measurement } from "../records";
import { linearAxis, namedAxis } from "./axis";
import type { Figure, FigureAnnotation, FigureAxes, ScatterTrace } from "./figure";
import { emptyFigure, figure, heading, stackedDomains } from "./layout";
import { ofModel, sweepOf, valuesOf } from "./sweep";
import type { SweepOptions } from "./sweep";
import { plain, short, shorten } from "./text";
import { light } from "./theme";

/** One panel a setting that varies: every ingested value a dot, a line through the medians. At most six panels. */
export function smallMultiples(measurements: readonly Measurement[], options: SweepOptions = {}): Figure {
  const title = "Sweep, one setting at a time";
  const sweep = sweepOf(measurements, options);
  const settings = sweep
    ? [...new Set(sweep.rows.flatMap((row) => Object.keys(row.settings)))]
        .filter((name) => valuesOf(sweep, name).length > 1)
        .slice(0, 6)
    : [];
  if (!sweep || settings.length === 0) return emptyFigure("sweep-settings", title, "No setting varies in the files.");
  const columns = settings.length > 1 ? 2 : 1;
  const rows = Math.ceil(settings.length / columns);
  const domains = stackedDomains(rows, rows > 1 ? 0.36 / rows + 0.06 : 0);
  const axes: FigureAxes = {};
  const data: ScatterTrace[] = [];
  const annotations: FigureAnnotation[] = [];
  const all = sweep.rows.map((row) => row.value);
  settings.forEach((setting, index) => {
    const id = index === 0 ? "" : index + 1;
    const column = index % columns;
    const across: [number, number] = columns === 1 ? [0, 1] : column === 0 ? [0, 0.46] : [0.54, 1];
    const domain = domains[Math.floor(index / columns)]!;
    const values = valuesOf(sweep, setting);
    axes[`xaxis${id}`] = namedAxis(
      values.map((value) => plain(shorten(String(value), 8))),
      {
        anchor: `y${id}` as "y",
        domain: across,
        line: true,
      },
    );
    axes[`yaxis${id}`] = linearAxis(all, { anchor: `x${id}` as "x", domain, labels: column === 0 });
    annotations.push(heading(plain(setting), domain[1], across[0]));
    const groups = values.map((value) =>
      sweep.rows.filter((row) => row.settings[setting] === value).map((row) => row.value),
    );
    const base = {
      type: "scatter",
      xaxis: `x${id}`,
      yaxis: `y${id}`,
      showlegend: false,
      name: plain(setting),
    } as const;
    const dots = groups.flatMap((group, place) => group.slice(0, 200).map((value) => ({ place, value })));
    data.push({
      ...base,
      mode: "markers",
      x: dots.map((dot) => dot.place),
      y: dots.map((dot) => dot.value),
      hoverinfo: "text",
      hovertext: dots.map(
        (dot) => `${plain(setting)} ${plain(String(values[dot.place]))}: ${short(dot.value)} ${plain(sweep.unit)}`,
      ),
      marker: { color: light.c1, symbol: "circle", size: 5, opacity: 0.4 },
    });
    data.push({
      ...base,
      mode: "lines+markers",
      x: groups.map((_, place) => place),
      y: groups.map((group) => median(group) ?? null),
      hoverinfo: "text",
      hovertext: groups.map(
        (group) => `median ${short(median(group) ?? NaN)} ${plain(sweep.unit)}, n = ${group.length}`,
      ),
      line: { color: light.c1, width: 2 },
      marker: { color: light.c1, symbol: "diamond", size: 8, line: { color: light.surface, width: 1 } },
    });
  });
  return figure({
    name: "sweep-settings",
    title,
    data,
    axes,
    annotations,
    height: 70 + rows * 160,
    n: all.length,
    alt: `${title}: ${sweep.metric}${ofModel(sweep)} against ${settings.join(", ")}.`,
    caption: `${capital(sweep.metric)}${ofModel(sweep)}, ${sweep.unit}; n = ${all.length} ingested observations${sweep.failed > 0 ? `, ${sweep.failed} more failed` : ""}. Dots: single values; diamonds: medians over all other settings.`,
  });
}
