import { escapeHtml } from "../text";
import { sanitizeStyle } from "./sanitize-style";

const tags = new Set(
  "a abbr b blockquote br caption code col colgroup dd del details div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr i ins kbd li mark ol p pre s samp section small span strong sub summary sup table tbody td tfoot th thead tr tt u ul var".split(
    " ",
  ),
);

/** Elements whose content is no text for people: all of it goes. */
const hidden =
  /<(script|style|template|noscript|iframe|object|embed|svg|math|title|textarea|select|xmp|noembed|noframes)\b[^<>]*>[\s\S]*?(?:<\/\1\s*>|$)/gi;

const attributes = new Set(["class", "colspan", "rowspan", "scope", "role", "title", "start", "dir", "lang", "open"]);

const empty = new Set(["br", "hr", "col"]);

/**
 * HTML of a notebook's output, which may hold anything, as HTML that only has looks: elements and attributes of two lists, each written
 * anew, links only to places inside the page and to the web. Everything else is left out or shown as text.
 */
export function sanitizeHtml(html: string): string {
  const open: string[] = [];
  const out: string[] = [];
  const visible = html.replaceAll(/<!--[\s\S]*?(?:-->|$)/g, "").replaceAll(hidden, "");
  const token = /<(\/?)([a-z][a-z0-9]*)([\s/](?:"[^"]*"|'[^']*'|[^"'<>])*)?>|[^<]+|</gi;
  for (const [all, slash, name, rest] of visible.matchAll(token)) {
    const tag = name?.toLowerCase();
    if (tag === undefined) out.push(textOf(all));
    else if (!tags.has(tag)) continue;
    else if (slash === "/") {
      const at = open.lastIndexOf(tag);
      if (at < 0) continue;
      while (open.length > at) out.push(`</${open.pop()!}>`);
    } else {
      out.push(`<${tag}${kept(rest ?? "")}>`);
      if (!empty.has(tag)) open.push(tag);
    }
  }
  while (open.length > 0) out.push(`</${open.pop()!}>`);
  return out.join("");
}

/** Text between elements: entities stay, everything that could open an element does not. */
function textOf(text: string): string {
  return text.replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

function kept(rest: string): string {
  const pairs = rest.matchAll(/([a-z][\w-]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?/gi);
  return [...pairs]
    .map(([, given, double, single, bare]) => {
      const name = given!.toLowerCase();
      const text = unescapeText(double ?? single ?? bare ?? "");
      const value = name === "style" ? sanitizeStyle(text) : text;
      if (name === "style") return value === "" ? "" : ` style="${escapeHtml(value)}"`;
      return mayStay(name, value) ? ` ${name}="${escapeHtml(value)}"` : "";
    })
    .join("");
}

function mayStay(name: string, value: string): boolean {
  if (attributes.has(name) || /^aria-[a-z]+$/.test(name)) return true;
  return name === "href" && /^(?:#|https?:\/\/)/i.test(value);
}

function unescapeText(text: string): string {
  return text
    .replaceAll(/&#(?:x([0-9a-f]{1,6})|(\d{1,7}));?/gi, (all, hex: string | undefined, decimal: string | undefined) => {
      const point = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : all;
    })
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&colon;", ":")
    .replaceAll("&amp;", "&");
}
