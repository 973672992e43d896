import { governed } from "../clauses/frame";
import type { Frame } from "../clauses/frame";
import type { Known, Level } from "../known/types";
import { isWord } from "../words/tokens";
import type { Quantity, WordToken } from "../words/tokens";
import { baseUnit } from "../words/units";
import { isMetric } from "./metrics";
import type { Pair } from "./pair";
import { isBest } from "./ranks";

type End = "best" | "worst";

/** Between the first and the last of a rank of the files: models, settings, backends. */
export function rankedPairs(
  frame: Frame,
  known: Known,
  kind: "model" | "settings" | "backend",
  quantities: readonly Quantity[],
): readonly Pair[] {
  const ranks = known.ranks.filter(({ about }) => about.subject?.kind === kind);
  const metrics = [...new Set(ranks.map(({ about }) => about.metric))].filter((metric) =>
    frame.metrics.length > 0
      ? frame.metrics.some((word) => isMetric(word, metric, kind))
      : metric !== "ttft.server_load_prompt",
  );
  return metrics.flatMap((metric): Pair[] => {
    const levelAt = (first: boolean): Level | undefined => {
      const rank = ranks.find(({ about }) => about.metric === metric && (about.place === 1) === first);
      return known.levels.find(
        ({ about }) =>
          about.metric === metric && about.subject?.name === rank?.about.subject?.name && about.subject?.kind === kind,
      );
    };
    const ends = { best: levelAt(true), worst: levelAt(false) };
    if (!ends.best || !ends.worst) return [];
    const unit = quantities.find((quantity) => quantity.unit !== undefined && !/^[%×]$/.test(quantity.unit))?.unit;
    if (unit !== undefined && baseUnit(unit) !== ends.best.unit) return [];
    const subject = subjectOf(frame, metric, ends.best, ends.worst);
    if (subject === "neither") return [];
    // "Differ by a factor of 3.5", "a gap of 12 ms": the same from either side.
    const evenly = frame.tokens.some(
      (token) => isWord(token, "difference") || isWord(token, "ratio") || isWord(token, "change", "0value"),
    );
    const directed = frame.tokens.some(
      (token) => isWord(token, "compare") || isWord(token, "change", "+value", "-value", "+speed", "-speed"),
    );
    if (subject === undefined && directed) return [];
    const signed = directed || (subject !== undefined && !evenly);
    const [level, other] = subject === "worst" ? [ends.worst, ends.best] : [ends.best, ends.worst];
    const ratio = level.value / other.value;
    return [
      {
        fact: level.fact,
        metric,
        unit: level.unit,
        difference: signed ? level.value - other.value : Math.abs(level.value - other.value),
        changes: [100 * (ratio - 1)],
        otherChanges: [100 * (1 / ratio - 1)],
        ratios: signed ? [ratio] : [Math.max(ratio, 1 / ratio)],
        decided: true,
      },
    ];
  });
}

/**
 * Of which end it is said, by its name or its place: "jit", "the leader"; what stands behind "than" and "as long as" is the other one. Undefined where
 * neither is named; `neither` where another one is, or one end is set against itself.
 */
function subjectOf(frame: Frame, metric: string, best: Level, worst: Level): End | "neither" | undefined {
  const named = (name: string): End | "neither" =>
    name === best.about.subject?.name ? "best" : name === worst.about.subject?.name ? "worst" : "neither";
  const said = frame.tokens.flatMap((token, index): { readonly end: End | "neither"; readonly other: boolean }[] => {
    const end =
      token.kind === "subject"
        ? named(token.subject.name)
        : isWord(token, "extreme")
          ? isBest(token as WordToken, metric)
            ? "best"
            : "worst"
          : undefined;
    return end === undefined ? [] : [{ end, other: governed(frame.tokens, index) }];
  });
  const inherited = frame.inherited.has("subject") ? frame.subjects[0] : undefined;
  if (said.length === 0 && inherited) return named(inherited.subject.name);
  // "Its best one": of what goes before, whatever that is.
  if (inherited && frame.tokens.some((token) => isWord(token, "pronoun", "subject"))) return "neither";
  if (said.some(({ end }) => end === "neither")) return "neither";
  // "The best over the worst" has a front; what has none names one end.
  if (said.length > 0 && said.every(({ other }) => other) && new Set(said.map(({ end }) => end)).size > 1)
    return "neither";
  const [front, behind] = [false, true].map((other) => said.find((each) => each.other === other)?.end);
  if (front !== undefined) return front === behind ? "neither" : front;
  return behind === undefined ? undefined : behind === "best" ? "worst" : "best";
}
