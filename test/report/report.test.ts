import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

import { facts } from "../../src/facts";
import { ingest } from "../../src/ingest";
import { comparisonReport, report } from "../../src/report";
import { decimalsFor, medianTexts } from "../../src/report/format";
import { jsonIsland, markdownText } from "../../src/report/escape";
import { modelMarkdown } from "../../src/report/model-text";
import { medianInterval } from "../../src/stats";
import { ownNarrative } from "../../src/narrative";
import type { CallRecord, Study } from "../../src/records";
import { judged } from "../support/judged";
import { sampleInput, sampleStudy } from "./sample";

test("the sample study's Markdown is the golden one", async () => {
  await expect(report(sampleInput()).markdown).toMatchFileSnapshot("golden/full.md");
  await expect(report({ ...sampleInput(), layout: "classic" }).markdown).toMatchFileSnapshot("golden/classic.md");
});

test("the answer is first, then who and where, medians, words, failures and what was left out", () => {
  const { markdown } = report(sampleInput());
  const places = [
    "▲ chimera is faster",
    "## Identity",
    "## Medians",
    "## Figures",
    "## What failed",
    "## In words",
    "## Facts",
    "## How to reproduce",
    "## What was left out",
    "## What the words mean",
  ].map((text) => markdown.indexOf(text));
  expect(places).not.toContain(-1);
  expect(places).toEqual([...places].sort((a, b) => a - b));
});

describe("in the classic layout", () => {
  const classic = (calls: readonly CallRecord[]): string => {
    const { study, registry } = sampleInput();
    return report({ study: { ...study, calls }, registry, layout: "classic" }).markdown;
  };
  const { calls } = sampleStudy();
  const without = <T extends object, K extends keyof T>(from: T, name: K): Omit<T, K> =>
    Object.fromEntries(Object.entries(from).filter(([key]) => key !== name)) as Omit<T, K>;
  const rows = (markdown: string): readonly string[] =>
    markdown.split("\n").filter((line) => /^\| \d+ \| (?:analysis|report) \|/.test(line));

  test("a figure that is not there is no 0, but an empty answer is one of 0 tokens", () => {
    const bare = calls.map((call) => without({ ...call, server: without(call.server, "outputTokens") }, "throughput"));
    const markdown = classic(bare);
    expect(rows(markdown).filter((row) => / \| — \| — \|/.test(row))).toHaveLength(31);
    expect(rows(markdown).filter((row) => / \| 0\.00 \| 0 \|/.test(row))).toHaveLength(1);
    expect(markdown).toContain("| Total Tokens Generated | — | — |");
  });

  test("a call that timed out has no tokens that anybody counted", () => {
    const late = calls.map((call): CallRecord => {
      const late = judged({ ...call, status: "timeout" as const, clock: { durationMs: 60000 }, server: {} });
      return call.run === 3 ? without(late, "throughput") : call;
    });
    const of3 = rows(classic(late)).filter((row) => row.startsWith("| 3 |"));
    expect(of3).toHaveLength(4);
    for (const row of of3) expect(row).toMatch(/ \| — \| — \| — \| 60000\.00 \|/);
  });

  test("without a call there is no duration", () => {
    expect(classic([])).toContain("| Total LLM Call Duration | — | — |");
  });
});

test("how long the reading took is never nothing, however quick it was", async () => {
  const read = await ingest("data/sample");
  const quick = { ...read, summary: { ...read.summary, durationMs: 3.6 } };
  expect(report({ ...sampleInput(), ingest: quick }).html).toContain("Read in 3.60 ms.");
});

describe("the answer says no more than the data", () => {
  const wordOf = (runs: number, faster: number): string =>
    /\*\*(.*?)\*\*/.exec(report(sampleInput({ runs, faster })).markdown)![1]!;
  test.each([
    [8, 0.8, "▲ chimera is faster"],
    [8, 1.3, "▼ chimera is slower"],
    [30, 1, "■ No practical difference"],
    [3, 0.8, "◇ Not enough runs"],
  ])("%i runs, %f of the time: %s", (runs, faster, word) => {
    expect(wordOf(runs, faster)).toBe(word);
  });

  test("when nothing succeeded it says so", () => {
    const input = sampleInput();
    const calls = input.study.calls.map((call) =>
      judged({ ...call, status: "timeout" as const, error: "No first token came." }),
    );
    const { markdown, html } = report({ ...input, study: { ...input.study, calls } });
    expect(markdown).toContain("No call can be timed");
    expect(markdown).toContain("No first token came.");
    expect(/NaN|undefined/.exec(html.split("<script")[0]!)).toBeNull();
  });
});

