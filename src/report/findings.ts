import type { RaceResult } from "../study";
import type { CellComparison, Ranking, Summary, Verdict, WholeComparison } from "../stats";

/** Colour and shape of a verdict on the page. */
export type Tone = "good" | "bad" | "even" | "open";

export const shapes: Readonly<Record<Tone, string>> = { good: "▲", bad: "▼", even: "■", open: "◇" };

/** One line under the answer. */
export interface FindingLine {
  readonly tone: Tone;
  readonly shape: string;
  readonly what: string;
  readonly word: string;
  readonly sentence: string;
  /** Adjusted p and the like; may be empty. */
  readonly note: string;
}

/** Everything that a page says about which variant is better. */
export interface Findings {
  readonly comparisons: readonly CellComparison[];
  /** Which cannot be told from the best, by stage and measure. */
  readonly rankings: readonly Ranking[];
  /** How a race ended; absent where the study is none. */
  readonly race?: RaceResult;
  /** How many of them are one family of tests. */
  readonly family: number;
  /** How often answers were whole, where not all were. */
  readonly wholeRates: readonly WholeShare[];
}

/** How many answers of one stage were whole, with the counts behind it. */
export interface WholeShare extends WholeComparison {
  readonly whole: readonly [baseline: number, candidate: number];
}

/** The verdicts of a summary as they are, with the counts of whole answers where not all are. */
export function findingsOf({ comparisons, rankings, family, wholeRates, cells }: Summary, race?: RaceResult): Findings {
  const rates = wholeRates.flatMap((rate): readonly WholeShare[] => {
    const [a, b] = [rate.baseline, rate.candidate].map(
      (variant) => cells.find((cell) => cell.variant === variant && cell.stage === rate.stage)?.whole,
    );
    return a && b && (a.k < a.n || b.k < b.n) ? [{ ...rate, whole: [a.k, b.k] }] : [];
  });
  return { comparisons, rankings, family, wholeRates: rates, ...(race === undefined ? {} : { race }) };
}

export function toneOf({ code }: Pick<Verdict, "code">): Tone {
  if (code === "faster" || code === "faster-by-open") return "good";
  if (code === "slower" || code === "slower-by-open") return "bad";
  return code === "equivalent" || code === "small" ? "even" : "open";
}
