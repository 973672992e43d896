import type {
  Counted,
  CountedState,
  Fact,
  FactAbout,
  FactRegistry,
  FactSubject,
  Settings,
  VerdictSays,
} from "../../src/records";

/** A fact of the labelled sentences' registries, which were written before facts told what they are about. */
type OlderFact = Omit<Fact, "about"> & {
  readonly key: string;
  readonly about?: FactAbout;
  readonly rank?: { readonly place: number; readonly of: number };
};

/** The registries of the labelled sentences as facts are today; a fact whose key is not known stays out. */
export function withAbout(registry: { readonly facts: readonly OlderFact[] }): FactRegistry {
  const subjects = new Map(
    registry.facts.flatMap((fact) => {
      const subject = fact.rank === undefined ? undefined : rankedSubject(fact);
      return subject === undefined ? [] : [[fact.key, subject] as const];
    }),
  );
  const facts = registry.facts.flatMap((fact): readonly Fact[] => {
    const about = fact.about ?? aboutOf(fact, subjects);
    return about === undefined ? [] : [{ ...fact, about }];
  });
  return { schema: "chimera-notebook/facts/1", facts };
}

const counts: Readonly<Record<string, readonly ["count" | "share", Counted, CountedState?]>> = {
  "data.files": ["count", "files"],
  "data.csv": ["count", "files", "csv"],
  "data.json": ["count", "files", "json"],
  "data.markdown": ["count", "files", "markdown"],
  "data.csv.share": ["share", "files", "csv"],
  "data.json.share": ["share", "files", "json"],
  "data.markdown.share": ["share", "files", "markdown"],
  "data.observations": ["count", "observations"],
  "data.failed": ["share", "observations", "failed"],
  "data.duplicates": ["count", "files", "duplicate"],
  "data.unreadable": ["count", "files", "unreadable"],
  "data.models": ["count", "models"],
  "data.cold": ["count", "observations", "cold"],
  "data.sweep.settings": ["count", "settings"],
  "data.compilation.workloads": ["count", "workloads"],
  "data.compilation.apart": ["count", "backends", "unranked"],
  "data.compilation.failed": ["share", "compilations", "failed"],
  "environment.cores": ["count", "cores"],
  "environment.memory": ["count", "memory"],
  "environment.runs": ["count", "runs"],
  "calls.total": ["count", "calls"],
  "calls.ok": ["share", "calls", "ok"],
  "calls.failed": ["share", "calls", "failed"],
  "calls.aside": ["share", "calls", "aside"],
  "calls.whole": ["share", "answers", "whole"],
  "calls.cold": ["count", "calls", "cold"],
  "calls.variants": ["count", "variants"],
  "calls.stages": ["count", "stages"],
};
const names: Readonly<Record<string, Extract<FactAbout, { role: "name" }>["names"]>> = {
  "environment.model": "model",
  "environment.quantization": "quantization",
  "environment.parameters": "parameters",
  "environment.engine": "engine",
  "data.sweep.model": "sweep-model",
};
const statistics = { mean: "mean", sd: "deviation", cv: "variation" } as const;
const changes = ["difference", "change", "ratio"] as const;

function aboutOf(fact: OlderFact, subjects: ReadonlyMap<string, FactSubject>): FactAbout | undefined {
  const { key } = fact;
  const count = counts[key];
  if (count) return { role: count[0], counted: count[1], ...(count[2] === undefined ? {} : { state: count[2] }) };
  if (names[key] !== undefined) return { role: "name", names: names[key] };
  const parts = key.split(".");
  if (parts[0] === "data") return dataAbout(fact, parts, subjects);
  if (parts[0] === "calls") return callsAbout(fact, parts);
  if (parts[0] === "comparison") return comparisonAbout(fact, parts);
  return parts[0] === "classic" ? classicAbout(fact, parts) : undefined;
}

function rankedSubject({ key, subject, rank }: OlderFact): FactSubject | undefined {
  if (subject === undefined || rank === undefined) return undefined;
  if (key.startsWith("data.sweep.")) return { kind: "settings", name: subject, settings: settingsOf(subject) };
  return { kind: key.startsWith("data.compilation.") ? "backend" : "model", name: subject };
}

/** `num_gpu=80 num_ctx=512` as data. */
function settingsOf(text: string): Settings {
  return Object.fromEntries(
    text.split(" ").map((pair) => {
      const [name = "", value = ""] = pair.split("=");
      return [name, Number.isFinite(Number(value)) ? Number(value) : value];
    }),
  );
}

