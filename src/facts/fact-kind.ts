import type { Direction, FactGroup } from "../records";

/** One kind of fact. The same kind has the same id in every report: people can compare, and a small model can learn. */
export interface FactKind {
  readonly id: string;
  readonly key: string;
  readonly group: FactGroup;
  /** In words, without digits and without names: those are facts themselves. */
  readonly label: string;
  readonly direction: Direction;
  /** Place in the prompt's table when room is short, 1 first; absent = never in a prompt. */
  readonly priority?: number;
}
