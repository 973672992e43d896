import type { Reading } from "../claims";
import { ownWords } from "../narrative";
import type { OwnWords } from "../narrative";
import { variantNames } from "../records";
import type { FactRegistry, Study } from "../records";
import { escapeHtml } from "../text";

/** Longest report that is shown, in characters, and longest of those that are folded. */
const longest = 6000;
const longestOther = 2000;

const marks: Readonly<Record<Reading, readonly [mark: string, words: string]>> = {
  proven: ["✓", "proven by the facts"],
  contradicted: ["✗", "contradicted"],
  "not-read": ["?", "not read"],
};

/** The reports in the model's own words, the first whole one of the baseline before the others; null where none is whole. */
export function ownWordsView(study: Study, registry: FactRegistry) {
  const [first, ...others] = ownWords(study.calls, variantNames(study), registry);
  if (!first) return null;
  return {
    model: study.manifest.config.model.name,
    first: shown(first, longest),
    others: others.map((each) => shown(each, longestOther)),
  };
}

function shown(words: OwnWords, most: number) {
  const { run, variant, proven, contradicted, notRead } = words;
  const pieces: { text: string; reading: string; mark: string; title: string }[] = [];
  let left = most;
  for (const { text, reading, reason } of words.pieces) {
    if (left <= 0) break;
    const [mark = "", said = ""] = reading === undefined ? [] : marks[reading];
    const title = reason === undefined ? said : `${said}: ${reason}`;
    pieces.push({ text: text.slice(0, left), reading: reading ?? "", mark, title });
    left -= text.length;
  }
  return {
    run,
    variant,
    count: `${proven} proven, ${contradicted} contradicted, ${notRead} not read`,
    cut: left < 0,
    markup: { markup: pieces.map(html).join("") },
    lines: pieces
      .map(({ text, mark }) => (mark === "" ? text : `${text.trimEnd()} ${mark}${/\s*$/.exec(text)![0]}`))
      .join("")
      .split(/\n+/)
      .map((line) => line.trim())
      .filter((line) => line !== ""),
  };
}

function html({ text, reading, mark, title }: { text: string; reading: string; mark: string; title: string }): string {
  if (reading === "") return escapeHtml(text);
  return `<mark class="${reading}" title="${escapeHtml(title)}">${escapeHtml(text.trimEnd())}<sup aria-label="${escapeHtml(title)}">${mark}</sup></mark>${escapeHtml(/\s*$/.exec(text)![0])}`;
}
