import type { DataFrame } from "danfojs-node";

import type { CallRecord, Measurement } from "../records";
import { danfo } from "./danfo";
import { callColumns, measurementColumns } from "./columns";
import type { Column } from "./columns";
import { rememberUnits } from "./units";

/**
 * A Danfo frame of measurements or call records. It is built from columns, as Danfo places the values of row objects by their position;
 * a missing number is NaN, and `frameToHtml` shows the units.
 * @param records all of one type
 */
export function toFrame(records: readonly Measurement[] | readonly CallRecord[]): DataFrame {
  const first = records[0];
  const calls = first !== undefined && "clock" in first;
  return frameOf(
    calls ? callColumns(records as readonly CallRecord[]) : measurementColumns(records as readonly Measurement[]),
  );
}

/** A Danfo frame of columns of the same length. */
export function frameOf(columns: readonly Column[]): DataFrame {
  const length = columns[0]?.values.length ?? 0;
  const odd = columns.find((column) => column.values.length !== length);
  if (odd !== undefined) throw new TypeError(`Column ${odd.name} has ${odd.values.length} values, not ${length}.`);
  const { DataFrame } = danfo();
  const rows = Array.from({ length }, (_, at) => columns.map(({ values }) => values[at]!));
  const frame = new DataFrame(rows, { columns: columns.map(({ name }) => name) });
  rememberUnits(
    frame,
    new Map(columns.flatMap(({ name, unit }) => (unit === undefined ? [] : [[name, unit] as const]))),
  );
  return frame;
}
