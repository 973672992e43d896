import type { Frame } from "./frame";
import { saysOf } from "../words/tokens";
import type { Quantity, Token } from "../words/tokens";

/** What is said of one number of a clause; several values where the words do not tell which of them. */
export interface Place {
  readonly quantity: Quantity;
  readonly subjects: readonly string[];
  readonly stages: readonly string[];
  readonly statistics: readonly string[];
  readonly metrics: readonly string[];
  /** The words leave open which of the values above is meant. */
  readonly open: boolean;
}

/** Gives each number of a clause its subject, stage, metric and statistic: in order where there are as many, else the nearest before it. */
export function align(frame: Frame, quantities: readonly Quantity[]): readonly Place[] {
  const mentions = (pick: (token: Token) => string | undefined): readonly { at: number; value: string }[] =>
    frame.tokens.flatMap((token) => {
      const value = pick(token);
      return value === undefined ? [] : [{ at: token.start, value }];
    });
  const dimension = (
    pick: (token: Token) => string | undefined,
    otherwise: readonly string[],
  ): ((index: number) => readonly string[]) => {
    const found = mentions(pick);
    const distinct = [...new Set(found.map(({ value }) => value))];
    if (distinct.length === 0) return () => otherwise;
    if (distinct.length === 1) return () => distinct;
    if (found.length === quantities.length) return (index) => [found[index]!.value];
    if (distinct.length === quantities.length) return (index) => [distinct[index]!];
    return nearest(found, quantities) ?? (() => distinct);
  };
  const subjectNames = new Set(frame.subjects.map(({ subject }) => subject.name));
  const subject = dimension(
    (token) => (token.kind === "subject" && subjectNames.has(token.subject.name) ? token.subject.name : undefined),
    [...subjectNames],
  );
  const stage = dimension((token) => (token.kind === "stage" ? token.stage : undefined), frame.stages);
  const metric = dimension((token) => saysOf(token, "metric"), frame.metrics);
  const statistic = dimension((token) => saysOf(token, "statistic"), frame.statistics);
  return quantities.map((quantity, index) => {
    const place = {
      subjects: subject(index),
      stages: stage(index),
      metrics: metric(index),
      statistics: statistic(index),
    };
    const open = (!frame.everyVariant && place.subjects.length > 1) || (!frame.everyStage && place.stages.length > 1);
    return { quantity, ...place, open };
  });
}

/** Each number belongs to the mention before it, where the clause begins with a mention; to the one behind it, where it ends with one. */
function nearest(
  found: readonly { readonly at: number; readonly value: string }[],
  quantities: readonly Quantity[],
): ((index: number) => readonly string[]) | undefined {
  const [first, last] = [quantities[0], quantities.at(-1)];
  if (!first || !last) return undefined;
  const before = (at: number): string | undefined => found.filter((each) => each.at < at).at(-1)?.value;
  const behind = (at: number): string | undefined => found.find((each) => each.at > at)?.value;
  if (found.length > 1 && found[0]!.at < first.start && found[1]!.at > first.start)
    return (index) => [before(quantities[index]!.start)!];
  if (found.length > 1 && found.at(-1)!.at > last.start && found.at(-2)!.at < last.start)
    return (index) => [behind(quantities[index]!.start)!];
  return undefined;
}
