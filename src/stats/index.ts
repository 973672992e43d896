export { adjustVerdicts } from "./adjust-verdicts";
export { compareByPrompt } from "./by-prompt";
export type { PromptComparison, PromptValue } from "./by-prompt";
export { middleOf, sessionValues, stagesOfSessions, valuesOf } from "./by-session";
export type { SessionValue } from "./by-session";
export type { CallLike } from "./call-like";
export { canDecide } from "./can-decide";
export type { Decidable } from "./can-decide";
export { casesNeeded, casesShow } from "./cases-needed";
export type { CasesShow } from "./cases-needed";
export { classicSummary } from "./classic-summary";
export type { ClassicSummary, MeanAndDeviation } from "./classic-summary";
export { cliffDelta } from "./cliff";
export { clockDisturbed } from "./clock-disturbed";
export type { ClockWitness } from "./clock-disturbed";
export { coldLoads, judgeCold } from "./cold";
export type { Coldness } from "./cold";
export { countedCalls } from "./counted-calls";
export type { CountedCall } from "./counted-calls";
export { drift } from "./drift";
export type { Drift } from "./drift";
export type { ComparisonEvidence, Evidence } from "./evidence";
export { fisherExact } from "./fisher";
export type { FisherExact } from "./fisher";
export { gradeSummary } from "./grade-summary";
export type { CaseProblem, GradeComparison, GradedVariant, GradeSummary } from "./grade-types";
export { hodgesLehmannDifference, hodgesLehmannRatio, leastForInterval } from "./hodges-lehmann";
export type { Shift } from "./hodges-lehmann";
export { holm } from "./holm";
export type { AdjustedP } from "./holm";
export { implausible } from "./implausible";
export type { CallFigures } from "./implausible";
export { isSpeedFault, judgeCall, judgedAgain } from "./judge-call";
export type { CallJudgement, JudgedEvidence } from "./judge-call";
export { kendall } from "./kendall";
export type { Kendall } from "./kendall";
export { mannWhitney } from "./mann-whitney";
export type { MannWhitney } from "./mann-whitney";
export { mcNemar } from "./mcnemar";
export type { McNemar } from "./mcnemar";
export { mean, sum } from "./mean";
export { median } from "./median";
export { medianInterval } from "./median-interval";
export type { MedianInterval } from "./median-interval";
export { metricSummary } from "./metric-summary";
export type { MetricSummary } from "./metric-summary";
export { normalQuantile, normalTail } from "./normal";
export { paretoFront } from "./pareto";
export type { Objective, ParetoPoint, ParetoResult, ParetoStanding } from "./pareto";
export { planOrder } from "./plan-order";
export { reloadKey } from "./runner-key";
export type { OrderedCall, OrderOptions } from "./plan-order";
export { quantile, quantileOfSorted } from "./quantile";
export { seededRandom } from "./random";
export { leave } from "./best-set";
export type { FrozenScale, LeaveOptions, Leaving } from "./best-set";
export { race, raceLevel, raceLooks } from "./race";
export type { Left, Race, RaceBlock, RaceOptions } from "./race";
export { medianAbsoluteDeviation, robustDeviation, robustVariation } from "./robust-spread";
export { runsStillNeeded } from "./runs-needed";
export { signTest } from "./sign-test";
export { ascending } from "./sorted";
export type { SignTest } from "./sign-test";
export { coefficientOfVariation, standardDeviation } from "./standard-deviation";
export { studentQuantile, studentTwoSided } from "./student";
export { costRatio, secondsPerCorrect } from "./seconds-per-correct";
export type { PaidPrompt, PaidRatio, SecondsPerCorrect } from "./seconds-per-correct";
export { sessionWordOf } from "./session-word";
export { studyDecides } from "./study-decides";
export { summarize } from "./summarize";
export { summarizeStudy } from "./summarize-study";
export type {
  CellComparison,
  CellSummary,
  ComparedPair,
  RankedVariant,
  Ranking,
  SetAside,
  Summary,
  SummaryOptions,
  WholeComparison,
} from "./summary-types";
export { theilSen } from "./theil-sen";
export { verdict } from "./verdict";
export { verdictBySession } from "./verdict-by-session";
export { countWords, moreWords } from "./verdict-words";
export type { Verdict, VerdictCode, VerdictNumbers, VerdictOptions } from "./verdict-types";
export { welch, welchRatio } from "./welch";
export type { Welch } from "./welch";
export { isMeasured, isSpeedValid, isWarm, isWhole } from "./which-calls-count";
export { wilcoxonSignedRank } from "./wilcoxon";
export type { SignedRank } from "./wilcoxon";
export { counted, pText } from "./words";
export { wilson, wilsonOfShare } from "./wilson";
export type { Share } from "./wilson";