test("without a call it says that none was made, in every place", () => {
  const study = { ...sampleStudy(), calls: [] };
  const registry = facts(undefined, study);
  const { markdown, html } = report({ study, registry, narrative: ownNarrative(registry) });
  expect(markdown).toContain("No call was made");
  expect(markdown).toMatch(/## What failed or is not whole\n\nNo call was made\.\n/);
  for (const text of [markdown, html])
    expect(text).not.toMatch(/Every call went well|0 of 0|No call can be timed|variant were made/);
});

test("the command to run it again stands in the Markdown as it is run", () => {
  const { study, registry } = sampleInput();
  const options = { stop: ["<|end|>", "```\n~~~"], host: "http://localhost/u@1" };
  const variants = [study.manifest.config.variants[0]!, { name: "chimera", options }];
  const config = { ...study.manifest.config, variants, data: "two\n    # lines" };
  const { markdown } = report({ study: { ...study, manifest: { ...study.manifest, config } }, registry });
  const [, block] = /## How to reproduce it\n\n([^]*?)\n\nSeed/.exec(markdown)!;
  expect(block).toBe(
    "    npx chimera run --data 'two # lines' --model sample:1b --runs 8 --variant baseline --variant " +
      '\'chimera:stop=["<|end|>","```\\n~~~"],host=http://localhost/u@1\'',
  );
});

test("every statement is proven, and an id of nothing says nothing", () => {
  const input = sampleInput();
  const { markdown } = report(input);
  expect(markdown).toMatch(/(\d+) of \1 statements proven/);
  const sections = { ...input.narrative.sections, conclusion: ["It does 999 tokens/s.", "no.such.claim"] };
  const sent = report({ ...input, narrative: { ...input.narrative, sections } });
  expect(sent.markdown).toMatch(/(\d+) of \1 statements proven/);
  expect(sent.markdown + sent.html).not.toMatch(/999 tokens|no\.such\.claim/);
});

test.each(["chimera-v2", "chi.mera/2 (new)", "q4|k-[m]"])("a variant may be called %s", (called) => {
  const made = report(sampleInput({ name: (text) => (text === "chimera" ? called : text) }));
  expect(made.html).toContain(called);
  expect(made.markdown).toMatch(/(\d+) of \1 statements proven/);
});

test("P99 is not printed below 100 values", () => {
  expect(report(sampleInput({ runs: 50 })).html).not.toContain("P99 ");
  expect(report(sampleInput({ runs: 102 })).html).toContain("P99 ");
});

test("digits are cut to the interval", () => {
  expect([decimalsFor(100, 400), decimalsFor(100, 104), decimalsFor(1, 1.03), decimalsFor(5, 5)]).toEqual([0, 1, 3, 2]);
  const metric = {
    n: 7,
    median: 242.4133,
    interval: medianInterval([233.76, 233.9, 240, 242.4133, 244, 245, 246.57])!,
  };
  expect(medianTexts(metric)).toEqual({ value: "242", interval: "[234, 247]", n: "7", sure: "98.4 %" });
});

describe("escaping", () => {
  test.each([
    ["a|b", "a\\|b"],
    ["# not a title", "\\# not a title"],
    ["1. not a list", "1\\. not a list"],
    ["1178.54 ms", "1178.54 ms"],
    ["file_name_x.csv", "file_name_x.csv"],
    ["_so_", "\\_so\\_"],
    ["<img src=x>", "\\<img src=x\\>"],
    ["[x](javascript:1)", "\\[x\\](javascript:1)"],
    ["two\nlines", "two lines"],
    ["http://x.example", "http:\\//x.example"],
  ])("%j in Markdown stands for itself", (text, escaped) => {
    expect(markdownText(text)).toBe(escaped);
  });

  test("nothing in a JSON island ends it", () => {
    const text = "</script><!--\u2028";
    expect(jsonIsland({ text })).not.toMatch(/<|\u2028/);
    expect(JSON.parse(jsonIsland({ text }))).toEqual({ text });
  });

  test("a model's Markdown keeps emphasis and loses HTML, images and links", () => {
    const html = modelMarkdown(
      "**so** <script>x</script> <details ontoggle=x> ![](http://h/x.png) [x](javascript:1) [y](http://h)",
    );
    expect(html).toContain("<strong>so</strong>");
    expect(html).not.toMatch(/<script|<details|<img|<a /);
  });

  test("a template in the data is printed as it is", () => {
    const { html } = report(sampleInput({ name: (text) => `${text} {{ 6 * 7 }} {% include "x" %}` }));
    expect(html).toContain("{{ 6 * 7 }} {% include &quot;x&quot; %}");
  });
});

describe("a comparison of two studies", () => {
  test("takes the first as the baseline", () => {
    const made = comparisonReport(sampleStudy({ faster: 1 }), sampleStudy({ faster: 0.8 }));
    expect(made.markdown).toContain("B: chimera");
    expect(made.markdown).toMatch(/▲/);
  });

  const changed = (change: Partial<Study["manifest"]["config"]>): Study => {
    const study = sampleStudy();
    const { manifest } = study;
    return { ...study, manifest: { ...manifest, config: { ...manifest.config, ...change } } };
  };

  test.each([
    ["data", { dataSha256: "00" }],
    ["report prompts", { prompts: { analysis: "12".repeat(32), report: "99".repeat(32) } }],
    ["prompt caches (avoid and allow)", { cache: "allow" }],
    ["stages (analysis + report and analysis)", { stages: ["analysis"] }],
  ] as const)("refuses studies with different %s, unless asked", (what, change) => {
    const other = changed(change);
    expect(() => comparisonReport(sampleStudy(), other)).toThrow(`different ${what}`);
    const { markdown } = comparisonReport(sampleStudy(), other, { allowDifferent: true });
    expect(markdown).toContain("that may be the difference");
  });

  test.each([
    ["models (sample:1b and other:1b)", { model: { name: "other:1b" } }],
    ["digests of the model", { model: { ...sampleStudy().manifest.config.model, digest: "sha256:ff" } }],
  ] as const)("compares studies with different %s, and says that this may be the difference", (what, change) => {
    const { markdown } = comparisonReport(sampleStudy(), changed(change));
    expect(markdown).toMatch(new RegExp(`different ${what.replace(/[()]/g, "\\\\?.")}.*that may be the difference`));
  });

  const within = (change: Partial<Study["manifest"]["environment"]>): Study => {
    const study = sampleStudy();
    const { manifest } = study;
    return { ...study, manifest: { ...manifest, environment: { ...manifest.environment, ...change } } };
  };
  const table = (shown: readonly string[]) => ({ shown, leftOut: 0, contextTokens: 1024, charactersPerToken: 3 });
  const remote = (name: string): Study => within({ hostKind: "remote", host: `http://${name}.example` });

  test.each([
    ["hosts (the machine that measured and another machine)", sampleStudy(), remote("one")],
    ["hosts (two other machines)", remote("one"), remote("two")],
    ["engines (Ollama and the embedded engine)", sampleStudy(), within({ engine: "embedded" })],
    ["facts in their prompts (2 and 1)", changed({ table: table(["f1", "f2"]) }), changed({ table: table(["f1"]) })],
    ["facts in their prompts (1 and 1 other)", changed({ table: table(["f1"]) }), changed({ table: table(["f2"]) })],
  ])("says that they have different %s, and compares", (what, first, second) => {
    const made = comparisonReport(first, second).markdown;
    expect(made).toContain(`The studies have different ${what}: that may be the difference.`);
    // A remote server tells nothing of its machine: whether it has the same processor is not known.
    const told = [first, second].filter(({ manifest }) => manifest.environment.hostKind === "loopback").length;
    if (told === 1) expect(made).toContain("the same processors and graphics cards: only one of them says.");
    else expect(made).not.toContain("It is not known");
  });

  test("says of what only one of them tells that it is not known to be the same", () => {
    const { name } = sampleStudy().manifest.config.model;
    const bare = changed({ model: { name }, dataSha256: "", prompts: {} });
    expect(comparisonReport(bare, sampleStudy()).markdown).toContain(
      "It is not known whether the studies have the same digests of the model, quantizations, data and prompts: only one of them says.",
    );
    expect(comparisonReport(bare, bare).markdown).not.toContain("It is not known");
  });

  test("shows what differs and names the rest in a line; another machine is a caveat, no refusal", () => {
    const other = sampleStudy();
    const { manifest } = other;
    const environment = { ...manifest.environment, cpu: "Another CPU" };
    const { markdown } = comparisonReport(sampleStudy(), { ...other, manifest: { ...manifest, environment } });
    expect(markdown).toContain("The studies have different processors (Example CPU 3.0 GHz and Another CPU)");
    expect(markdown).toContain("| Machine, A | Example CPU");
    expect(markdown).toMatch(/\| The same in both \| Model, Quantization, baseline, chimera, Calls, Server, Host/);
    expect(markdown).not.toContain("| Model |");
  });
});

test("a comparison of two studies tells of each its own model, machine and network, and names no host", () => {
  const other = sampleStudy();
  const { manifest } = other;
  const second: Study = {
    calls: other.calls.map((call) =>
      call.status === "ok" ? call : judged({ ...call, error: "connect ECONNREFUSED gpu-box.example:11434" }),
    ),
    workflow: [],
    manifest: {
      ...manifest,
      id: "second-study",
      config: { ...manifest.config, seed: 7, model: { name: "other:1b", quantization: "Q8_0" } },
      environment: {
        ...manifest.environment,
        cpu: "Another CPU",
        hostKind: "remote",
        host: "http://gpu-box.example:11434",
      },
    },
  };
  const made = comparisonReport(sampleStudy(), second, { allowDifferent: true });
  for (const text of [made.markdown, made.html, made.row]) expect(text).not.toContain("gpu-box");
  expect(made.markdown).toContain("ECONNREFUSED the remote host:11434");
  expect(made.markdown).toContain("**Mind:** Of B: The server ran on another machine");
  expect(made.markdown).not.toContain("Of A:");
  const rows = made.row.trim().split("\n").slice(2);
  expect(rows).toHaveLength(8);
  for (const row of rows)
    if (row.includes("| A: ")) expect(row).toMatch(/^\| sample:1b \(Q4_K_M\) .* Example CPU 3\.0 GHz \| sample-study,/);
    else expect(row).toMatch(/^\| other:1b \(Q8_0\) \| B: .* not known \| second-study,/);
  expect(made.markdown).toContain("Seed 20260105 (A), 7 (B);");
  expect(made.markdown).not.toMatch(/model that was measured \|/);
  expect(made.markdown).toMatch(/Machine, A \| Example CPU 3\.0 GHz, 8 cores/);
  expect(made.markdown).toContain("| Machine, B | not known");
  // Of a machine that is not known no fact is told.
  expect(made.markdown).not.toContain("Another CPU");
});

test("a report may be looked at with cat: no name or answer in it moves the cursor or rings", () => {
  const study = sampleStudy();
  const bad = "m\u001bc\u009b2J\u0007\u202eevil\u0085\r";
  const { manifest } = study;
  const named: Study = {
    ...study,
    manifest: { ...manifest, config: { ...manifest.config, model: { ...manifest.config.model, name: bad } } },
    calls: study.calls.map((call) => ({ ...call, model: { ...call.model, name: bad }, error: bad, response: bad })),
  };
  const made = comparisonReport(named, named);
  for (const text of [made.markdown, made.row, report({ ...sampleInput(), study: named }).markdown])
    // eslint-disable-next-line no-control-regex -- these are what must not be there
    expect(text).not.toMatch(/[\0-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/);
});

test("a row to paste carries its provenance", () => {
  const { row } = report(sampleInput());
  expect(row.split("\n")[2]).toMatch(
    /sample:1b \(Q4\\?_K\\?_M\) \| baseline · analysis \| 242 \\\[234, 247\\\] .* sample-study, data cdcdcdcdcdcd \|$/,
  );
});

test("templates print markup of this folder only", () => {
  const templates = readdirSync("templates/report").filter((name) => name.endsWith(".html.njk"));
  expect(templates.length).toBeGreaterThan(10);
  for (const name of templates) {
    const text = readFileSync(`templates/report/${name}`, "utf8");
    for (const [, what] of text.matchAll(/\{\{\s*([^}|]+?)\s*\|\s*safe\s*\}\}/g)) expect(what).toMatch(/\.markup$/);
  }
});
