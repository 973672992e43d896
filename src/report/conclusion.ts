import { formatNumber } from "../facts";
import { comparedMetrics, metrics } from "../records";
import type { ComparedMetric } from "../records";
import { moreWords } from "../stats";
import type { CellComparison, VerdictCode } from "../stats";
import { capital } from "../text";
import { toneOf } from "./findings";
import type { Tone } from "./findings";
import { listed } from "./format";

/** What all verdicts of a page together support. */
export interface Conclusion {
  readonly tone: Tone;
  readonly word: string;
  readonly sentence: string;
}

const mostRunsWorthNaming = 1000;

/** Says what the verdicts together support, and no more; there is at least one. */
export function conclusionOf(comparisons: readonly CellComparison[]): Conclusion {
  const { candidate, baseline } = comparisons[0]!;
  const several = new Set(comparisons.map((one) => one.candidate)).size > 1;
  const by = (code: VerdictCode): readonly CellComparison[] =>
    comparisons.filter(({ verdict }) => verdict.code === code);
  const places = (some: readonly CellComparison[]): string => placesOf(some, comparisons);
  const where = (some: readonly CellComparison[]): string =>
    some.length === comparisons.length ? whole(some.length) : places(some);
  const rest = (some: readonly CellComparison[], one: string, many: string): string => {
    const left = comparisons.length - some.length;
    return left === 0 ? "" : left === 1 ? ` The other measure ${one}.` : ` The other ${left} measures ${many}.`;
  };
  const [better, worse] = (["good", "bad"] as const).map((tone) =>
    comparisons.filter(({ verdict }) => toneOf(verdict) === tone),
  );
  if (better!.length > 0 && worse!.length > 0) {
    const sentence = `${several ? "At least one variant" : candidate} is faster in ${places(better!)} and slower in ${places(worse!)} than ${baseline}.`;
    return { tone: "open", word: "Mixed", sentence };
  }
  for (const [some, tone, word] of [
    [better!, "good", "faster"],
    [worse!, "bad", "slower"],
  ] as const) {
    if (some.length === 0) continue;
    const others = rest(
      some,
      "shows no difference that counts, or is not decided",
      "show no difference that counts, or are not decided",
    );
    return {
      tone,
      word: `${whoOf(some, comparisons)} ${word}`,
      sentence: `${capital(sizes(some))}, against ${baseline}, in ${where(some)}.${others}`,
    };
  }
  const open = by("inconclusive");
  if (open.length > 0) {
    const few = by("not-enough");
    const sentence = `${undecided(open, where(open))}${few.length > 0 ? ` For ${places(few)} there are too few calls.` : ""}`;
    return { tone: "open", word: "Inconclusive", sentence };
  }
  for (const [code, word] of [
    ["refused", "Not compared"],
    ["not-enough", ""],
    ["difference-only", "No ratio can be given"],
  ] as const) {
    const [first] = by(code);
    if (first)
      return {
        tone: "open",
        word: word || capital(first.verdict.word),
        sentence: `${capital(first.verdict.sentence)}.`,
      };
  }
  const small = by("small");
  if (small.length > 0) {
    const differ = several ? "The variants differ" : `${candidate} differs`;
    const others = rest(small, "differs by no more than 5 %", "differ by no more than 5 %");
    const sentence = `${differ} from ${baseline} in ${where(small)}, but it may be by less than 5 %.${others}`;
    return { tone: "even", word: "Small difference", sentence };
  }
  const differ = several ? "The variants do" : `${candidate} does`;
  return {
    tone: "even",
    word: "No practical difference",
    sentence: `${differ} not differ from ${baseline} by more than 5 % in any measure.`,
  };
}

/** "tuned is", "2 of the 3 others are". */
function whoOf(some: readonly CellComparison[], all: readonly CellComparison[]): string {
  const [names, of] = [some, all].map((each) => [...new Set(each.map(({ candidate }) => candidate))]);
  return names!.length === 1 ? `${names![0]!} is` : `${names!.length} of the ${of!.length} others are`;
}

