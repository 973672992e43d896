import { narrativeSections } from "../records";
import type { NarrativeSection, SentencePart } from "../records";

/** A report in plain text: headings, and sentences with references such as `{{f12}}`. */
export type TaggedReport = Partial<Record<NarrativeSection, (readonly SentencePart[])[]>>;

/** Reads such a text; what stands before the first heading is the summary. Undefined when there is no reference in it. */
export function parseTagged(text: string): TaggedReport | undefined {
  if (!/\{\{\s*f\d+\s*\}\}/.test(text)) return undefined;
  const report: TaggedReport = {};
  let section: NarrativeSection = "executive_summary";
  for (const line of text.split("\n")) {
    const heading = headingOf(line);
    if (heading) {
      section = heading;
      continue;
    }
    const words = line.replace(/^\s*(?:[-*•]|\(?\d{1,2}[.)])\s+/, "");
    for (const sentence of words.split(/(?<=[.!?])\s+/)) {
      if (sentence.trim() === "") continue;
      (report[section] ??= []).push(partsOf(sentence));
    }
  }
  return report;
}

function headingOf(line: string): NarrativeSection | undefined {
  const name = line
    .replace(/^[\s#*_>-]*(?:\d{1,2}[.)]\s*)?/, "")
    .replace(/[\s:#*_-]*$/, "")
    .toLowerCase()
    .replace(/\s+/g, "_");
  return narrativeSections.find(
    (section) => section === name || (name === "summary" && section === "executive_summary"),
  );
}

function partsOf(sentence: string): readonly SentencePart[] {
  return sentence.split(/(\{\{\s*f\d+\s*\}\})/).flatMap((piece): SentencePart[] => {
    const fact = /^\{\{\s*(f\d+)\s*\}\}$/.exec(piece)?.[1];
    return fact ? [{ fact }] : piece === "" ? [] : [{ text: piece }];
  });
}
