import { facts } from "../../src/facts";
import { ingest } from "../../src/ingest";
import { claimsOf, ownNarrative } from "../../src/narrative";
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
  // Ids that are none say nothing, and those of claims say the program's words over hostile names.
  const sections = Object.fromEntries(
    Object.entries(ownNarrative(registry).sections).map(([name, ids]) => [name, [...strings, ...ids]]),
  ) as unknown as Narrative["sections"];
  const narrative: Narrative = {
    schema: "chimera-notebook/narrative/1",
    chosenBy: "model",
    model: `model ${joined}`,
    reason: joined,
    seed: 1,
    dropped: [{ named: joined, reason: joined }],
    filled: [],
    agreement: [{ claim: claimsOf(registry)[0]!.id, said: 1, of: 2 }],
    sections,
  };
  return { study, ingest: read, registry, narrative };
}
