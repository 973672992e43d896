import type { Fact, FactRegistry, Narrative, Sentence, SentencePart } from "../records";

type Piece = string;

/** Facts from here on are of variants, stages and subjects beyond the catalogue. */
const firstFreeId = 100;
const mostFree = 12;

/**
 * A template sentence: `{key}` stands for a fact; it is said only if all of its facts are there, and `{key>0}` only if its value is
 * above 0. `{?key}` asks for a fact without printing it, `[one|many]` is chosen by the fact before it.
 */
const templates: Readonly<Record<keyof Narrative["sections"], readonly Piece[]>> = {
  executive_summary: [
    "{calls.ok} [call|calls] to {environment.model} [was|were] ok.",
    "For TTFT in the analysis stage the verdict on chimera against baseline is: {comparison.ttft.analysis.verdict}.",
    "For throughput in the report stage it is: {comparison.throughput.report.verdict}.",
    "{data.files} [file|files] with {data.observations} [observation|observations] were read.",
    "Of the observations in the files, {data.failed>0} failed or are missing.",
  ],
  data: [
    "The folder holds {data.csv} CSV, {data.json} JSON and {data.markdown} Markdown files.",
    "Duplicate files, counted once: {data.duplicates>0}.",
    "{data.models} [model is|models are] named in the files.",
  ],
  performance_analysis: [
    "The median TTFT of the baseline was {calls.ttft.baseline.analysis} in the analysis stage and {calls.ttft.baseline.report} in the report stage.",
    "The median TTFT of chimera was {calls.ttft.chimera.analysis} in the analysis stage and {calls.ttft.chimera.report} in the report stage.",
    "The median throughput of the baseline was {calls.throughput.baseline.analysis} and {calls.throughput.baseline.report}, that of chimera {calls.throughput.chimera.analysis} and {calls.throughput.chimera.report}.",
    "In the files, {data.throughput.best.subject} has the highest median throughput, {data.throughput.best.value}, and {data.throughput.worst.subject} the lowest, {data.throughput.worst.value}.",
  ],
  key_findings: [
    "For TTFT in the report stage: {comparison.ttft.report.verdict}.",
    "For throughput in the analysis stage: {comparison.throughput.analysis.verdict}.",
    "Cold calls, kept apart from the medians: {calls.cold>0}.",
    "In the files, the settings {data.sweep.best.settings} gave the highest throughput of the sweep, {data.sweep.best.value}.",
    "In the files, {data.compilation.best.subject} was the fastest of the compilation backends at a median of {data.compilation.best.value}.",
    "Of the compilation measurements in the files, {data.compilation.failed>0} failed.",
  ],
  recommendations: [
    "Of the calls, {calls.failed>0} failed: look at the reasons before you trust a comparison.",
    "Look at the failed or missing observations in the files, {data.failed>0}, before you compare the models that they name.",
    "For the model of the sweep in the files, try {data.sweep.best.settings} first: the sweep favours it.",
    "{?calls.total}Make more runs where an interval is still wide: {environment.runs} [run|runs] of each variant [was|were] made.",
  ],
  conclusion: [
    "All of this rests on {calls.ok} [call|calls] and {data.observations} [observation|observations]; more runs narrow the intervals.",
  ],
};

/** The narrative that needs no model: fixed sentences over the same facts; a sentence whose fact is not there is left out. */
export function fixedNarrative(registry: FactRegistry, reason?: string, model?: string, repairs = 0): Narrative {
  const known = new Map(registry.facts.map((fact) => [fact.key, fact]));
  const sections = Object.fromEntries(
    Object.entries(templates).map(([name, sentences]) => [
      name,
      [...sentences.flatMap((sentence) => fill(sentence, known)), ...beyondCatalogue(name, registry)],
    ]),
  ) as unknown as Narrative["sections"];
  return {
    schema: "chimera-notebook/narrative/1",
    writer: "fixed",
    ...(model === undefined ? {} : { model }),
    ...(reason === undefined ? {} : { fallbackReason: reason }),
    repairs,
    dropped: [],
    sections,
  };
}

/** Plain sentences for facts of variants that the templates do not know: the label says what it is. */
function beyondCatalogue(section: string, { facts }: FactRegistry): readonly Sentence[] {
  const wanted =
    section === "performance_analysis"
      ? /^calls\.(?:ttft|throughput)\./
      : section === "key_findings"
        ? /^comparison\..*\.verdict\./
        : undefined;
  if (wanted === undefined) return [];
  const free = facts.filter(({ id, key }) => Number(id.slice(1)) >= firstFreeId && wanted.test(key));
  return free.slice(0, mostFree).map(({ id, label }) => ({
    evidence: [id],
    parts: [{ text: `The ${label}: ` }, { fact: id }, { text: "." }],
  }));
}

function fill(sentence: Piece, known: ReadonlyMap<string, Fact>): readonly Sentence[] {
  const parts: SentencePart[] = [];
  let one = false;
  for (const piece of sentence.split(/(\{[^}]+\}|\[[^\]]+\])/)) {
    if (piece === "") continue;
    const [, single, many] = /^\[([^|]+)\|([^\]]+)\]$/.exec(piece) ?? [];
    const [, asked, key, above] = /^\{(\?)?([^}>]+)(>0)?\}$/.exec(piece) ?? [];
    if (key === undefined) {
      const text = (one ? single : many) ?? piece;
      const last = parts.at(-1);
      if (last !== undefined && "text" in last) parts[parts.length - 1] = { text: last.text + text };
      else parts.push({ text });
      continue;
    }
    const fact = known.get(key);
    if (fact === undefined || (above !== undefined && !(fact.value !== undefined && fact.value > 0))) return [];
    if (asked !== undefined) continue;
    // A name stands between a number and its verb without changing it; of "1 of 8" the 8 is counted.
    if (fact.value !== undefined) one = (/^\d+ of \d+$/.test(fact.text) ? fact.n : fact.value) === 1;
    parts.push({ fact: fact.id });
  }
  return [{ evidence: parts.flatMap((part) => ("fact" in part ? [part.fact] : [])), parts }];
}
