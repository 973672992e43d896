import type { Counted, CountedState, NarrativeSection } from "../../records";
import type { ClaimKind } from "../types";
import { wordings } from "./wording";
import type { Wordings } from "./wording";

type Names = "amount" | "be" | "have" | "of" | "thing" | "end";

/** How one count is said, where it may stand and how much it tells. */
export interface CountRow {
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
/** Everything that is counted, in words. */
export const countRows: readonly CountRow[] = [
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
  ...(["csv", "json", "markdown"] as const).map((state): CountRow => ({
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
