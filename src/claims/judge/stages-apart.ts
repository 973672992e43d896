import type { Frame } from "../clauses/frame";
import { isWord } from "../words/tokens";
import type { Token } from "../words/tokens";

/**
 * The two stages that a clause compares, of one variant or of each: "lower in the report stage than in the analysis stage", "grows from analysis to
 * report". Undefined where it compares none, or does not say which with which.
 */
export function stagesApart(frame: Frame): { readonly stage: string; readonly against: string } | undefined {
  const named = frame.tokens.filter((token): token is Extract<Token, { kind: "stage" }> => token.kind === "stage");
  const [first, second] = named;
  if (named.length !== 2 || !first || !second || first.stage === second.stage) return undefined;
  if (new Set(frame.subjects.map(({ subject }) => subject.name)).size > 1) return undefined;
  const between = frame.tokens.filter(({ start }) => start > first.start && start < second.start);
  let at = frame.tokens.indexOf(first) - 1;
  while (isWord(frame.tokens[at], "glue")) at -= 1;
  const before = frame.tokens[at];
  if (isWord(before, "link", "from") && between.some((token) => isWord(token, "link", "to")))
    return { stage: second.stage, against: first.stage };
  // "Compared with the analysis stage, … is higher in the report stage".
  const front = frame.tokens.slice(0, frame.tokens.indexOf(first));
  if (
    front.some((token) => isWord(token, "against")) &&
    front.every((token) => isWord(token, "against") || isWord(token, "glue"))
  )
    return { stage: second.stage, against: first.stage };
  // "353 against 246 tokens/s in one, 330 against 270 in the other" sets numbers against each other.
  const sets = between.some(
    (token, index) =>
      isWord(token, "against") && !between.slice(index + 1, index + 3).some(({ kind }) => kind === "quantity"),
  );
  return sets ? { stage: first.stage, against: second.stage } : undefined;
}

/** "Between the stages it grows by 12 ms": a comparison of stages that names none, or one. */
export function betweenStages({ tokens, stages }: Frame): boolean {
  const apart = tokens.some((token, index) => {
    if (!isWord(token, "link", "between", "from")) return false;
    return tokens.slice(index + 1, index + 4).some((each) => isWord(each, "noun", "stages"));
  });
  return apart && stages.length < 2;
}
