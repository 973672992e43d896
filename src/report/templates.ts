import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import nunjucks from "nunjucks";

import { packageRoot } from "../files";
import { mapTexts, pageText } from "../text";
import { markdownText } from "./escape";

const folder = (): string => join(packageRoot(), "templates", "report");
const environments = new Map<boolean, nunjucks.Environment>();

function environment(autoescape: boolean): nunjucks.Environment {
  const known = environments.get(autoescape);
  if (known) return known;
  const made = new nunjucks.Environment(new nunjucks.FileSystemLoader(folder()), {
    autoescape,
    throwOnUndefined: true,
    trimBlocks: true,
    lstripBlocks: true,
  });
  made.addFilter("tight", tight);
  environments.set(autoescape, made);
  return made;
}

/** Keeps "p = .004", "n = 7 + 7" and "95 %" on one line. */
function tight(text: string): string {
  return text
    .replace(/\b([pn]) ([<=]) /g, "$1\u00a0$2\u00a0")
    .replace(/(\d) %/g, "$1\u00a0%")
    .replace(/(\d) \+ (\d)/g, "$1\u00a0+\u00a0$2");
}

/** Renders a Markdown template; every string of the view is made to stand for itself. */
export function renderMarkdown(template: string, view: object): string {
  const text = environment(false).render(template, mapTexts(view, markdownText));
  return `${text.replace(/\n{3,}/g, "\n\n").trim()}\n`;
}

/** Renders an HTML template with escaping on; only `…markup` fields, made by this folder, are printed as they are. */
export function renderHtml(template: string, view: object): string {
  return environment(true).render(template, mapTexts(view, pageText));
}

/** A file of the templates' folder, such as the style sheet. */
export function templateFile(name: string): string {
  return readFileSync(join(folder(), name), "utf8");
}

/** A source for a content security policy: `'sha256-…'` of an inline script or style. */
export function hashSource(content: string): string {
  return `'sha256-${createHash("sha256").update(content, "utf8").digest("base64")}'`;
}