/** "TTFT (report)"; of several candidates those that are there with all of their measures by their names alone. */
function placesOf(some: readonly CellComparison[], all: readonly CellComparison[]): string {
  const candidates = [...new Set(all.map(({ candidate }) => candidate))];
  const of = (each: readonly CellComparison[], name: string) => each.filter(({ candidate }) => candidate === name);
  const several = candidates.length > 1;
  const full = candidates.filter((name) => several && of(some, name).length > 1 && of(some, name).length === of(all, name).length); // prettier-ignore
  const single = some.filter(({ candidate }) => !full.includes(candidate));
  const words = single.map(({ metric, stage, candidate }) => `${metrics[metric].word} (${stage}${several ? `, ${candidate}` : ""})`); // prettier-ignore
  const counts = new Set(full.map((name) => of(all, name).length));
  const wholly = full.length === 0 ? [] : [`${counts.size === 1 ? whole([...counts][0]!) : "all measures"} of ${listed(full)}`]; // prettier-ignore
  return listed([...wholly, ...words]);
}

function undecided(open: readonly CellComparison[], where: string): string {
  const most = open.reduce<CellComparison | undefined>(
    (found, one) => (moreOf(one) > moreOf(found) ? one : found),
    undefined,
  );
  const more = moreOf(most);
  if (more > mostRunsWorthNaming)
    return `More than ${moreWords(mostRunsWorthNaming, most!.verdict).replace("1000", "1,000")} would be needed to decide ${where}: the times vary too much.`;
  if (more > 0) return `About ${moreWords(more, most!.verdict)} would decide ${where}.`;
  return `The data do not decide ${where}.`;
}

/** Runs a side, or sessions, that would decide; 0 where that is not known. */
function moreOf(one: CellComparison | undefined): number {
  return one?.verdict.code === "inconclusive" ? (one.verdict.more ?? 0) : 0;
}

/** "TTFT takes 11.3 to 11.7 % less (95 % intervals 8.9 to 15.0 %) and there are 12.8 % more tokens/s (95 % interval …)": a rate as a rate. */
function sizes(some: readonly CellComparison[]): string {
  const parts = comparedMetrics.flatMap((metric) => {
    const own = some.filter((one) => one.metric === metric);
    return own.length === 0 ? [] : [sizeOf(metric, own)];
  });
  return listed(parts);
}

function sizeOf(metric: ComparedMetric, own: readonly CellComparison[]): string {
  const { word, unit, better } = metrics[metric];
  const good = toneOf(own[0]!.verdict) === "good";
  // The ratio is of time per unit of work; a rate is its inverse.
  const share = (ratio: number): number => Math.abs((better === "lower" ? ratio : 1 / ratio) - 1) * 100;
  const known = own.flatMap(({ verdict: { ratio, interval } }) =>
    ratio === null || interval === null ? [] : [{ ratio, interval }],
  );
  const way = better === "lower" ? (good ? "less" : "more") : good ? "more" : "fewer";
  const size = known.length === 0 ? way : `${span(known.map(({ ratio }) => share(ratio)))} ${way}`;
  const ends = known.flatMap(({ interval }) => interval.map(share)).filter(Number.isFinite);
  const interval = ends.length === 0 ? "" : ` (95 % interval${known.length > 1 ? "s" : ""} ${span(ends)})`;
  return better === "lower" ? `${word} takes ${size}${interval}` : `there are ${size} ${unit}${interval}`;
}

function span(values: readonly number[]): string {
  const ends = [Math.min(...values), Math.max(...values)].map((value) => formatNumber(value, 1));
  return ends[0] === ends[1] ? `${ends[1]!} %` : `${ends.join(" to ")} %`;
}

function whole(count: number): string {
  return count === 1 ? "the one measure" : count === 2 ? "both measures" : `all ${count} measures`;
}
