import MarkdownIt from "markdown-it";

import type { Cell, Notebook, Output } from "./format";
import { sourceOf } from "./format";

type Renderer = InstanceType<typeof MarkdownIt>;

const escape = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

const joined = (value: unknown): string => (Array.isArray(value) ? value.join("") : String(value));

/** An executed notebook as one HTML page without scripts: its policy lets nothing run and loads nothing from elsewhere. */
export function notebookHtml(notebook: Notebook, title: string): string {
  const markdown = new MarkdownIt({ html: false });
  const cells = notebook.cells.map((cell) => cellHtml(cell, markdown)).join("\n");
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<title>${escape(title)}</title>
<style>body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}
pre{background:#f4f4f6;color:#1b1b1f;padding:.75rem;overflow:auto}table{border-collapse:collapse}td,th{padding:.2rem .6rem;border-bottom:1px solid #ccc}
img{max-width:100%}.stderr{background:#fbe9e7}</style></head><body><main>
${cells}
</main></body></html>
`;
}

function cellHtml(cell: Cell, markdown: Renderer): string {
  if (cell.cell_type === "markdown") return `<section>${markdown.render(sourceOf(cell))}</section>`;
  if (cell.cell_type === "raw") return "";
  const outputs = (cell.outputs ?? []).map((output) => outputHtml(output, markdown)).join("\n");
  return `<section><pre><code>${escape(sourceOf(cell))}</code></pre>\n${outputs}</section>`;
}

function outputHtml(output: Output, markdown: Renderer): string {
  if (output.output_type === "stream") {
    return `<pre class="${output["name"] === "stderr" ? "stderr" : "stdout"}">${escape(joined(output["text"]))}</pre>`;
  }
  const data = (output["data"] ?? {}) as Readonly<Record<string, unknown>>;
  const plain = joined(data["text/plain"] ?? "");
  if (data["image/svg+xml"] !== undefined) {
    const bytes = Buffer.from(joined(data["image/svg+xml"])).toString("base64");
    return `<img alt="${escape(plain)}" src="data:image/svg+xml;base64,${bytes}">`;
  }
  if (data["text/html"] !== undefined) return joined(data["text/html"]);
  if (data["text/markdown"] !== undefined) return markdown.render(joined(data["text/markdown"]));
  return `<pre>${escape(plain)}</pre>`;
}
