import type { CanonicalUnit } from "../../records";
import type { Aggregate } from "./aggregate";
import type { NumberStyle } from "./cell";

/** What a column or key measures. */
export interface Quantity {
  /** Name without unit and aggregate, such as `ttft`. */
  readonly metric: string;
  readonly unit: CanonicalUnit;
  /** Canonical value = value in the file × scale. */
  readonly scale: number;
  /** Unit as the name gives it; empty where it gives none. */
  readonly originalUnit: string;
  readonly aggregate?: Aggregate;
  /** Set where the unit can mean two things. */
  readonly ambiguous?: string;
  /** Set for a share of one by its name alone, such as an accuracy: a value above 1 is none. */
  readonly share?: true;
  /** How a column writes its numbers, where it is not with a decimal point. */
  readonly style?: NumberStyle;
}
