import { modelWords } from "../records";
import type { FactRegistry, IngestResult, Narrative, Study, StudyConfig } from "../records";
import { measured } from "../plot";
import type { Summary } from "../stats";
import { answerOf } from "./answer";
import { cardsView } from "./cards";
import { dataView } from "./data-view";
import { definitions } from "./definitions";
import { excludedView } from "./excluded";
import { factRows } from "./facts-view";
import { findingsOf } from "./findings";
import type { Findings } from "./findings";
import { when } from "./format";
import { gradesView, mindingGrades } from "./grades-view";
import { caveats, countCalls, identityView } from "./identity";
import { narrativeView } from "./narrative-view";
import { ownWordsView } from "./own-words-view";
import { promptsView } from "./prompts-view";
import { decidedRace } from "./race";
import { rankView } from "./rank-view";
import { reproduceView } from "./reproduce";
import { callRows, cellRows, coldRows, failureGroups, isAmiss } from "./tables";

export interface FullInput {
  readonly ingest?: IngestResult;
  readonly study: Study;
  readonly narrative?: Narrative;
  readonly registry: FactRegistry;
  /** The one that answer, cards, tables and figures are made from; the study's own, each variant against the first, unless given. */
  readonly summary?: Summary;
  readonly title?: string;
  /** The studies that a comparison puts together, each with the names that its variants have on the page. */
  readonly sources?: readonly { readonly study: Study; readonly variants: readonly string[] }[];
  /** What a reader must know first, in place of what the study itself tells. */
  readonly caveats?: readonly string[];
  /** In place of the study's own: a comparison shows what differs. */
  readonly identity?: readonly { readonly label: string; readonly value: string }[];
  /** In place of the study's own: how to make both again. */
  readonly reproduce?: ReturnType<typeof reproduceView>;
}

/** Everything that the full layout prints, as text: templates decide nothing. */
export function fullView(input: FullInput, summary: Summary) {
  const { study, registry, ingest } = input;
  const { manifest } = study;
  const { config } = manifest;
  const calls = measured(study.calls);
  const race = input.sources === undefined ? decidedRace(study) : undefined;
  const findings = findingsOf(summary, race);
  const counts = countCalls(calls);
  const rows = callRows(calls);
  const cells = cellRows(summary.cells);
  return {
    title: input.title ?? titleOf(config),
    id: manifest.id,
    created: when(manifest.created),
    answer: mindingGrades(answerOf(findings, counts.timed, counts.all), study),
    family: familyWords(findings),
    caveats: input.caveats ?? caveats(study),
    identity: input.identity ?? identityView(study, counts),
    ranks: rankView(summary, study.calls, race),
    grades: gradesView(study),
    cards: cardsView(summary),
    prompts: promptsView(summary),
    cells,
    tails: cells.some((cell) => [cell.ttft, cell.throughput, cell.duration].some(({ tail }) => tail !== "")),
    cold: coldRows(summary.cells, calls),
    ...failureGroups(calls.filter(isAmiss)),
    noFailure: calls.length === 0 ? "No call was made." : "Every call went well and gave a whole answer.",
    ...rows,
    narrative: narrativeView(input.narrative, registry),
    ownWords: ownWordsView(study, registry),
    data: ingest && ingest.files.length > 0 ? dataView(ingest) : null,
    facts: factRows(registry, rows.calls),
    definitions,
    reproduce: input.reproduce ?? reproduceView(study),
    excluded: excludedView(summary, calls, study.calls),
    method: summary.method,
    notes: summary.footnotes.slice(0, 1),
  };
}

/** More variants than this are counted. */
const mostInTitle = 3;

function titleOf(config: StudyConfig): string {
  const names = config.variants.map(({ name }) => name);
  const said = names.length > mostInTitle ? `${names.length} variants` : names.join(" against ");
  return `${modelWords(config)}: ${said}`;
}

/** Those without a p, for too few calls or because they were refused, are no members. */
function familyWords({ comparisons, family }: Findings): string {
  if (family < 2) return "";
  const of = family === comparisons.length ? "" : ` of the ${comparisons.length}`;
  return `${family}${of} comparisons are one family: a difference is claimed only where its p also holds after Holm's adjustment.`;
}

/** One row of the table of medians. */
export type FullViewCell = ReturnType<typeof fullView>["cells"][number];
