import MarkdownIt from "markdown-it";

import { redactor } from "../ledger";
import { escapeHtml, mapTexts } from "../text";
import { pageStyle } from "./export-style";
import type { Cell, Notebook, Output } from "./format";
import { sourceOf } from "./format";
import { sanitizeHtml } from "./sanitize-html";

type Renderer = InstanceType<typeof MarkdownIt>;

const joined = (value: unknown): string => (Array.isArray(value) ? value.join("") : String(value));

/**
 * An executed notebook as one HTML page without scripts. A notebook may hold anything: its policy lets nothing run and loads nothing
 * from elsewhere, HTML among the outputs is reduced to its looks, and pictures are pictures, never part of the page. Paths, hosts and names that say who
 * made it are taken out, as in a report.
 */
export function notebookHtml(notebook: Notebook, title: string): string {
  const markdown = new MarkdownIt({ html: false }).disable("image");
  const clean = redactor([]);
  const cells = notebook.cells.map((cell) => cellHtml(withTexts(cell, clean), markdown)).join("\n");
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'">
<title>${escapeHtml(title)}</title>
<style>${pageStyle}</style></head><body><main>
${cells}
</main></body></html>
`;
}

/** Pictures are coded and hold no text to change; what stands on several lines is kept as a list of them. */
const withTexts = (cell: Cell, clean: (text: string) => string): Cell =>
  mapTexts(cell, (text, key) => (key.startsWith("image/p") ? text : clean(text)));

function cellHtml(cell: Cell, markdown: Renderer): string {
  if (cell.cell_type === "markdown") {
    const anchor = cell.id === "execution-stopped-here" ? ' id="Stopped-here"' : "";
    const kind = cell.id.startsWith("execution-") ? "words stopped" : "words";
    return `<section class="${kind}"${anchor}>${markdown.render(sourceOf(cell))}</section>`;
  }
  if (cell.cell_type === "raw") return "";
  const outputs = (cell.outputs ?? []).map((output) => outputHtml(output, markdown)).join("\n");
  const count = typeof cell.execution_count === "number" ? `[${cell.execution_count}]` : "[ ]";
  return `<section class="code"><div class="count" aria-hidden="true">${count}</div><pre class="source"><code>${escapeHtml(sourceOf(cell))}</code></pre>
<div class="outputs">${outputs}</div></section>`;
}

function outputHtml(output: Output, markdown: Renderer): string {
  if (output.output_type === "stream") {
    return `<pre class="${output["name"] === "stderr" ? "stderr" : "stdout"}">${escapeHtml(joined(output["text"]))}</pre>`;
  }
  if (output.output_type === "error")
    return `<pre class="stderr">${escapeHtml(`${String(output["ename"])}: ${String(output["evalue"])}`)}</pre>`;
  const data = (output["data"] ?? {}) as Readonly<Record<string, unknown>>;
  const plain = joined(data["text/plain"] ?? "");
  if (data["image/svg+xml"] !== undefined) {
    const bytes = Buffer.from(joined(data["image/svg+xml"])).toString("base64");
    return figureHtml(`image/svg+xml;base64,${bytes}`, plain, captionOf(data["application/vnd.plotly.v1+json"]));
  }
  const png = data["image/png"];
  if (png !== undefined && /^[\w+/=\s]*$/.test(joined(png)))
    return figureHtml(`image/png;base64,${joined(png).replaceAll(/\s/g, "")}`, plain, undefined);
  if (data["text/html"] !== undefined) return `<div class="html">${sanitizeHtml(joined(data["text/html"]))}</div>`;
  if (data["text/markdown"] !== undefined)
    return `<div class="words">${markdown.render(joined(data["text/markdown"]))}</div>`;
  return `<pre class="stdout">${escapeHtml(plain)}</pre>`;
}

function figureHtml(source: string, alt: string, caption: { title: string; words: string } | undefined): string {
  const words = caption
    ? `<figcaption><strong>${escapeHtml(caption.title)}</strong> ${escapeHtml(caption.words)}</figcaption>`
    : "";
  return `<figure>${words}<img alt="${escapeHtml(alt)}" src="data:${source}"></figure>`;
}

/** Title and caption of a figure that the kit showed; a static picture has no place for them. */
function captionOf(plotly: unknown): { title: string; words: string } | undefined {
  const title = (plotly as { layout?: { title?: { text?: unknown; subtitle?: { text?: unknown } } } } | undefined)
    ?.layout?.title;
  if (typeof title?.text !== "string") return undefined;
  const words = typeof title.subtitle?.text === "string" ? title.subtitle.text : "";
  return { title: plainOf(title.text), words: plainOf(words) };
}

/** Plotly's markup as plain text. */
function plainOf(text: string): string {
  return text
    .replaceAll("<br>", " ")
    .replaceAll(/<\/?b>/g, "")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
}
