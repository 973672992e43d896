import { figureSvg, light } from "../plot";
import type { Figure } from "../plot";
import type { MimeBundle } from "../kernel";

/** Characters in a line of the caption: what fits the width of a cell in the caption's size. */
const lineLength = 112;
const titleHeight = 30;
const captionLine = 15;

/**
 * A figure for a cell: interactive where the Plotly renderer is, else a static picture, else words. Title and caption stand above it, as
 * a cell has no place of its own for them, and it brings its own light ground, as it cannot know the theme of the page around it.
 */
export function figureBundle(figure: Figure): MimeBundle {
  const caption = wrap(figure.caption);
  const extra = titleHeight + captionLine * caption.length;
  const { layout } = figure;
  const title = {
    text: `<b>${markup(figure.title)}</b>`,
    subtitle: { text: caption.map(markup).join("<br>"), font: { size: 11, color: light.muted } },
    font: { size: 14, color: light.ink },
    x: 0.01,
    xanchor: "left",
    y: 1,
    yref: "container",
    yanchor: "top",
    pad: { t: 10 },
  };
  const plotly = {
    data: figure.data,
    layout: {
      ...layout,
      title,
      height: layout.height + extra,
      margin: { ...layout.margin, t: layout.margin.t + extra },
      paper_bgcolor: light.surface,
      plot_bgcolor: light.surface,
    },
    // A cell has no height of its own to answer a resize with: the figure would shrink to nothing.
    config: { ...figure.config, responsive: false },
  };
  return {
    "application/vnd.plotly.v1+json": plotly,
    "image/svg+xml": figureSvg(figure).replace(
      /^<svg[^>]*>/,
      `$&<rect width="100%" height="100%" fill="${light.surface}"/>`,
    ),
    "text/plain": `${figure.title}. ${figure.alt}`,
  };
}

/** Plotly reads a few tags in its texts: nothing from a file or a model may be one. */
const markup = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

function wrap(text: string): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/).filter((each) => each !== "")) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < lineLength) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
