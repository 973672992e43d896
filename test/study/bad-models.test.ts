import { afterEach, describe, expect, it } from "vitest";

import { claimText, readText } from "../../src/claims";
import { claimsOf, narrativeClaims, narrativeText } from "../../src/narrative";
import { narrativeSections } from "../../src/records";
import { report } from "../../src/report";
import type { StudyResult } from "../../src/study";
import { closeAll, ownReport, reporting, studyOf, wholeReport } from "./scripted-study";
import type { Said } from "./scripted-server";

afterEach(closeAll);

/** Every sentence of the checked part is a claim of the program's, each once, and the reader proves it. */
function expectOnlyClaims({ narrative, registry }: StudyResult): void {
  const known = new Set(claimsOf(registry).map(claimText));
  const said = narrativeText(narrative, registry).split("\n");
  expect(said.filter((text) => !known.has(text))).toEqual([]);
  expect(new Set(said).size).toBe(said.length);
  const { clauses, proven } = readText(said.join("\n"), registry);
  expect(proven).toBe(clauses.length);
}

function page(result: StudyResult): string {
  const made = report(result);
  return made.markdown + made.html.replace(/<script[\s\S]*?<\/script>/g, "");
}

describe("a model that keeps to the form", () => {
  it("chooses what the report says, and the page says so", async () => {
    const { result, server } = await studyOf({ say: reporting(wholeReport()) });
    expect(result.narrative).toMatchObject({ chosenBy: "model", model: "scripted:1b" });
    expectOnlyClaims(result);
    expect(page(result)).toContain("Chosen and ordered by scripted:1b, in the program's words");
    const choice = server.asked.filter(({ kind }) => kind === "choice");
    expect(choice).toHaveLength(1);
    // The only texts that the schema allows are codes.
    expect(
      JSON.stringify(choice[0]!.format)
        .match(/"enum":\[[^\]]*\]/g)!
        .join(),
    ).toMatch(/^(?:"enum":\[(?:"c\d+",?)+\],?)+$/);
    expect(JSON.stringify(choice[0]!.format)).not.toContain('"string"');
  });

  it("may put its JSON into a fence, with words around it", async () => {
    const { result } = await studyOf({ say: reporting(`Here it is:\n\`\`\`json\n${wholeReport()}\n\`\`\`\nDone.`) });
    expect(result.narrative.chosenBy).toBe("model");
    expectOnlyClaims(result);
  });

  it("orders them, and sections that it leaves empty are filled by the program, which the page says", async () => {
    const { result } = await studyOf({
      say: reporting('{"executive_summary": ["c3", "c1", "c2"], "key_findings": ["c4", "c5"], "data": ["c999"]}'),
    });
    const { sections, filled, dropped } = result.narrative;
    expect(result.narrative.chosenBy).toBe("model");
    expect(filled).toContain("data");
    expect(sections.data.length).toBeGreaterThan(0);
    expect(dropped).toContainEqual({ named: "c999", reason: "there is no such statement" });
    expect(page(result)).toContain("the program chose for ");
    expectOnlyClaims(result);
  });

  it("has its own report in a box, each clause marked and counted", async () => {
    const { result } = await studyOf({ say: reporting(wholeReport()) });
    const { html, markdown } = report(result);
    const files = result.ingest.summary.files;
    expect(html).toContain("1 proven, 1 contradicted, 1 not read");
    expect(html).toContain(`<mark class="proven" title="proven by the facts">${files} files were read.<sup`);
    expect(html).toContain('<mark class="contradicted" title="contradicted: ');
    expect(markdown).toContain(`> ${files} files were read. ✓ The folder holds 99999 files. ✗`);
    const classic = report({ ...result, layout: "classic" });
    expect(classic.markdown).toContain("## Technical Report (LLM Generated)");
    expect(classic.markdown).toContain("1 proven, 1 contradicted, 1 not read");
  });
});

describe.each<readonly [string, Said]>([
  ["garbage", "blah ] } {{ %% <<<"],
  ["nothing", ""],
  ["an apology", "I am sorry, I cannot do that."],
  ["JSON of another form", '{"summary": "It went well", "score": 9.5}'],
  ["a report of its own", "We saw 999 tokens per second. ![x](https://example.org/x.png) <script>alert()</script>"],
  ["invented codes", '{"executive_summary": ["c9991", "c9992"], "data": ["f1"], "conclusion": ["c0"]}'],
  ["one code everywhere", JSON.stringify(Object.fromEntries(narrativeSections.map((name) => [name, ["c1", "c1"]])))],
  ["numbers and lists", '{"executive_summary": [1, null, {"c1": 1}, ["c1"]], "data": "c1"}'],
  ["a server error", 500],
  ["a broken stream", { text: wholeReport().slice(0, 20), cut: true }],
])("a model whose choice is %s", (_, said) => {
  it("leaves it to the program, with the reason", async () => {
    const { result } = await studyOf({ say: reporting(said) });
    expect(result.narrative.chosenBy).toBe("program");
    expect(result.narrative.reason).toMatch(/^scripted:1b did not choose: .*\.$/);
    expectOnlyClaims(result);
    const text = page(result);
    expect(text).toContain("Chosen by the program: scripted:1b did not choose");
    expect(text).not.toMatch(/999 tokens|example\.org|<script>alert/);
  });
});

describe("a model that no schema binds", () => {
  const text = ["## Summary", "c1 and c2, then c3.", "**Data:** c8, c9", "Key findings: (c4) c5", "c1 again"].join(
    "\n",
  );

  it("is asked without one, and its codes are found in its text", async () => {
    const { result, server } = await studyOf({
      say: (asked) => (asked.kind === "probe" ? "The table is about files." : reporting(text)(asked)),
    });
    expect(result.study.manifest.config.formatEnforced).toBe(false);
    const asked = server.asked.find(({ kind }) => kind === "choice");
    expect(asked?.format ?? "").toBe("");
    expect(result.narrative.chosenBy).toBe("model");
    expect(narrativeClaims(result.narrative, result.registry)["executive_summary"]!.length).toBeGreaterThan(0);
    expectOnlyClaims(result);
  });
});

describe("the measured stages", () => {
  it("ask for free text, and no schema slows them", async () => {
    const { server, result } = await studyOf({ say: reporting(wholeReport()) });
    const measured = server.asked.filter(({ kind }) => kind === "analysis" || kind === "report");
    expect(measured.length).toBeGreaterThanOrEqual(2);
    for (const { format } of measured) expect(format ?? "").toBe("");
    const response = result.study.calls.find(({ stage }) => stage === "report")!.response;
    expect(response).toBe(ownReport);
  });
});
