import { afterEach, describe, expect, it } from "vitest";

import type { StudyResult } from "../../src/study";
import { narrativeText } from "../../src/narrative";
import { narrativeSections } from "../../src/records";
import { report } from "../../src/report";
import { analysis, closeAll, reporting, studyOf, wholeReport } from "./scripted-study";
import type { Said } from "./scripted-server";

afterEach(closeAll);

/** Every digit of the words stands in the text of a fact that its sentence names. */
function expectOnlyFacts({ narrative, registry }: StudyResult): void {
  const texts = new Map(registry.facts.map((fact) => [fact.id, fact.text]));
  for (const sentences of Object.values(narrative.sections))
    for (const { parts, evidence } of sentences) {
      for (const id of evidence) expect(texts.has(id)).toBe(true);
      for (const part of parts) if ("text" in part) expect(part.text).not.toMatch(/\p{N}|[\p{Script=Han}]/u);
    }
  expect(narrativeText(narrative, registry)).toContain("files");
}

function page({ study: measured, registry, narrative, ingest }: StudyResult): string {
  const made = report({ study: measured, registry, narrative, ingest });
  return made.markdown + made.html.replace(/<script[\s\S]*?<\/script>/g, "");
}

describe("a model that keeps to the form", () => {
  it("writes the report", async () => {
    const { result } = await studyOf({ say: reporting(wholeReport()) });
    expect(result.narrative).toMatchObject({ writer: "model", model: "scripted:1b", repairs: 0, dropped: [] });
    expect(narrativeText(result.narrative, result.registry)).toContain(`We read ${result.ingest.summary.files} files.`);
  });

  it("may put its JSON into a fence, with words around it", async () => {
    const { result } = await studyOf({ say: reporting(`Here it is:\n\`\`\`json\n${wholeReport()}\n\`\`\`\nDone.`) });
    expect(result.narrative.writer).toBe("model");
    expectOnlyFacts(result);
  });
});

describe.each<readonly [string, Said]>([
  ["garbage", "blah ] } {{ %% <<<"],
  ["nothing", ""],
  ["an apology", "I am sorry, I cannot do that."],
  ["JSON of another form", '{"summary": "It went well", "score": 9.5}'],
  [
    "digits of its own",
    wholeReport({ evidence: ["f1"], parts: [{ text: "We saw 999 tokens per second in " }, { fact: "f1" }] }),
  ],
  [
    "digits of another script",
    wholeReport({ evidence: ["f1"], parts: [{ text: "Throughput was ９９９ in " }, { fact: "f1" }] }),
  ],
  ["invented ids", wholeReport({ evidence: ["f1"], parts: [{ text: "The best value was " }, { fact: "f999" }] })],
  [
    "number words",
    wholeReport({
      evidence: ["f1"],
      parts: [{ text: "It is twice as fast over " }, { fact: "f1" }, { text: " files" }],
    }),
  ],
  [
    "stray scripts",
    wholeReport({ evidence: ["f1"], parts: [{ text: "The 速度 of 廠面 over " }, { fact: "f1" }, { text: " files" }] }),
  ],
  [
    "an image",
    wholeReport({ evidence: ["f1"], parts: [{ text: "![x](https://example.org/x.png) over " }, { fact: "f1" }] }),
  ],
  ["a script", wholeReport({ evidence: ["f1"], parts: [{ text: "<script>alert()</script> over " }, { fact: "f1" }] })],
  [
    "control tokens",
    wholeReport({ evidence: ["f1"], parts: [{ text: "<|im_end|> and so on over " }, { fact: "f1" }] }),
  ],
  [
    "the same fact again and again",
    wholeReport({ evidence: ["f1"], parts: [{ fact: "f1" }, { text: " files and files " }, { fact: "f1" }] }),
  ],
  [
    "one sentence everywhere",
    wholeReport({ evidence: ["f1"], parts: [{ text: "We read " }, { fact: "f1" }, { text: " files" }] }),
  ],
  ["a server error", 500],
  ["a broken stream", { text: wholeReport().slice(0, 90), cut: true }],
])("a model whose report is %s", (_, said) => {
  it("leaves the words to the fixed sentences, with the reason", async () => {
    const { result } = await studyOf({ say: reporting(said) });
    expect(result.narrative.writer).toBe("fixed");
    expect(result.narrative.fallbackReason).toMatch(/^The report of scripted:1b does not hold.*\.$/);
    expectOnlyFacts(result);
    const text = page(result);
    expect(text).not.toMatch(/999|９９９|f999|twice|速度|example\.org|<script>alert|im_end/);
  });
});

describe("a report that was cut off", () => {
  const whole = wholeReport();

  it("keeps its whole sentences when enough are there", async () => {
    const at = whole.indexOf('"recommendations"') + 60;
    const { result } = await studyOf({ say: reporting({ text: whole.slice(0, at), doneReason: "length" }) });
    expect(result.narrative.writer).toBe("model");
    expect(result.narrative.dropped.map(({ reason }) => reason)).toEqual(["the answer was cut off in it"]);
    expect(result.narrative.sections.recommendations).toEqual([]);
    expectOnlyFacts(result);
  });

  it("gives way when too little is there", async () => {
    const { result } = await studyOf({ say: reporting({ text: whole.slice(0, 120), doneReason: "length" }) });
    expect(result.narrative.writer).toBe("fixed");
    expect(result.narrative.fallbackReason).toContain("cut off");
  });
});

describe("repair", () => {
  it("says exactly what is wrong, and takes the mended report", async () => {
    const wrong = wholeReport({ evidence: ["f1"], parts: [{ text: "We saw 999 in " }, { fact: "f1" }] });
    const { result, server } = await studyOf({
      say: (asked) => (asked.kind === "repair" ? wholeReport() : reporting(wrong)(asked)),
    });
    expect(result.narrative).toMatchObject({ writer: "model", repairs: 1 });
    const repair = server.asked.find(({ kind }) => kind === "repair");
    expect(repair?.prompt).toContain("it holds a digit of its own");
    expect(result.study.calls.map(({ id }) => id)).toContain("narrative-report-2");
  });

  it("is asked for at most twice, and not again after the same answer", async () => {
    let times = 0;
    const { result } = await studyOf({
      say: (asked) =>
        reporting(asked.kind === "repair" ? `still garbage ${"x".repeat((times += 1))}` : "garbage")(asked),
    });
    expect(times).toBe(2);
    expect(result.narrative).toMatchObject({ writer: "fixed", repairs: 2 });
    const { server } = await studyOf({ say: reporting("garbage") });
    expect(server.asked.filter(({ kind }) => kind === "repair")).toHaveLength(1);
  });
});

describe("a model that no schema binds", () => {
  const tagged = narrativeSections
    .map(
      (name) =>
        `## ${name.replace("_", " ")}\n- For ${name.replace("_", " ")}, we read {{f1}} files with {{ f5 }} observations. They name 999 models.`,
    )
    .join("\n");

  it("is asked for text with references, and read leniently", async () => {
    const { result, server } = await studyOf({
      say: ({ kind }) => (kind === "probe" ? "The table is about files." : kind === "analysis" ? analysis : tagged),
    });
    expect(result.study.manifest.config.formatEnforced).toBe(false);
    const asked = server.asked.filter(({ kind }) => kind === "report");
    expect(asked.every(({ format }) => format === undefined || format === "")).toBe(true);
    expect(result.narrative.writer).toBe("model");
    expect(narrativeSections.every((name) => result.narrative.sections[name].length === 1)).toBe(true);
    expectOnlyFacts(result);
  });
});
