import { formatQuantity, measuredCalls } from "../facts";
import { metrics, modelWords } from "../records";
import type { Study } from "../records";
import { counted } from "../stats";
import type { CellComparison, CellSummary, Summary } from "../stats";
import type { RaceResult } from "../study";
import { bestOf } from "./best";
import { decidedRace, raceConclusion, summaryOf } from "./race";

/** A study in three plain sentences: how fast, how sure, what failed. */
export function headline(study: Study): readonly [howFast: string, howSure: string, whatFailed: string] {
  const calls = measuredCalls(study);
  const summary = summaryOf(study);
  return [howFast(study, summary), howSure(summary, decidedRace(study)), whatFailed(calls, summary)];
}

function howFast(study: Study, { cells, sessionWord }: Summary): string {
  const timed = cells.filter((cell) => cell.ttft.median !== null || cell.throughput.median !== null);
  if (timed.length === 0) return "How fast: nothing can be said, for there is no warm call whose times count.";
  const stages = [...new Set(timed.map((cell) => cell.stage))];
  const parts = stages.map((stage) => {
    const own = timed.filter((cell) => cell.stage === stage);
    const shown = own.slice(0, 3).map((cell) => `${cell.variant} ${medians(cell)}`);
    return `${stage} stage: ${shown.join(", ")}${own.length > 3 ? `, and ${counted(own.length - 3, "more variant")}` : ""}`;
  });
  const counts = timed.map((cell) => Math.max(cell.ttft.n, cell.throughput.n));
  const [least, most] = [Math.min(...counts), Math.max(...counts)];
  const n = least === most ? "" : `${least} to `;
  const word = timed.some(({ sessions }) => sessions !== undefined) ? sessionWord : "warm call";
  const calls = `${n}${counted(most, word)}${timed.length > 1 ? " each" : ""}`;
  return `How fast: ${modelWords(study.manifest.config)}, ${parts.join("; ")} (medians of ${calls}).`;
}

function medians(cell: CellSummary): string {
  const ttft =
    cell.ttft.median === null ? "no TTFT" : `${formatQuantity(cell.ttft.median, metrics.ttft.unit)} to the first token`;
  const rate =
    cell.throughput.median === null ? "no throughput" : formatQuantity(cell.throughput.median, metrics.throughput.unit);
  return `${ttft} and ${rate}`;
}

/** Of three variants or more which is best, as the page says it; of two, or where no set of the best can be given, each verdict. */
function howSure({ comparisons, rankings }: Summary, race: RaceResult | undefined): string {
  const best = race ? raceConclusion(race) : bestOf(rankings);
  if (best) return `How sure: ${best.word}. ${best.sentence}`;
  if (comparisons.length === 0) return "How sure: one variant was measured, so there is nothing to compare it with.";
  const groups = new Map<string, CellComparison[]>();
  for (const each of comparisons) {
    const key = `${each.candidate}\n${each.verdict.word}`;
    groups.set(key, [...(groups.get(key) ?? []), each]);
  }
  const said = [...groups.values()].slice(0, 4).map((group) => {
    const { candidate, baseline, verdict } = group[0]!;
    const where = group.map((each) => `${metrics[each.metric].word} (${each.stage})`).join(", ");
    const words = group.length === 1 || verdict.code === "not-enough" ? verdict.sentence : verdict.word;
    return `${candidate} against ${baseline} in ${where}: ${words}`;
  });
  const left = groups.size - said.length;
  return `How sure: ${said.join("; ")}${left > 0 ? `; ${left} more verdicts stand in the report` : ""}.`;
}

function whatFailed(calls: Study["calls"], summary: Summary): string {
  const aside = new Map<string, number>();
  for (const { status, fault } of summary.setAside) {
    const word = fault === undefined || fault === "failed" ? status : fault.replaceAll("-", " ");
    aside.set(word, (aside.get(word) ?? 0) + 1);
  }
  const cold = summary.coldCalls.filter((call) => call.run > 0).length;
  const apart =
    cold === 0
      ? ""
      : `; ${cold} cold ${cold === 1 ? "call has its" : "calls have their"} own row and ${cold === 1 ? "is" : "are"} in no median`;
  const { whole } = summary;
  const answers = whole === null || whole.k === whole.n ? "" : `; ${whole.k} of ${whole.n} answers are whole`;
  if (aside.size === 0) return `What failed: none of the ${calls.length} calls${answers}${apart}.`;
  const list = [...aside].map(([word, many]) => `${many} ${word}`).join(", ");
  return `What failed: ${summary.setAside.length} of ${calls.length} calls (${list})${answers}${apart}.`;
}
