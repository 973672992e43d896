import { readFileSync } from "node:fs";

import { dark, figureSvg, light } from "../plot";
import type { Figure } from "../plot";
import { jsonIsland } from "./escape";
import { hashSource, renderHtml, templateFile } from "./templates";

let plotly: string | undefined;

/** Plotly's smallest official bundle with the traces used, made safe to stand inside a script element. */
function plotlyScript(): string {
  plotly ??= readFileSync(require.resolve("plotly.js-basic-dist-min"), "utf8").replace(/<\/script/gi, "<\\/script");
  return plotly;
}

/** Colours of the page and the figures as CSS custom properties and classes. */
function colours(): string {
  const names = Object.keys(light) as (keyof typeof light)[];
  const properties = (palette: typeof light): string => names.map((name) => `--${name}:${palette[name]}`).join(";");
  const classes = names.map((name) => `.f-${name}{fill:var(--${name})}.s-${name}{stroke:var(--${name})}`).join("");
  return `:root{${properties(light)}}@media screen and (prefers-color-scheme:dark){:root{${properties(dark)}}}${classes}`;
}

/** Plotly makes a style element that is empty at first and fills it through the object model: its hash is that of nothing. */
const emptyStyle = hashSource("");

/** A self-contained page: no network, every script and style by its hash, a picture of every figure before any script runs. */
export function page(template: string, view: object, figures: readonly Figure[]): string {
  const style = `${colours()}${templateFile("page.css")}`;
  const script = templateFile("page.js");
  const withPlotly = figures.length > 0;
  const scripts = withPlotly ? [hashSource(plotlyScript()), hashSource(script)] : [hashSource(script)];
  const policy = [
    "default-src 'none'",
    `script-src ${scripts.join(" ")}`,
    `style-src ${hashSource(style)} ${emptyStyle}`,
    "img-src data:",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  const island = jsonIsland({
    palettes: { light, dark },
    figures: Object.fromEntries(
      figures.map(({ name, data, layout, config }) => [name, { data: drawable(data), layout, config }]),
    ),
  });
  const body = renderHtml(template, {
    ...view,
    figures: figures.map((figure) => ({
      name: figure.name,
      title: figure.title,
      caption: figure.caption,
      alt: figure.alt,
      tall: figure.layout.height > 380,
      wide: { markup: figureSvg(figure, { width: 640 }) },
      narrow: { markup: figureSvg(figure, { width: 340 }) },
    })),
    policy,
    style: { markup: style },
  });
  // Put in after rendering: a megabyte need not go through the template engine.
  const tail = `<script type="application/json" id="figure-data">${island}</script>${
    withPlotly ? `<script>${plotlyScript()}</script>` : ""
  }<script>${script}</script>`;
  return body.replace("<!--scripts-->", () => tail);
}

/** Six significant digits are finer than a screen: they halve the data of large studies. Texts keep theirs. */
function drawable(data: Figure["data"]): unknown {
  const rounded = (_key: string, value: unknown): unknown =>
    typeof value === "number" && !Number.isInteger(value) ? Number(value.toPrecision(6)) : value;
  return JSON.parse(JSON.stringify(data, rounded)) as unknown;
}
