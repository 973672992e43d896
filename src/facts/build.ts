import { factId } from "../records";
import type { Direction, Fact, FactAbout, FactGroup, FactSource } from "../records";
import { kindOf, placeOf } from "./catalogue";
import { formatQuantity } from "./format";

/** What a fact is made of; the rest comes from the catalogue. */
export interface FactInput {
  /** What the fact speaks of: its subject, stage and metric are taken from here. */
  readonly about: FactAbout;
  /** The metric that tables name, where it is another than the one it speaks of; null: none. */
  readonly metric?: string | null;
  readonly value?: number;
  readonly unit?: string;
  readonly text?: string;
  readonly interval?: readonly [number, number];
  readonly n?: number;
  readonly sources?: readonly FactSource[];
}

/** Collects facts; a value that is not there makes no fact, and what is known already is not said again. */
export interface FactCollector {
  /** A fact that the catalogue has a label for. */
  readonly add: (input: FactInput) => void;
  /** A fact of a variant: its label names it. */
  readonly addOwn: (group: FactGroup, label: string, direction: Direction, input: FactInput) => void;
  readonly facts: () => readonly Fact[];
}

const groups: readonly FactGroup[] = ["data", "environment", "calls", "comparison"];

export function collectFacts(): FactCollector {
  const facts = new Map<string, Fact>();
  const push = (id: string, kind: Pick<Fact, "group" | "label" | "direction">, input: FactInput): void => {
    const text =
      input.text ?? (input.value === undefined ? undefined : formatQuantity(input.value, input.unit ?? "count"));
    if (text === undefined || text === "" || (input.value !== undefined && !Number.isFinite(input.value))) return;
    if (facts.has(id)) return;
    const { sources = [], about, metric, ...rest } = input;
    const { metric: own, ...names } = namesOf(about);
    const named = metric === undefined ? own : (metric ?? undefined);
    const shown = named === undefined ? {} : { metric: named };
    const { group, label, direction } = kind;
    facts.set(id, { id, group, label, direction, about, ...names, ...shown, ...rest, text, sources });
  };
  return {
    add: (input) => {
      const id = factId(input.about);
      push(id, kindOf(id), input);
    },
    addOwn: (group, label, direction, input) => push(factId(input.about), { group, label, direction }, input),
    facts: () =>
      [...facts.values()].sort(
        (a, b) => groups.indexOf(a.group) - groups.indexOf(b.group) || placeOf(a.id) - placeOf(b.id),
      ),
  };
}

/** Subject, stage and metric by their names, as tables and prompts show them. What lies between two models is of neither. */
function namesOf(about: FactAbout): Pick<Fact, "subject" | "against" | "stage" | "metric"> {
  const other = "against" in about ? about.against : undefined;
  const between = other !== undefined && other.kind !== "variant";
  const subject = "subject" in about && !between ? about.subject?.name : undefined;
  const against = between ? undefined : other?.name;
  const stage = "stage" in about ? about.stage : undefined;
  const metric = "metric" in about && about.metric !== "ok" ? about.metric : undefined;
  return {
    ...(subject === undefined ? {} : { subject }),
    ...(against === undefined ? {} : { against }),
    ...(stage === undefined ? {} : { stage }),
    ...(metric === undefined ? {} : { metric }),
  };
}
