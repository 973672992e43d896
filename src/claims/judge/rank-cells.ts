import { align } from "../clauses/align";
import type { Frame } from "../clauses/frame";
import type { Known, Level } from "../known/types";
import type { WordToken } from "../words/tokens";
import { baseUnit } from "../words/units";
import { fits } from "./fits";
import { contradicted, notRead, proven } from "./judgement";
import type { Judgement } from "./judgement";
import { lessIsBetter } from "./metrics";

/** Among the variants and stages of the study: the one that is named must have the most, or the least, of its metric. */
export function judgeCells(frame: Frame, extreme: WordToken, known: Known): Judgement {
  const [quantity] = frame.quantities;
  const byUnit =
    quantity?.unit === undefined ? undefined : baseUnit(quantity.unit) === "tokens/s" ? "throughput" : "ttft";
  const metric = frame.metrics[0] ?? byUnit;
  const statistic = frame.statistics[0] ?? "median";
  if (metric === undefined || frame.metrics.length > 1)
    return notRead(`it does not say by what "${extreme.text}" is meant`);
  const cells = known.levels.filter(
    ({ about }) =>
      about.subject?.kind === "variant" &&
      about.metric === metric &&
      about.statistic === statistic &&
      (about.run === undefined) !== (statistic === "single"),
  );
  const variants = [...new Set(frame.subjects.map(({ subject }) => subject.name))];
  if (cells.length < 2 || variants.length > 1 || frame.stages.length > 1) return notRead("no fact ranks these");
  const [variant, stage] = [variants[0], frame.stages[0]];
  if (variant === undefined && stage === undefined && !quantity) return notRead("it does not say whose it is");
  const set = variant === undefined ? undefined : bestOf(variant, metric, frame, known);
  if (extreme.value === "+good" && set !== undefined) return set;
  const holds = (level: Level): boolean =>
    (variant === undefined || level.about.subject?.name === variant) &&
    (stage === undefined || level.about.stage === stage);
  const more =
    extreme.value.endsWith("value") || !lessIsBetter(metric)
      ? extreme.value.startsWith("+")
      : !extreme.value.startsWith("+");
  const first = (among: readonly Level[]): Level | undefined =>
    [...among].sort((a, b) => (more ? b.value - a.value : a.value - b.value))[0];
  const within = stage === undefined ? [] : cells.filter(({ about }) => about.stage === stage);
  // "In the report stage, X has the lowest …" is of that stage; "… was that of X in the report stage" may be of all.
  const fronted = frame.tokens.findIndex(({ kind }) => kind === "stage") < frame.tokens.indexOf(extreme);
  const readings =
    variant !== undefined && stage !== undefined
      ? fronted
        ? [within]
        : [within, cells]
      : variant === undefined && stage !== undefined
        ? [cells]
        : [cells];
  const byStage =
    variant !== undefined && stage === undefined
      ? [...new Set(cells.map(({ about }) => about.stage))].map((each) =>
          cells.filter(({ about }) => about.stage === each),
        )
      : [];
  const groups = frame.everyStage ? byStage : [...readings, ...byStage];
  const tops = groups.flatMap((group) => first(group) ?? []);
  const right = tops.filter(holds);
  if (right.length === tops.length) {
    const value = quantity ? align(frame, [quantity]).map(() => fits(quantity, tops.at(-1)!.value, tops[0]!.unit)) : [];
    return value.every((fit) => fit === "fits")
      ? proven(...right.map(({ fact }) => fact))
      : contradicted(`it is ${tops[0]!.fact.text}`, tops[0]!.fact);
  }
  return right.length === 0 || frame.everyStage
    ? contradicted(`it is that of ${tops[0]!.about.subject?.name ?? ""}, ${tops[0]!.fact.text}`, tops[0]!.fact)
    : notRead("it holds in one sense and not in another");
}

/** "Is best": where it is known who cannot be told from the best, only one that stands alone there is. */
function bestOf(variant: string, metric: string, { stages }: Frame, { bests }: Known): Judgement | undefined {
  const sets = bests.filter(
    ({ about }) => about.metric === metric && (stages.length === 0 || stages.includes(about.stage)),
  );
  const [first] = sets;
  if (!first) return undefined;
  const of = (found: "all" | "none"): boolean =>
    sets.every(({ about: { subjects } }) =>
      found === "all"
        ? subjects.length === 1 && subjects[0]!.name === variant
        : subjects.every(({ name }) => name !== variant),
    );
  const facts = sets.map(({ fact }) => fact);
  if (of("all")) return proven(...facts);
  return of("none")
    ? contradicted(`the best are ${first.fact.text}`, ...facts)
    : notRead("it cannot be told from others that are as good");
}
