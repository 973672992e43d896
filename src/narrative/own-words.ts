import { readText } from "../claims";
import type { Reading } from "../claims";
import type { CallRecord, FactRegistry } from "../records";
import { isWhole } from "../stats";
import { modelText } from "./model-text";

/** A stretch of a model's text; one with a reading is a clause. */
export interface ReadPiece {
  readonly text: string;
  readonly reading?: Reading;
  readonly reason?: string;
}

/** A report in a model's own words, each clause read against the facts. */
export interface OwnWords {
  readonly run: number;
  readonly variant: string;
  readonly pieces: readonly ReadPiece[];
  readonly proven: number;
  readonly contradicted: number;
  readonly notRead: number;
}

/** Most reports that are read beside the first. */
const mostOthers = 11;
const leastLetters = 40;

/**
 * The technical reports that the study's model wrote: the first whole one of the baseline, then the others in the order of runs and variants. One that is
 * not whole, or holds hardly a word, is no report.
 * @param variants the baseline first
 */
export function ownWords(
  calls: readonly CallRecord[],
  variants: readonly string[],
  registry: FactRegistry,
): readonly OwnWords[] {
  const [baseline] = variants;
  const reports = calls
    .filter((call) => call.stage === "report" && call.run >= 1 && isWhole(call))
    .map((call) => ({ call, text: modelText(call.response, registry) }))
    .filter(({ text }) => isReport(text))
    .sort((a, b) => a.call.run - b.call.run || variants.indexOf(a.call.variant) - variants.indexOf(b.call.variant));
  const first = reports.find(({ call }) => call.variant === baseline);
  const chosen = first ? [first, ...reports.filter((each) => each !== first)] : [];
  return chosen.slice(0, 1 + mostOthers).map(({ call: { run, variant }, text }) => {
    const { clauses, proven, contradicted, notRead } = readText(text, registry);
    const pieces: ReadPiece[] = [];
    let at = 0;
    for (const { start, end, reading, reason } of clauses) {
      if (start < at || end <= start) continue;
      if (start > at) pieces.push({ text: text.slice(at, start) });
      pieces.push({ text: text.slice(start, end), reading, ...(reason === undefined ? {} : { reason }) });
      at = end;
    }
    if (at < text.length) pieces.push({ text: text.slice(at) });
    return { run, variant, pieces, proven, contradicted, notRead };
  });
}

/** Words in a script that people read, and not the same few over and over. */
function isReport(text: string): boolean {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  return letters >= leastLetters && letters / text.length > 0.4 && new Set(words).size >= 8 && !text.includes("\ufffd");
}
