import { formatNumber } from "../facts";
import { counted } from "../stats";
import type { GradeComparison, GradedVariant, GradeSummary, SecondsPerCorrect } from "../stats";
import { listed } from "./format";

/** More names than this are counted. */
const mostNames = 8;

/** A share with its interval: "83 % [66, 93]". */
export function shareWords({ share, low, high }: GradedVariant["accuracy"]): string {
  return `${percent(share)} % [${percent(low)}, ${percent(high)}]`;
}

/** What a right answer costs: "2.31 s [1.90, 2.81]", "at least 12 s". */
export function costWords(cost: SecondsPerCorrect | null): string {
  if (cost === null) return "—";
  return "atLeast" in cost ? `at least ${seconds(cost.atLeast)} s` : secondsWords(cost);
}

export function secondsWords(cost: GradedVariant["perCall"]): string {
  if (cost === null) return "—";
  const { value, low, high } = cost;
  return `${seconds(value)} s${low === null || high === null ? "" : ` [${seconds(low)}, ${seconds(high)}]`}`;
}

/** How the answers of a variant are made up: "25 right, 4 wrong (1 not readable), 1 failed". */
export function madeWords({ right, wrong, unparsable, failed }: GradedVariant): string {
  const all = wrong + unparsable;
  return [
    `${right} right`,
    `${all} wrong${unparsable === 0 ? "" : ` (${unparsable} of them not readable)`}`,
    ...(failed === 0 ? [] : [`${failed} failed`]),
  ].join(", ");
}

/** A variant against the baseline in one sentence, with how many cases it would take where nothing is decided. */
export function comparisonWords(one: GradeComparison): string {
  const { baseline, candidate, cases, onlyBaseline, onlyCandidate, adjusted, claim, cost, needed } = one;
  const counts = `right in ${counted(onlyCandidate, "case")} where ${baseline} is not, ${baseline} in ${counted(onlyBaseline, "case")} where it is not, of ${cases}; McNemar's exact test, adjusted p ${adjusted < 0.001 ? "< .001" : `= ${formatNumber(adjusted, 3)}`}`;
  const need =
    needed === null
      ? ""
      : needed > cases
        ? ` A difference as large as this one needs about ${needed.toLocaleString("en-US")} cases.`
        : "";
  const verdict =
    claim === "not decided"
      ? `${candidate} and ${baseline} cannot be told apart in right answers`
      : `${candidate} gives ${claim.replace(" ", " ")} answers than ${baseline}`;
  const price =
    cost === null
      ? ""
      : ` A right answer of ${candidate} costs ${ratio(cost.ratio)} times [${ratio(cost.low)}, ${ratio(cost.high)}] the seconds of one of ${baseline}${cost.low <= 1 && cost.high >= 1 ? ": not decided" : ""}.`;
  return `${verdict} (${counts}).${need}${price}`;
}

/** Who is best, and who might be: a sentence each. */
export function bestWords({ best, undecided, cases, variants, problems }: GradeSummary): readonly string[] {
  const names = (all: readonly string[]): string =>
    all.length > mostNames ? counted(all.length, "variant") : listed(all);
  return [
    ...(variants.length < 2
      ? []
      : best === null
        ? [`${counted(cases, "case")} prove no difference: that needs 6 or more.`]
        : best.length === 0
          ? ["None can be called best: one that gave no right answer cannot be told from the highest share."]
          : [
              best.length === 1
                ? `${best[0]!} is best: nobody gives more right answers beyond chance, and a right one costs the fewest seconds.`
                : `${names(best)} cannot be told apart as the best: nobody gives more right answers beyond chance, and a right one costs about as many seconds.`,
            ]),
    ...(undecided.length === 0
      ? []
      : [`${names(undecided)}: fewer right answers, but too few cases to prove it; not called as good.`]),
    ...problems
      .slice(0, mostNames)
      .map(({ session, reason }) => `Case ${session} could not be judged and counts for nobody: ${reason}`),
    ...(problems.length > mostNames
      ? [`${counted(problems.length - mostNames, "more case")} could not be judged.`]
      : []),
  ];
}

function percent(share: number): string {
  return formatNumber(100 * share, 0);
}

function seconds(value: number): string {
  return formatNumber(value, value >= 100 ? 0 : value >= 10 ? 1 : value >= 1 ? 2 : 3);
}

function ratio(value: number): string {
  return formatNumber(value, value >= 10 ? 0 : 2);
}
