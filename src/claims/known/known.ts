import type { Fact, FactRegistry, FactSubject } from "../../records";
import { nameTable } from "../words/names";
import type { About, Between, Count, Drifting, Known, Level, Rank, Verdict } from "./types";

const sorted = new WeakMap<FactRegistry, Known>();

/** Sorts the facts of a registry by what they speak of; of the same registry once. */
export function knownOf(registry: FactRegistry): Known {
  const there = sorted.get(registry);
  if (there) return there;
  const known = sortFacts(registry);
  sorted.set(registry, known);
  return known;
}

function sortFacts(registry: FactRegistry): Known {
  const levels: Level[] = [];
  const between: Between[] = [];
  const verdicts: Verdict[] = [];
  const counts: Count[] = [];
  const ranks: Rank[] = [];
  const settings: Known["settings"][number][] = [];
  const names: Known["names"][number][] = [];
  const drifts: Drifting[] = [];
  const bests: Known["bests"][number][] = [];
  for (const fact of registry.facts) {
    const { about, value } = fact;
    if (about.role === "level" && value !== undefined) levels.push({ fact, about, value, unit: fact.unit ?? "" });
    else if (about.role === "count" || about.role === "share") counts.push(...countOf(fact, about));
    else if (about.role === "verdict") verdicts.push({ fact, about });
    else if (about.role === "rank") ranks.push({ fact, about });
    else if (about.role === "setting") settings.push({ fact, about });
    else if (about.role === "name") names.push({ fact, about });
    else if (about.role === "best") bests.push({ fact, about });
    else if (about.role === "drift" && value !== undefined) drifts.push({ fact, about, value });
    else if ((about.role === "difference" || about.role === "change" || about.role === "ratio") && value !== undefined)
      between.push({ fact, about, value });
  }
  const subjects = subjectsOf(registry);
  const variants = subjects.filter(({ kind }) => kind === "variant").map(({ name }) => name);
  const against = [...verdicts, ...between].map(({ about }) => about.against).find((each) => each?.kind === "variant");
  const baseline = against?.name ?? variants.find((name) => name === "baseline");
  const stages = [...new Set(registry.facts.flatMap(({ stage }) => stage ?? []))];
  return {
    registry,
    levels,
    between,
    verdicts,
    counts,
    ranks,
    drifts,
    bests,
    settings,
    names,
    variants: baseline === undefined ? variants : [baseline, ...variants.filter((name) => name !== baseline)],
    baseline,
    stages,
    vocabulary: {
      names: nameTable(
        [
          ...subjects,
          ...names
            .filter(({ about }) => /model/.test(about.names))
            .map(({ fact }): FactSubject => ({ kind: "model", name: fact.text })),
        ],
        verdicts.map(({ fact }) => fact),
        stages,
      ),
    },
  };
}

/** A share in % is the same count in other words. */
function countOf(fact: Fact, about: About<"count" | "share">): readonly Count[] {
  const { value, n, unit } = fact;
  if (value === undefined || unit === "%") return [];
  return [{ fact, about, k: value, ...(n === undefined ? {} : { n }) }];
}

function subjectsOf({ facts }: FactRegistry): readonly FactSubject[] {
  const found = new Map<string, FactSubject>();
  const add = (subject: FactSubject | undefined): void => {
    if (subject && !found.has(`${subject.kind} ${subject.name}`)) found.set(`${subject.kind} ${subject.name}`, subject);
  };
  for (const { about } of facts) {
    if (about && "against" in about) add(about.against);
    if (about && "subject" in about) add(about.subject);
  }
  return [...found.values()];
}
