import { formatNumber } from "../facts";
import { metrics } from "../records";
import { capital } from "../text";
import { pText } from "../stats";
import type { CellComparison, VerdictCode } from "../stats";
import { shapes, toneOf } from "./findings";
import type { FindingLine, Findings, Tone } from "./findings";
import { listed } from "./format";
import { wholeLine } from "./whole-line";

export interface Answer {
  readonly tone: Tone;
  readonly shape: string;
  readonly word: string;
  readonly sentence: string;
  readonly findings: readonly FindingLine[];
}

const mostRunsWorthNaming = 1000;

/** The answer line: what all verdicts together support, and no more. */
export function answerOf({ comparisons, wholeRates }: Findings, timed: number, all: number): Answer {
  const several = new Set(comparisons.map(({ candidate }) => candidate)).size > 1;
  const place = ({ metric, stage, candidate }: CellComparison): string =>
    `${metrics[metric].word} (${stage}${several ? `, ${candidate}` : ""})`;
  const unlike = wholeRates.filter((rate) => rate.p < 0.05);
  const findings = [
    ...comparisons.map((one): FindingLine => {
      const tone = toneOf(one.verdict);
      const { word, sentence, pAdjusted } = one.verdict;
      const note = pAdjusted === null || comparisons.length < 2 ? "" : `adjusted ${pText(pAdjusted)}`;
      const what = `${metrics[one.metric].word}, ${one.stage}${several ? `, ${one.candidate}` : ""}`;
      return { tone, shape: shapes[tone], what, word, sentence, note };
    }),
    ...wholeRates.map((rate) => wholeLine(rate, several)),
  ];
  const made = (tone: Tone, word: string, sentence: string): Answer => ({
    // Whoever is faster but gives fewer whole answers has not simply won.
    tone: tone === "good" && unlike.length > 0 ? "open" : tone,
    shape: shapes[tone === "good" && unlike.length > 0 ? "open" : tone],
    word,
    sentence: [
      sentence,
      ...(unlike.length > 0 ? ["But the shares of whole answers differ; see below."] : []),
      ...(timed > 0 && timed < all * 0.9
        ? [`Mind that the times of ${all - timed} of ${all} calls were set aside.`]
        : []),
    ].join(" "),
    findings,
  });
  if (all === 0) return made("open", "No call was made", "The study holds no calls yet.");
  if (timed === 0) {
    const why =
      all === 1
        ? "The one call failed or was set aside; the reason is below."
        : `All ${all} calls failed or were set aside; the reasons are below.`;
    return made("bad", "No call can be timed", why);
  }
  if (comparisons.length === 0)
    return made("open", "One variant measured", "There is nothing to compare it with; its medians are below.");
  const { candidate, baseline } = comparisons[0]!;
  const who = several ? "At least one variant" : candidate;
  const by = (code: VerdictCode): readonly CellComparison[] =>
    comparisons.filter(({ verdict }) => verdict.code === code);
  const places = (some: readonly CellComparison[]): string => listed(some.map(place));
  const [faster, slower] = [by("faster"), by("slower")];
  if (faster.length > 0 && slower.length > 0)
    return made(
      "open",
      "Mixed",
      `${who} is faster in ${places(faster)} and slower in ${places(slower)} than ${baseline}.`,
    );
  for (const [some, tone, word] of [
    [faster, "good", "faster"],
    [slower, "bad", "slower"],
  ] as const) {
    if (some.length === 0) continue;
    const where = some.length === comparisons.length ? whole(some.length) : places(some);
    const rest = comparisons.length - some.length;
    const others =
      rest === 0
        ? ""
        : ` The other ${rest === 1 ? "measure shows" : `${rest} measures show`} no difference that counts, or ${rest === 1 ? "is" : "are"} not decided.`;
    return made(tone, `${who} is ${word}`, `${margin(some)} in ${where}.${others}`);
  }
  const open = by("inconclusive");
  if (open.length > 0) {
    const more = Math.max(
      0,
      ...open.map(({ verdict }) => (verdict.code === "inconclusive" ? (verdict.moreRuns ?? 0) : 0)),
    );
    const where = open.length === comparisons.length ? whole(open.length) : places(open);
    const decide =
      more > mostRunsWorthNaming
        ? `More than ${mostRunsWorthNaming.toLocaleString("en-US")} more runs a side would be needed to decide ${where}: the times vary too much.`
        : more > 0
          ? `About ${more} more ${more === 1 ? "run" : "runs"} a side would decide ${where}.`
          : `The data do not decide ${where}.`;
    const few = by("not-enough");
    return made(
      "open",
      "Inconclusive",
      `${decide}${few.length > 0 ? ` For ${places(few)} there are too few calls.` : ""}`,
    );
  }
  for (const [code, word] of [
    ["refused", "Not compared"],
    ["not-enough", "Not enough runs"],
    ["difference-only", "No ratio can be given"],
  ] as const) {
    const [first] = by(code);
    if (first) return made("open", word, `${capital(first.verdict.sentence)}.`);
  }
  const small = by("small");
  if (small.length > 0) {
    const where = small.length === comparisons.length ? whole(small.length) : places(small);
    const rest = comparisons.length - small.length;
    const others =
      rest === 0
        ? ""
        : ` ${rest === 1 ? "The other measure differs" : "The other measures differ"} by no more than 5 %.`;
    return made(
      "even",
      "Small difference",
      `${several ? "The variants differ" : `${candidate} differs`} from ${baseline} in ${where}, but it may be by less than 5 %.${others}`,
    );
  }
  return made(
    "even",
    "No practical difference",
    `${several ? "The variants do" : `${candidate} does`} not differ from ${baseline} by more than 5 % in any measure.`,
  );
}

/** "Takes 11.3 to 11.7 % less time (95 % intervals from 8.9 to 15.0 % less)". */
function margin(some: readonly CellComparison[]): string {
  const less = some[0]!.verdict.code === "faster";
  const far = (ratio: number): number => (less ? 1 - ratio : ratio - 1) * 100;
  const ratios = some.flatMap(({ verdict }) => (verdict.ratio === null ? [] : [far(verdict.ratio)]));
  const ends = some.flatMap(({ verdict }) => (verdict.ratio === null ? [] : (verdict.interval ?? []).map(far)));
  const word = less ? "less" : "more";
  if (ratios.length === 0) return `Takes ${word} time`;
  const interval = ends.length === 0 ? "" : ` (95 % interval${some.length > 1 ? "s" : ""} ${span(ends)} ${word})`;
  return `Takes ${span(ratios)} ${word} time${interval}`;
}

function span(values: readonly number[]): string {
  const [least, most] = [Math.min(...values), Math.max(...values)].map((value) => formatNumber(value, 1));
  return least === most ? `${most!} %` : `${least!} to ${most!} %`;
}

function whole(count: number): string {
  return count === 1 ? "the one measure" : count === 2 ? "both measures" : `all ${count} measures`;
}
