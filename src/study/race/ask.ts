import { metrics, rankedMetrics, UserError } from "../../records";
import type { RaceNote, RankedMetric } from "../../records";
import { raceLooks } from "../../stats";

/** What a race is run for, alone or with the stricter rule. */
export type RaceOption = RankedMetric | { readonly objective: RankedMetric; readonly strict?: boolean };

/** A race as it was asked for; undefined where none was. */
export function raceOf(asked: RaceOption | undefined): RaceNote | undefined {
  if (asked === undefined) return undefined;
  const { objective, strict = false } = typeof asked === "string" ? { objective: asked } : asked;
  return { objective, strict };
}

/** @throws UserError (wrong usage) for an objective that no call has, one variant, or too few runs for a look */
export function checkRace({
  race,
  variants,
  runs,
}: {
  readonly race?: RaceOption;
  readonly variants?: readonly unknown[];
  readonly runs?: number;
}): void {
  const asked = raceOf(race);
  if (asked === undefined) return;
  if (!rankedMetrics.includes(asked.objective))
    throw new UserError(
      `race needs what it is run for, not ${JSON.stringify(asked.objective)?.slice(0, 80) ?? "that"}: ${rankedMetrics.join(", ")}.`,
      2,
    );
  if (typeof asked.strict !== "boolean")
    throw new UserError(`strict must be true or false, not ${JSON.stringify(asked.strict)}.`, 2);
  if (variants?.length === 1) throw new UserError("A race needs two variants: give several, such as those of grid.", 2);
  const [first = 1] = raceLooks(asked.strict);
  if (runs !== undefined && runs < first)
    throw new UserError(
      `A race looks who leaves after ${first} runs at the earliest, not ${runs}: give more runs, or none.`,
      2,
    );
}

/** What will happen, for a person who waits. */
export function raceWords({ objective, strict }: RaceNote, runs: number): string {
  const looks = raceLooks(strict).filter((look) => look <= runs);
  const { word } = metrics[objective];
  return `A race for ${word}: after ${[looks.slice(0, -1).join(", "), looks.at(-1)!].filter((part) => part !== "").join(" and ")} runs those leave that are worse than another beyond chance; the best one leaves in at most 5 of 100 races.`;
}
