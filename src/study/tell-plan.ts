import type { CallRecord, StudyManifest } from "../records";
import { casesShow, studyDecides } from "../stats";
import { capital } from "../text";
import type { Member } from "../workload";
import { blockKey } from "./block";
import { missingCalls } from "./missing";
import { raceWords } from "./race";
import type { StudyPlan } from "./types";

/** What is about to be measured, in words for people. */
export function tellPlan(
  manifest: StudyManifest,
  members: readonly Member[],
  records: ReadonlyMap<string, CallRecord>,
): StudyPlan {
  const { config, order } = manifest;
  const measured = order.filter(({ run }) => run > 0);
  const all = measured.length;
  const left = missingCalls(manifest, records).filter(({ run }) => run > 0).length;
  const warmUps = order.length - all;
  const sentence = [
    `${count(all, "call")}: ${count(config.variants.length, "variant")} × ${config.workload.title} × ${config.race === undefined ? "" : "at most "}${count(config.runs, "run")}`,
    warmUps === 0 ? "" : `, and ${count(warmUps, "warm-up")}`,
    left === all ? "" : `; ${count(left, "call")} left`,
    ".",
  ].join("");
  const decides = studyDecides({
    variants: config.variants.length,
    stages: config.stages.length,
    runs: config.runs,
    sessions: sessionsOfStage(manifest),
  });
  return {
    sentence,
    runs: config.runs,
    notes: [
      ...(config.race === undefined ? [] : [raceWords(config.race, config.runs)]),
      ...(config.race !== undefined || decides === null || decides.possible ? [] : [`${capital(decides.sentence)}.`]),
      ...casesDecide(manifest),
      ...twins(members),
      ...timesApart(manifest),
      ...addedLater(manifest),
    ],
  };
}

/** Sessions that share a stage; the fewest where stages differ. */
function sessionsOfStage({ order }: StudyManifest): number {
  const stages = new Map<string, Set<string>>();
  for (const { run, stage, session = "" } of order) {
    if (run === 0) continue;
    const known = stages.get(stage);
    if (known === undefined) stages.set(stage, new Set([session]));
    else known.add(session);
  }
  return Math.min(...[...stages.values()].map(({ size }) => size));
}

/** What the cases can show at best. */
function casesDecide({ config: { cases, variants } }: StudyManifest): readonly string[] {
  if (cases === undefined) return [];
  const { halfWidth, fewest } = casesShow(cases.length, variants.length - 1);
  const known = `With ${count(cases.length, "case")} a share of right answers near one half is known to ±${Math.round(100 * halfWidth)} points`;
  if (variants.length < 2) return [`${known}.`];
  return [
    fewest === null
      ? `${known}, and no difference between variants can be proven: that needs 6 cases or more.`
      : `${known}, and two variants can be told apart where ${fewest} cases or more are right in one of them alone.`,
  ];
}

/** Variants that measure the same thing. */
function twins(members: readonly Member[]): readonly string[] {
  const seen = new Map<string, string>();
  return members.flatMap((member) => {
    const { name, options, prompt } = member.variant;
    const sorted = Object.entries(options).sort(([a], [b]) => (a < b ? -1 : 1));
    const key = JSON.stringify([blockKey(member), sorted, prompt ?? null]);
    const twin = seen.get(key);
    seen.set(key, twin ?? name);
    return twin === undefined
      ? []
      : [`The variants "${twin}" and "${name}" are the same: whatever differs between them is noise.`];
  });
}

/** One run of variants that are loaded one after another: nothing tells the variant from the time at which it was measured. */
export function timesApart({ config, order }: Pick<StudyManifest, "config" | "order">): readonly string[] {
  const loads = order.filter(({ stage }) => stage === "warm-up").length;
  if (config.runs > 1 || config.variants.length < 2 || loads < 2) return [];
  return [
    "With one run each variant has a time of its own, and what the machine does then counts as the variant's: more runs share that out.",
  ];
}

/** Variants that were not measured beside the others. */
export function addedLater({ config }: StudyManifest): readonly string[] {
  const names = (config.extended ?? []).flatMap(({ variants }) => variants);
  if (names.length === 0) return [];
  const quoted = names.map((name) => `"${name}"`).join(", ");
  return [
    `${names.length === 1 ? `The variant ${quoted} was` : `The variants ${quoted} were`} added later: the first runs were not measured beside those of the others, so what the machine did meanwhile counts too.`,
  ];
}

function count(n: number, what: string): string {
  return `${n.toLocaleString("en-US")} ${what}${n === 1 ? "" : "s"}`;
}
