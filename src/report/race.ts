import { metrics } from "../records";
import type { Study } from "../records";
import { counted, raceLooks, summarizeStudy } from "../stats";
import type { Ranking, Summary } from "../stats";
import { raceResult } from "../study";
import type { RaceResult } from "../study";
import { namesOf } from "./best-names";
import type { Conclusion } from "./conclusion";
import { listed } from "./format";

/** A study's summary as reports have it: of a race the set of the best is who has not left, for that was decided on the way. */
export function summaryOf(study: Study): Summary {
  const summary = summarizeStudy(study);
  const race = decidedRace(study);
  if (race === undefined) return summary;
  return { ...summary, rankings: summary.rankings.map((ranking) => inRace(ranking, race)) };
}

/** The race of a study that was looked at once at least. */
export function decidedRace(study: Study): RaceResult | undefined {
  const race = raceResult(study);
  return race && (race.runs >= raceLooks(race.strict)[0]! || race.left.length > 0) ? race : undefined;
}

function inRace(ranking: Ranking, { objective, stays }: RaceResult): Ranking {
  if (ranking.metric !== objective) return ranking;
  const rows = ranking.rows.map((row) => ({ ...row, inSet: stays.includes(row.variant) }));
  const best = rows.flatMap(({ variant, inSet }) => (inSet ? [variant] : []));
  return { ...ranking, rows, best: best.length === 0 ? null : best, leftOut: [] };
}

/** Who won a race, or cannot be told from who did. */
export function raceConclusion(race: RaceResult): Conclusion {
  const { objective, stays, left, runs } = race;
  const { word } = metrics[objective];
  const gone = left.filter(({ worseThan }) => worseThan !== undefined).length;
  const failed = left.length - gone;
  const unmeasured = failed === 0 ? "" : ` ${failed === 1 ? "One" : failed} could not be measured.`;
  const made = ` ${callsOf(race)}`;
  if (gone === 0 && stays.length > 1)
    return {
      tone: "open",
      word: "No best can be told",
      sentence: `None of the ${stays.length} variants can be told from the best in ${word} after ${counted(runs, "run")}.${unmeasured}${made}`,
    };
  const behind = gone === 1 ? "The other one" : `The other ${gone}`;
  const alone = stays.length === 1;
  return {
    tone: "good",
    word:
      stays.length === 0
        ? "No variant could be measured"
        : `${namesOf(stays, stays.length + left.length)} ${alone ? (gone > 0 ? "is best" : "is left") : "lead"}`,
    sentence:
      `${gone === 0 ? "" : `${behind} left the race for ${word}, worse beyond chance${alone ? "" : "; which of these is best cannot be told"}.`}${unmeasured}${made}`.trim(),
  };
}

function callsOf({ calls, planned }: RaceResult): string {
  return `${counted(calls, "call")} of ${planned} ${calls === 1 ? "was" : "were"} made.`;
}

/** Who left when, and behind whom, a sentence for each look. */
export function raceLines({ left }: RaceResult): readonly string[] {
  const looks = [...new Set(left.map(({ after }) => after))];
  return looks.flatMap((look) => {
    const own = left.filter(({ after }) => after === look);
    const rivals = [...new Set(own.flatMap(({ worseThan }) => worseThan ?? []))];
    const after = `After ${counted(look, "run")}`;
    return [
      ...rivals.map((rival) => {
        const names = own.filter(({ worseThan }) => worseThan === rival).map(({ variant }) => variant);
        return `${after} ${listed(names)} left, worse than ${rival} beyond chance.`;
      }),
      ...own
        .filter(({ worseThan }) => worseThan === undefined)
        .map(({ variant }) => `${after} ${variant} left: too few of its calls gave a value.`),
    ];
  });
}
