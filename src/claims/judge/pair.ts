import type { Fact } from "../../records";

/** Two that are compared, with everything that may be said of what lies between them. */
export interface Pair {
  readonly fact: Fact;
  readonly metric: string;
  readonly unit: string;
  /** Subject less the other. */
  readonly difference: number;
  /** In %: of the two values, and as the comparison of the paired calls estimates it. */
  readonly changes: readonly number[];
  /** In %, with the subject as the whole: what some call "faster by". */
  readonly otherChanges: readonly number[];
  readonly ratios: readonly number[];
  /** A verdict says that it is more than chance; true where none is given. */
  readonly decided: boolean;
}
