import type { Counted, CountedState, Fact, NarrativeSection } from "../../records";
import type { Count } from "../known/known";
import type { Claim, ClaimKind } from "../types";
import { claim } from "./make";
import type { Making } from "./make";
import { wordings } from "./wording";
import type { Wordings } from "./wording";

type Names = "amount" | "be" | "have" | "of" | "thing" | "end";

interface Row {
  readonly counted: Counted;
  readonly state?: CountedState;
  readonly kind: ClaimKind;
  readonly weight: number;
  /** Of none of them. */
  readonly none: number | undefined;
  readonly sections: readonly NarrativeSection[];
  /** "call" and "calls". */
  readonly thing: readonly [one: string, many: string];
  readonly say: Wordings<Names>;
}

const ok = wordings("{amount} {thing}{of} {be} ok.");
const failed = wordings("{amount} {thing}{of} failed.");
const aside = wordings("{amount} {thing}{of} {be} set aside.");
const whole = wordings("{amount} {thing}{of} {be} whole.");
const cold = wordings("{amount} {thing}{of} {be} cold.");
const timed = wordings("{amount} {thing}{of} {have} times that count.");
const files = wordings("{amount} {thing} {be} read.", "The folder holds {amount} {thing}.");
const format = wordings("{amount} of the files {be} {end}.");
const observations = wordings("The files hold {amount} {thing}.", "In the files there {be} {amount} {thing}.");
const lost = wordings(
  "{amount} {thing} failed or {be} missing.",
  "Of the observations, {amount} failed or {be} missing.",
);
const duplicates = wordings("{amount} {thing} {be} counted once.");
const unreadable = wordings("{amount} {thing} could not be read.");
const models = wordings("{amount} {thing} {be} named in the files.", "The files name {amount} {thing}.");
const compilations = wordings("{amount} {thing} failed.");
const settings = wordings("The sweep tried {amount} {thing}.");
const workloads = wordings("All ranked backends ran {amount} {thing}.");
const variants = wordings("{amount} {thing} {be} compared.");
const runs = wordings("{amount} {thing} of each variant {be} made.", "There {be} {amount} {thing} of each variant.");
const cores = wordings("The machine has {amount} {thing}.");
const memory = wordings("The machine has {amount} of memory.");

const summary = ["executive_summary", "key_findings", "conclusion"] as const;
const calls = ["call", "calls"] as const;
const rows: readonly Row[] = [
  { counted: "calls", state: "ok", kind: "share", weight: 74, none: 95, sections: summary, thing: calls, say: ok },
  {
    counted: "calls",
    state: "failed",
    kind: "share",
    weight: 78,
    none: 34,
    sections: [...summary, "recommendations"],
    thing: calls,
    say: failed,
  },
  {
    counted: "calls",
    state: "aside",
    kind: "share",
    weight: 66,
    none: undefined,
    sections: summary,
    thing: calls,
    say: aside,
  },
  {
    counted: "answers",
    state: "whole",
    kind: "share",
    weight: 62,
    none: 92,
    sections: summary,
    thing: ["answer", "answers"],
    say: whole,
  },
  {
    counted: "calls",
    state: "cold",
    kind: "count",
    weight: 46,
    none: 12,
    sections: ["key_findings", "performance_analysis"],
    thing: calls,
    say: cold,
  },
  {
    counted: "calls",
    state: "timed",
    kind: "share",
    weight: 22,
    none: 86,
    sections: ["performance_analysis"],
    thing: calls,
    say: timed,
  },
  {
    counted: "files",
    kind: "count",
    weight: 54,
    none: undefined,
    sections: ["executive_summary", "data"],
    thing: ["file", "files"],
    say: files,
  },
  ...(["csv", "json", "markdown"] as const).map((state): Row => ({
    counted: "files",
    state,
    kind: "count",
    weight: 20,
    none: undefined,
    sections: ["data"],
    thing: ["file", "files"],
    say: format,
  })),
  {
    counted: "files",
    state: "duplicate",
    kind: "count",
    weight: 36,
    none: 8,
    sections: ["data"],
    thing: ["duplicate file", "duplicate files"],
    say: duplicates,
  },
  {
    counted: "files",
    state: "unreadable",
    kind: "count",
    weight: 48,
    none: 10,
    sections: ["data", "recommendations"],
    thing: ["file", "files"],
    say: unreadable,
  },
  {
    counted: "observations",
    kind: "count",
    weight: 52,
    none: undefined,
    sections: ["data", "conclusion"],
    thing: ["observation", "observations"],
    say: observations,
  },
  {
    counted: "observations",
    state: "failed",
    kind: "share",
    weight: 56,
    none: 18,
    sections: ["executive_summary", "data", "key_findings", "recommendations"],
    thing: ["observation", "observations"],
    say: lost,
  },
  {
    counted: "models",
    kind: "count",
    weight: 44,
    none: undefined,
    sections: ["data"],
    thing: ["model", "models"],
    say: models,
  },
  {
    counted: "compilations",
    state: "failed",
    kind: "share",
    weight: 45,
    none: 16,
    sections: ["key_findings", "recommendations"],
    thing: ["compilation measurement", "compilation measurements"],
    say: compilations,
  },
  {
    counted: "settings",
    kind: "count",
    weight: 24,
    none: undefined,
    sections: ["data"],
    thing: ["combination of settings", "combinations of settings"],
    say: settings,
  },
  {
    counted: "workloads",
    kind: "count",
    weight: 18,
    none: undefined,
    sections: ["data"],
    thing: ["workload", "workloads"],
    say: workloads,
  },
  {
    counted: "variants",
    kind: "count",
    weight: 26,
    none: undefined,
    sections: ["executive_summary", "performance_analysis"],
    thing: ["variant", "variants"],
    say: variants,
  },
  {
    counted: "runs",
    kind: "count",
    weight: 32,
    none: undefined,
    sections: ["performance_analysis", "recommendations", "conclusion"],
    thing: ["run", "runs"],
    say: runs,
  },
  {
    counted: "cores",
    kind: "count",
    weight: 9,
    none: undefined,
    sections: ["performance_analysis"],
    thing: ["processor core", "processor cores"],
    say: cores,
  },
  {
    counted: "memory",
    kind: "count",
    weight: 9,
    none: undefined,
    sections: ["performance_analysis"],
    thing: ["", ""],
    say: memory,
  },
];

