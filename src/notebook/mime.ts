import type { DataFrame } from "danfojs-node";

import { frameToHtml } from "../frame";
import { figureSvg } from "../plot";
import type { Figure } from "../plot";
import type { MimeBundle } from "./kernel";

const escape = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

/** All representations of a frame, figure, report or record; everything that came from files or models is escaped. */
export function mimeBundle(value: unknown): MimeBundle {
  if (isFigure(value)) {
    return {
      "application/vnd.plotly.v1+json": { data: value.data, layout: value.layout, config: value.config },
      "image/svg+xml": figureSvg(value),
      "text/plain": value.alt,
    };
  }
  if (isFrame(value)) {
    const plain = `${value.columns.join("\t")}\n${(value.values as unknown[][])
      .slice(0, 20)
      .map((row) => row.map(String).join("\t"))
      .join("\n")}`;
    return { "text/html": frameToHtml(value), "text/plain": plain };
  }
  if (isReport(value)) return { "text/markdown": value.markdown, "text/plain": value.markdown };
  if (typeof value === "string") return { "text/plain": value };
  const json = JSON.stringify(value, null, 2) ?? String(value);
  return { "text/html": `<pre>${escape(json)}</pre>`, "text/plain": json };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}

function isFigure(value: unknown): value is Figure {
  return (
    isObject(value) && Array.isArray(value["data"]) && isObject(value["layout"]) && typeof value["alt"] === "string"
  );
}

function isFrame(value: unknown): value is DataFrame {
  return isObject(value) && Array.isArray(value["columns"]) && Array.isArray(value["values"]) && "$data" in value;
}

function isReport(value: unknown): value is { readonly markdown: string } {
  return isObject(value) && typeof value["markdown"] === "string" && typeof value["html"] === "string";
}
