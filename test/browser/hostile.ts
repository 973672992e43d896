import { facts } from "../../src/facts";
import { ingest } from "../../src/ingest";
import { fixedNarrative } from "../../src/narrative";
import type { IngestResult, Narrative } from "../../src/records";
import type { ReportInput } from "../../src/report";
import { sampleStudy } from "../report/sample";

/** Breakouts of every context that a page has, beside the naughty strings of others. */
export const breakouts: readonly string[] = [
  "</script><script>window.owned=1</script>",
  '"><svg onload=window.owned=1>',
  "<!--",
  "{{constructor.constructor('window.owned=1')()}}",
  "{% include 'x' %}",
  "[x](javascript:window.owned=1)",
  "[x]: javascript:window.owned=1",
  "<javascript:window.owned=1>",
  "![](http://127.0.0.1:9/x.png)",
  "<details open ontoggle=window.owned=1>",
  "</title><img src=http://127.0.0.1:9/y.png onerror=window.owned=1>",
];

const named = new Set(["path", "file", "root", "message", "kind", "metric", "model", "backend", "item", "subject"]);

/** A report's input in which the strings stand in every field that a file or a model fills: files, subjects, problems, every part of the words. */
export async function hostileInput(strings: readonly string[]): Promise<ReportInput> {
  const joined = strings.join(" ");
  const study = sampleStudy({ runs: 1 });
  let turn = 0;
  const clean = await ingest("data/sample");
  const read = JSON.parse(JSON.stringify(clean), function (key: string, value: unknown): unknown {
    if (typeof value !== "string" || !(named.has(key) || Array.isArray(this))) return value;
    return `${value} ${breakouts.join(" ")} ${strings[turn++ % strings.length]!}`;
  }) as IngestResult;
  const registry = facts(read, study);
  const ids = registry.facts.map((fact) => fact.id);
  const names = Object.keys(fixedNarrative(registry).sections);
  const sections = Object.fromEntries(
    names.map((name, section) => [
      name,
      strings
        .filter((_, i) => i % names.length === section)
        .map((text, i) => ({ evidence: [ids[i % ids.length]!], parts: [{ text }, { fact: ids[i % ids.length]! }] })),
    ]),
  ) as unknown as Narrative["sections"];
  const narrative: Narrative = {
    schema: "chimera-notebook/narrative/1",
    writer: "model",
    model: `model ${joined}`,
    fallbackReason: joined,
    repairs: 1,
    dropped: [{ sentence: joined, reason: joined }],
    agreement: [{ fact: ids[0]!, named: 1, of: 2 }],
    sections,
  };
  return { study, ingest: read, registry, narrative };
}
