import { variantNames } from "../records";
import type { StudyConfig } from "../records";
import type { CallLike } from "./call-like";
import { caseCounts } from "./case-counts";
import type { CaseCount } from "./case-counts";
import { casesNeeded } from "./cases-needed";
import type { GradeComparison, GradedVariant, GradeSummary } from "./grade-types";
import { holm } from "./holm";
import { mcNemar } from "./mcnemar";
import { mean, sum } from "./mean";
import { costRatio, secondsPerCorrect } from "./seconds-per-correct";
import { wilsonOfShare } from "./wilson";

/** With fewer cases no difference can be proven. */
const fewestCases = 6;
/** How far behind the highest share a variant may be and still be called as good, where it cannot be told apart. */
const asGood = 0.1;

type ByCase = ReadonlyMap<string, CaseCount>;

/**
 * Who is right how often, and what a right answer costs in seconds; undefined for a study without cases. Repeats of a case count once.
 * @example
 * const grades = gradeSummary(result.study);
 */
export function gradeSummary(study: {
  readonly manifest: { readonly config: Pick<StudyConfig, "variants" | "cases"> };
  readonly calls: readonly CallLike[];
}): GradeSummary | undefined {
  const { cases } = study.manifest.config;
  if (cases === undefined || cases.length === 0) return undefined;
  const { byVariant, problems } = caseCounts(study.calls, cases);
  const names = variantNames(study).filter((name) => byVariant.has(name));
  const of = (name: string): ByCase => byVariant.get(name)!;
  const comparisons = withHolm(names.slice(1).map((name) => compared(names[0]!, of(names[0]!), name, of(name))));
  const variants = names.map((name) => gradedVariant(name, of(name)));
  return { variants, cases: cases.length - problems.length, problems, comparisons, ...standing(variants, of) };
}

function gradedVariant(variant: string, cases: ByCase): GradedVariant {
  const all = [...cases.values()];
  const share = mean(all.map(({ right, calls }) => right / calls)) ?? 0;
  const timed = all.map((each) => each.timed);
  // What every call costs, as if each were right.
  const perCall = secondsPerCorrect(timed.map((each) => ({ ...each, right: each.calls })));
  const total = (count: "calls" | "right" | "wrong" | "unparsable" | "failed"): number =>
    sum(all.map((each) => each[count]));
  return {
    variant,
    accuracy: { share, ...wilsonOfShare(share, all.length) },
    cases: all.length,
    calls: total("calls"),
    right: total("right"),
    wrong: total("wrong"),
    unparsable: total("unparsable"),
    failed: total("failed"),
    perCorrect: secondsPerCorrect(timed) ?? null,
    perCall: perCall !== undefined && "value" in perCall ? perCall : null,
  };
}

/** Cases that both answered, in order. */
function shared(one: ByCase, two: ByCase): readonly (readonly [CaseCount, CaseCount])[] {
  return [...one].flatMap(([session, count]) => {
    const other = two.get(session);
    return other === undefined ? [] : [[count, other] as const];
  });
}

function sharesOf(pairs: readonly (readonly [CaseCount, CaseCount])[]): readonly (readonly [number, number])[] {
  return pairs.map(([one, two]) => [one.right / one.calls, two.right / two.calls] as const);
}

type Compared = Omit<GradeComparison, "adjusted" | "claim" | "needed"> & { readonly differences: readonly number[] };

function compared(baseline: string, one: ByCase, candidate: string, two: ByCase): Compared {
  const pairs = shared(one, two);
  const shares = sharesOf(pairs);
  const differences = shares.map(([a, b]) => b - a);
  const timed = pairs.filter(([a, b]) => a.timed.calls > 0 && b.timed.calls > 0);
  const cost = costRatio(
    timed.map(([each]) => each.timed),
    timed.map(([, each]) => each.timed),
  );
  return {
    baseline,
    candidate,
    cases: pairs.length,
    ...mcNemar(shares),
    difference: mean(differences) ?? 0,
    cost: cost ?? null,
    differences,
  };
}

function withHolm(comparisons: readonly Compared[]): readonly GradeComparison[] {
  const adjusted = holm(comparisons.map(({ p }) => p));
  return comparisons.map(({ differences, ...each }, at) => {
    const p = adjusted[at]!.adjusted;
    const more = each.onlyCandidate > each.onlyBaseline;
    const claim = p < 0.05 ? (more ? "more right" : "fewer right") : "not decided";
    return {
      ...each,
      adjusted: p,
      claim,
      needed: claim === "not decided" ? casesNeeded(differences, comparisons.length) : null,
    };
  });
}

/** Whoever is fast and wrong is none of the best: right answers are compared first, with a share of the 5 % for every pair. */
function standing(
  variants: readonly GradedVariant[],
  of: (name: string) => ByCase,
): Pick<GradeSummary, "best" | "undecided"> {
  const top = variants.reduce<GradedVariant | undefined>(
    (a, b) => (a === undefined || b.accuracy.share > a.accuracy.share ? b : a),
    undefined,
  );
  if (top === undefined || variants.length < 2 || variants.some(({ cases }) => cases < fewestCases))
    return { best: null, undecided: [] };
  const pairs = (variants.length * (variants.length - 1)) / 2;
  const unbeaten = variants.filter(
    ({ variant }) =>
      variant === top.variant || mcNemar(sharesOf(shared(of(top.variant), of(variant)))).p >= 0.05 / pairs,
  );
  const isAsGood = ({ accuracy }: GradedVariant): boolean => top.accuracy.share - accuracy.share <= asGood + 1e-12;
  const near = unbeaten.filter(isAsGood);
  // Where one without a right answer cannot be told from the highest, nobody is called best.
  const contenders = near.every(({ right }) => right > 0) ? near : [];
  const least = contenders.reduce<GradedVariant | undefined>(
    (a, b) => (a === undefined || costOf(b) < costOf(a) ? b : a),
    undefined,
  );
  const best = contenders.filter((each) => {
    if (least === undefined || each === least) return least !== undefined;
    const timed = shared(of(least.variant), of(each.variant)).filter(
      ([a, b]) => a.timed.calls > 0 && b.timed.calls > 0,
    );
    const ratio = costRatio(timed.map(([a]) => a.timed), timed.map(([, b]) => b.timed), 0.05 / Math.max(1, contenders.length - 1)); // prettier-ignore
    return ratio === undefined || ratio.low <= 1;
  });
  const names = (all: readonly GradedVariant[]): readonly string[] => all.map(({ variant }) => variant);
  return { best: names(best), undecided: names(unbeaten.filter((each) => !near.includes(each))) };
}

function costOf({ perCorrect }: GradedVariant): number {
  return perCorrect !== null && "value" in perCorrect ? perCorrect.value : Infinity;
}
