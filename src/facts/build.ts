import type { Direction, Fact, FactAbout, FactGroup, FactSource } from "../records";
import { factKind, firstFreeId } from "./catalogue";
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
  readonly rank?: NonNullable<Fact["rank"]>;
  readonly sources?: readonly FactSource[];
}

/** Collects facts; a value that is not there makes no fact. */
export interface FactCollector {
  readonly add: (key: string, input: FactInput) => void;
  /** A fact of no catalogued kind: further variants, stages and subjects. */
  readonly addFree: (key: string, group: FactGroup, label: string, direction: Direction, input: FactInput) => void;
  readonly facts: () => readonly Fact[];
}

export function collectFacts(): FactCollector {
  const facts: Fact[] = [];
  let free = firstFreeId;
  const push = (
    id: string,
    key: string,
    group: FactGroup,
    label: string,
    direction: Direction,
    input: FactInput,
  ): void => {
    const text =
      input.text ?? (input.value === undefined ? undefined : formatQuantity(input.value, input.unit ?? "count"));
    if (text === undefined || text === "" || (input.value !== undefined && !Number.isFinite(input.value))) return;
    const { sources = [], about, metric, ...rest } = input;
    const { metric: own, ...names } = namesOf(about);
    const named = metric === undefined ? own : (metric ?? undefined);
    const shown = named === undefined ? {} : { metric: named };
    facts.push({ id, key, group, label, direction, about, ...names, ...shown, ...rest, text, sources });
  };
  return {
    add: (key, input) => {
      const kind = factKind(key);
      push(kind.id, kind.key, kind.group, kind.label, kind.direction, input);
    },
    addFree: (key, group, label, direction, input) => push(`f${free++}`, key, group, label, direction, input),
    facts: () => [...facts].sort((a, b) => Number(a.id.slice(1)) - Number(b.id.slice(1))),
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
