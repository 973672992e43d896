import type { Measurement, Settings, Subject } from "../../records";
import type { AggregateWord } from "./aggregate";
import { aggregated } from "./aggregated";
import type { Failure } from "./failure";
import type { Quantity } from "./quantity";

/** What is common to the measurements of one row or record. */
export interface Row {
  readonly row?: number;
  readonly pointer?: string;
  readonly subject: Subject;
  readonly settings: Settings;
  readonly settingsFrom: Measurement["settingsFrom"];
  readonly dimensions?: Settings;
  /** Set for a failed record: every value of it is null and carries this. */
  readonly failure?: Failure;
  /** Set where values of the row are never pooled with those of other rows: a warm-up, the failed requests of a run. */
  readonly apart?: string;
  /** What a throughput of the row is, where its test says so: `prefill` for `pp512`. */
  readonly rate?: string;
  /** Set for a row that sums up the others, such as an average. */
  readonly aggregate?: AggregateWord;
}

/** What a value of this row is: one of a warm-up is no other's, and one of an average row is an average. */
export function ofRow(
  { apart, aggregate, rate }: Pick<Row, "apart" | "aggregate" | "rate">,
  given: Quantity,
): Quantity {
  if (apart === undefined && aggregate === undefined && rate === undefined) return given;
  const isRate = rate !== undefined && given.unit === "tokens/s" && given.metric === "throughput";
  const quantity = isRate ? { ...given, metric: rate } : given;
  const summed =
    aggregate === undefined || quantity.aggregate !== undefined ? quantity : aggregated(quantity, aggregate);
  return apart === undefined ? summed : { ...summed, metric: `${summed.metric}.${apart}` };
}
