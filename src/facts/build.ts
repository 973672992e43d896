import type { Fact, FactGroup, FactSource, Direction } from "../records";
import { factKind, firstFreeId } from "./catalogue";
import { formatQuantity } from "./format";

/** What a fact is made of; the rest comes from the catalogue. */
export interface FactInput {
  readonly value?: number;
  readonly unit?: string;
  readonly text?: string;
  readonly interval?: readonly [number, number];
  readonly n?: number;
  readonly subject?: string;
  readonly against?: string;
  readonly stage?: string;
  readonly metric?: string;
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
    const { sources = [], ...rest } = input;
    facts.push({ id, key, group, label, direction, ...rest, text, sources });
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
