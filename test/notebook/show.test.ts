import { describe, expect, it } from "vitest";

import { claims, readText } from "../../src/claims";
import { facts } from "../../src/facts";
import { toFrame } from "../../src/frame";
import { show } from "../../src/notebook";
import { mimeBundle } from "../../src/notebook/mime";
import { ttftPerRun } from "../../src/plot";
import { report } from "../../src/report";
import { summarizeStudy, verdict } from "../../src/stats";
import { grid } from "../../src/study";
import { fixedLength } from "../../src/workload";
import { ingestFiles } from "../ingest/folder";
import { sampleInput } from "../report/sample";

const input = sampleInput();
const calls = input.study.calls;
const html = (value: unknown): string => String(mimeBundle(value)["text/html"]);
const plain = (value: unknown): string => String(mimeBundle(value)["text/plain"]);

describe("show", () => {
  it("gives a figure as Plotly's JSON, as a picture on a ground of its own, and in words", () => {
    const figure = ttftPerRun(calls);
    const bundle = mimeBundle(figure);
    expect(Object.keys(bundle)).toEqual(["application/vnd.plotly.v1+json", "image/svg+xml", "text/plain"]);
    const { layout } = bundle["application/vnd.plotly.v1+json"] as {
      layout: { height: number; margin: { t: number }; title: { text: string }; paper_bgcolor: string };
    };
    expect(layout.title.text).toContain(figure.title);
    expect(layout.paper_bgcolor).not.toContain("rgba");
    // The title has a place of its own: the plot itself stays as high as it was.
    expect(layout.height - layout.margin.t).toBe(figure.layout.height - figure.layout.margin.t);
    expect(bundle["image/svg+xml"]).toMatch(/^<svg[^>]*><rect width="100%" height="100%"/);
    expect(bundle["text/plain"]).toContain(figure.alt);
  });

  it("lets no name of a model become Plotly's markup", () => {
    const figure = { ...ttftPerRun(calls), title: "a<b>x</b>", caption: '<a href="https://x.example">y</a>' };
    const { layout } = mimeBundle(figure)["application/vnd.plotly.v1+json"] as {
      layout: { title: { text: string; subtitle: { text: string } } };
    };
    expect(layout.title.text).toBe("<b>a&lt;b&gt;x&lt;/b&gt;</b>");
    expect(layout.title.subtitle.text).not.toContain("<a");
  });

  it("gives studies, lists of calls, facts, frames and verdicts as tables or sentences, never as JSON", () => {
    for (const value of [input.study, calls, calls[0], facts(undefined, input.study), toFrame(calls)]) {
      expect(html(value)).toMatch(/^<table class="chimera-frame">/);
      expect(plain(value).split("\n").length).toBeGreaterThan(1);
    }
    const said = verdict([1, 2, 3], [1, 2, 3], { betterIs: "lower" });
    expect(plain(said)).toBe(said.sentence);
    expect(mimeBundle(report(input))["text/markdown"]).toMatch(/^# /);
  });

  it("gives what a person holds in a cell as a table or a sentence: variants, claims, a read text, a summary, a connection, a workload", () => {
    const variants = grid({ model: ["a:1b", "b:2b"], num_ctx: [512, 1024] });
    expect(plain(variants).split("\n")).toHaveLength(5);
    expect(plain(variants).split("\n")[0]).toMatch(/^variant +model +num_ctx$/);
    expect(
      plain([
        { name: "brief", prompt: "Be brief." },
        { name: "x", server: "<b>" },
      ]),
    ).toMatch(/server +prompt/);
    const registry = facts(undefined, input.study);
    expect(plain(claims(registry))).toMatch(/^claim +in words +weight +facts/);
    expect(plain(readText("Buy more memory.", registry))).toMatch(/^clause +reading +why\n.*not read/);
    expect(plain(summarizeStudy(input.study))).toMatch(/\d \[[\d.]+, [\d.]+\] n \d/);
    expect(plain({ note: "Ollama 0.24.0 answers.", models: () => [] })).toBe("Ollama 0.24.0 answers.");
    expect(plain(fixedLength({ input: 64, output: 8 }))).toBe("64 tokens in, 8 out");
    for (const value of [variants, summarizeStudy(input.study), claims(registry)])
      expect(html(value)).toMatch(/^<table class="chimera-frame">/);
    expect(html([{ name: "x", model: "<script>" }])).not.toContain("<script>");
  });

  it("says of the files of a folder how much of each was left out, and of a problem what it is beside its file", async () => {
    const read = await ingestFiles({ "t.csv": "model,ttft_ms,spare,odd\na,5,,1e\nb,x,,y\n" });
    expect(plain(read.files)).toMatch(
      /^file +kind +status +size \(bytes\) +measurements +left out \(cells\)\n.*t\.csv.* 2 +2$/,
    );
    expect(plain(read.problems)).toMatch(/^file +row +what +in words\nt\.csv +2 +warning +has a ttft that is left out/);
  });

  it("names what is amiss with a call, and has no column for reasons where all are", () => {
    const failed = calls.find((call) => call.error !== undefined)!;
    expect(html([failed])).toContain("what is amiss");
    expect(html(calls.filter((call) => call.error === undefined))).not.toContain("what is amiss");
  });

  it("shows what is missing as a dash and not as 0", () => {
    const first = calls[0]!;
    const clock = { ...first.clock, ttftMs: undefined };
    const [, row] = plain({ ...first, clock, throughput: undefined }).split("\n");
    expect(row).toContain("–");
  });

  it("escapes everything", () => {
    const call = { ...calls[0]!, variant: "<script>1</script>", error: '"><img src=x onerror=1>' };
    expect(html(call)).not.toMatch(/<script|<img/);
    expect(html({ any: "<script>" })).not.toContain("<script>");
    expect(html({ code: "x", word: "<b>", sentence: "<i>" })).toBe("<p><strong>&lt;b&gt;</strong> · &lt;i&gt;</p>");
  });

  it("answers what the Deno kernel shows, outside tslab", () => {
    expect(show(input.study)?.[Symbol.for("Jupyter.display")]!()["text/html"]).toContain("<table");
  });
});