function dataAbout(
  fact: OlderFact,
  [, group, which, what]: readonly string[],
  subjects: ReadonlyMap<string, FactSubject>,
): FactAbout | undefined {
  const { metric, subject, rank } = fact;
  if (what === "ok" && subject !== undefined)
    return { role: "share", counted: "observations", state: "ok", subject: { kind: "model", name: subject } };
  if (metric === undefined) return undefined;
  const statistic = group === "sweep" ? "single" : "median";
  const own = rankedSubject(fact);
  if (own && rank)
    return what === "value"
      ? { role: "level", metric, statistic, subject: own }
      : { role: "rank", metric, statistic, subject: own, place: rank.place, of: rank.of };
  const role = changes.find((each) => each === which);
  const higher = fact.metric === "throughput";
  const [high, low] = higher ? ["best", "worst"] : ["worst", "best"];
  const [a, b] = [high, low].map((end) => subjects.get(`data.${group}.${end}.value`));
  return role && a && b ? { role, metric, statistic, subject: a, against: b } : undefined;
}

const variantOf = (name: string): FactSubject => ({ kind: "variant", name });

function callsAbout({ subject, stage }: OlderFact, [, what]: readonly string[]): FactAbout | undefined {
  if (what === undefined) return undefined;
  if (subject === undefined) return { role: "level", metric: what, statistic: "sum" };
  if (what === "ok") return { role: "share", counted: "calls", state: "ok", subject: variantOf(subject) };
  if (what === "whole") return { role: "share", counted: "answers", state: "whole", subject: variantOf(subject) };
  const pooled = what === "pooled";
  return {
    role: "level",
    metric: pooled ? "throughput" : what,
    statistic: pooled ? "pooled" : "median",
    subject: variantOf(subject),
    ...(stage === undefined ? {} : { stage }),
  };
}

function comparisonAbout(fact: OlderFact, [, metric]: readonly string[]): FactAbout | undefined {
  const { subject, against, stage, key } = fact;
  if (metric === undefined || subject === undefined || against === undefined || stage === undefined) return undefined;
  const sides = { subject: variantOf(subject), against: variantOf(against), stage };
  const kind = key.slice(`comparison.${metric}.${stage}.`.length).split(".")[0];
  if (kind === "verdict") return { role: "verdict", metric, ...sides, says: saysOf(fact.text) };
  if (kind === "ratio")
    return {
      role: "ratio",
      statistic: "median",
      estimate: true,
      ...sides,
      metric: metric === "ttft" ? metric : "time-per-token",
    };
  const role = changes.find((each) => each === kind);
  return role && { role, statistic: "median", metric, ...sides };
}

const beginnings: readonly (readonly [string, VerdictSays])[] = [
  ["faster", "faster"],
  ["slower", "slower"],
  ["no practical difference", "equivalent"],
  ["small", "small"],
  ["inconclusive", "inconclusive"],
  ["more often ok", "more-often"],
  ["less often ok", "less-often"],
  ["no difference shown", "not-shown"],
  ["not enough", "not-enough"],
  ["no ratio", "difference-only"],
];

/** Older files hold a verdict as its sentence only. What begins like none of them is of unknown meaning: not compared. */
function saysOf(sentence: string): VerdictSays {
  return beginnings.find(([beginning]) => sentence.startsWith(beginning))?.[1] ?? "refused";
}

function classicAbout(fact: OlderFact, parts: readonly string[]): FactAbout | undefined {
  const [, metric, what] = parts;
  const { subject: name, against, stage } = fact;
  if (metric === undefined || name === undefined) return undefined;
  const subject = variantOf(name);
  if (metric === "settings") return { role: "setting", subject, settings: settingsOf(fact.text) };
  if (metric === "call" && stage !== undefined) {
    const run = Number(/^run-(\d+)$/.exec(what ?? "")?.[1]);
    const own = fact.metric ?? "";
    return { role: "level", metric: own, statistic: "single", subject, stage, run };
  }
  const role = changes.find((each) => each === what);
  if (role && against !== undefined)
    return { role, metric, statistic: metric === "tokens" ? "sum" : "mean", subject, against: variantOf(against) };
  const statistic = Object.entries(statistics).find(([word]) => word === what)?.[1] ?? "sum";
  return { role: "level", metric, statistic, subject };
}