/** What was read, made, failed, kept apart and set aside, in numbers. */
export function countClaims(making: Making): readonly Claim[] {
  const made = making.known.counts.some(
    ({ about, k }) => about.counted === "calls" && about.state === undefined && k > 0,
  );
  return making.known.counts.flatMap((count) => {
    const { about } = count;
    // Before a call was made, runs and variants are planned ones.
    if (!made && (about.counted === "runs" || about.counted === "variants")) return [];
    const row = rows.find((each) => each.counted === about.counted && each.state === about.state);
    return !row || about.why !== undefined ? [] : countClaim(count, row, making);
  });
}

const formats: Readonly<Record<string, string>> = { csv: "CSV", json: "JSON", markdown: "Markdown" };

function countClaim({ fact, about, k, n }: Count, row: Row, making: Making): readonly Claim[] {
  const { subject, stage, counted, state } = about;
  if ((subject !== undefined && subject.kind !== "variant") || (counted === "memory" && !fact.unit)) return [];
  const weight = k === 0 ? row.none : row.weight;
  // Of one file format there may be none; of what is counted at all there is something, or it is not said.
  if (weight === undefined || (n !== undefined && n === 0)) return [];
  const place = `${subject === undefined ? "" : ` of ${subject.name}`}${stage === undefined ? "" : ` in the ${stage} stage`}`;
  const many = (n ?? k) !== 1;
  // "1 of 16 calls was ok", "none of the 16 calls was", "all 16 were".
  const several = n === undefined ? k !== 1 : k > 1;
  return [
    claim(making, {
      id: ["count", counted, state ?? "all", subject?.name, stage].filter((each) => each !== undefined).join("."),
      kind: k === 0 && state === "timed" ? "missing" : row.kind,
      weight: subject === undefined ? weight : weight - 20,
      sections: sectionsOf(row, k),
      say: row.say,
      slots: {
        amount: amountOf(fact, k, n),
        thing: row.thing[many ? 1 : 0],
        be: several ? "were" : "was",
        have: several ? "have" : "has",
        of: place,
        end: formats[state ?? ""] ?? "",
      },
    }),
  ];
}

/** Of nothing that went wrong nobody has to be told to look at it. */
function sectionsOf({ sections, state }: Row, k: number): readonly NarrativeSection[] {
  if (k > 0) return sections;
  return state === "timed"
    ? ["key_findings", "recommendations"]
    : sections.filter((name) => name !== "recommendations");
}

/** "15 of 16", "All 16", "None of the 16", "2". */
function amountOf(fact: Fact, k: number, n: number | undefined): { readonly fact: Fact; readonly text: string } {
  if (n === undefined || n === 1) return { fact, text: fact.text };
  const text = k === 0 ? `None of the ${n}` : k === n ? `All ${n}` : fact.text;
  return { fact, text };
}
