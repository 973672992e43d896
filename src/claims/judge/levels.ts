import { align } from "../clauses/align";
import type { Place } from "../clauses/align";
import type { Frame } from "../clauses/frame";
import type { Known } from "../known/types";
import { isWord } from "../words/tokens";
import type { Quantity } from "../words/tokens";
import { all, notRead, unused, unusedReason } from "./judgement";
import type { Judgement } from "./judgement";
import { judgeLevel } from "./level";
import { judgeRange } from "./ranges";

const uses = [
  "metric",
  "statistic",
  "subject",
  "stage",
  "run",
  "quantity",
  "range",
  "interval",
  "scope",
  "against",
  "setting",
];
const nouns = [
  "noun:variants",
  "noun:stages",
  "noun:calls",
  "noun:models",
  "noun:backends",
  "noun:runs",
  "noun:settings",
];

/** Judges "the median TTFT of chimera in the report stage is 334 ms": each number by the level that the words around it name. */
export function judgeLevels(frame: Frame, known: Known): Judgement {
  const except = frame.tokens.some((token) => isWord(token, "glue", "except")) ? ["state:failed"] : [];
  const strange = unused(frame.tokens, ...uses, ...nouns, ...except, "quantifier:both", "quantifier:all");
  if (strange) return unusedReason(strange);
  const counting = frame.tokens.find(
    (token, index) => token.kind === "quantity" && token.unit === undefined && isWord(frame.tokens[index + 1], "noun"),
  );
  if (counting?.kind === "quantity") return judgeOfAll(frame, counting, known);
  const range = frame.tokens.find((token) => token.kind === "range");
  if (range?.kind === "range" && (!range.from || frame.tokens.some((token) => isWord(token, "interval"))))
    return judgeRange(frame, range, known);
  const places = align(frame, frame.quantities);
  return oneEach(places, all(places.map((place) => judgeLevel(place, frame, known))));
}

/** Nothing has two values: where two numbers fall on one place, the words between them say something that was not understood. */
export function oneEach(places: readonly Place[], judged: Judgement): Judgement {
  const cells = places.map(({ quantity, ...place }) => JSON.stringify([place, quantity.unit]));
  const twice = new Set(cells).size < cells.length;
  return judged.reading === "contradicted" && twice ? notRead("it gives two values to one thing") : judged;
}

/** "The 24 calls took 12.5 s", "a mean of 104 tokens/s over chimera's ten calls": the number of the calls that the other numbers are of. */
function judgeOfAll(frame: Frame, counting: Quantity, known: Known): Judgement {
  const isCalls = isWord(frame.tokens[frame.tokens.findIndex((token) => token === counting) + 1], "noun", "calls");
  const names = [...new Set(frame.subjects.map(({ subject }) => subject.name))];
  const own = known.counts.find(({ about }) =>
    names.length === 0
      ? about.counted === "calls" && about.state === undefined && about.subject === undefined
      : about.counted === "calls" &&
        about.state === "ok" &&
        about.stage === undefined &&
        about.subject?.name === names[0],
  );
  // Over all calls of a variant there are means and sums, and no median.
  const over =
    frame.statistics.length > 0 && frame.statistics.every((each) => /^(?:mean|sum|deviation|variation)$/.test(each));
  if (
    !isCalls ||
    (names.length === 0 ? own?.k : own?.n) !== counting.value ||
    frame.quantities.length < 2 ||
    names.length > 1 ||
    (names.length === 1 && !over) ||
    frame.stages.length > 0
  )
    return notRead(`"${counting.text}" counts something else`);
  const tokens = frame.tokens.filter((token) => token !== counting);
  const quantities = frame.quantities.filter(({ start }) => start !== counting.start);
  return judgeLevels({ ...frame, tokens, quantities }, known);
}
